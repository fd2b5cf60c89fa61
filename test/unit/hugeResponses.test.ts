import { readLogon } from '../../nodes/AdobeCampaign/wire/logon';
import { readSoap as readCampaignSoap } from '../../nodes/AdobeCampaign/wire/response';
import { judgeRefusal as judgeStream } from '../../nodes/ExperiencePlatform/wire/refusal';
import { readRefusal as readJourney } from '../../nodes/JourneyOptimizer/wire/refusal';
import { judgeRequestCampaign } from '../../nodes/Marketo/wire/requestCampaign';
import { readRest } from '../../nodes/Marketo/wire/restResponse';
import { readToken as readMarketoToken } from '../../nodes/Marketo/wire/identity';
import type { WireResponse } from '../../nodes/shared/contract/wire';
import { readToken as readImsToken } from '../../nodes/shared/ims/token';

/** The platform's words are looked through while everything in n8n waits: what grows with their square takes minutes here. */
const repeated = [
	...[
		'profile ',
		'campaign ',
		'the campaign ',
		'IP address ',
		'with EMAIL = ',
		'/problem/',
		'DCVS-1111-',
		'XSV-350',
		'with in ',
		'(20103',
	],
	...['a', '/', ' ', '\n', '-', '1', '['],
].map((part) => `${part.repeat(800_000 / part.length)}\n!`);

const fault = (text: string) =>
	`<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>x</faultcode><faultstring>${text}</faultstring>` +
	`<detail><serviceException><message>${text}</message><code>20103</code></serviceException></detail></e:Fault></e:Body></e:Envelope>`;

const json = (text: string) =>
	JSON.stringify({
		...{ type: text, title: text, message: text, detail: text, error_code: text, error: text, error_description: text },
		...{ success: false, errors: [{ code: '1003', message: text }] },
	});

const readers: Array<[string, (response: WireResponse) => unknown, (text: string) => string]> = [
	['Campaign, a fault', (response) => readCampaignSoap(response, 'PushEvent'), fault],
	['Campaign, its sign-in', readLogon, fault],
	['Campaign, a page', readLogon, (text) => text],
	['Marketo, a fault', (response) => judgeRequestCampaign(response, []), fault],
	['Marketo, REST', (response) => readRest(response, 'Execute Campaign'), json],
	['Marketo, its sign-in', (response) => readMarketoToken(response), json],
	['Adobe IMS', (response) => readImsToken(response), json],
	['Experience Platform', (response) => judgeStream(response, 400, true), json],
	['Journey Optimizer', readJourney, json],
	['Journey Optimizer, a page', readJourney, (text) => text],
];

test.each(readers)('%s: a huge response is read at once', (_name, read, body) => {
	for (const text of repeated) {
		expect(read({ status: 404, headers: {}, body: body(text) })).toBeDefined();
	}
});
