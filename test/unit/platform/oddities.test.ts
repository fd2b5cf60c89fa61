import { judgePush } from '../../../nodes/AdobeCampaign/wire/push';
import { readLogon } from '../../../nodes/AdobeCampaign/wire/logon';
import { judgeSend } from '../../../nodes/AdobeCampaignTransactional/wire/send';
import { judgeIngest } from '../../../nodes/ExperiencePlatform/wire/ingest';
import { judgeExecution } from '../../../nodes/JourneyOptimizer/wire/execution';
import { readToken as readMarketoToken } from '../../../nodes/Marketo/wire/identity';
import { judgeRequestCampaign } from '../../../nodes/Marketo/wire/requestCampaign';
import { judgeTrigger } from '../../../nodes/Marketo/wire/trigger';
import type { Judgement } from '../../../nodes/shared/contract/judgement';
import type { Reason } from '../../../nodes/shared/contract/outcome';
import type { WireResponse } from '../../../nodes/shared/contract/wire';
import { failureOf } from '../../../nodes/shared/http/failureOf';
import { readToken } from '../../../nodes/shared/ims/token';
import { eventOf } from '../adobeCampaign/eventOf';
import { messages } from '../experiencePlatform/messages';
import { execution } from '../journeyOptimizer/responses';

const event = eventOf('rtEvent', 'order', { email: 'a@example.com' }, {}, {});
const request = {
	campaign: { by: 'id' as const, id: 1 },
	key: { type: 'EMAIL', value: 'a@example.com' },
	...{ tokens: [], source: 'MKTOWS' as const },
};
const address = { organization: 'geometrixx', transactionalApi: 'mcgeometrixx', eventId: 'EVT' };
const products: Array<[name: string, judge: (response: WireResponse) => Judgement]> = [
	['Campaign SOAP', (response) => judgePush(response, [event])],
	['Campaign REST', (response) => judgeSend(response, { address, body: '{}', submitted: {} })],
	['Marketo REST', (response) => judgeTrigger(response, [{ request, leadIds: [1] }])],
	['Marketo SOAP', (response) => judgeRequestCampaign(response, [request])],
	['Experience Platform', (response) => judgeIngest('single', response, messages(['a']), true)],
	['Journey Optimizer', (response) => judgeExecution(response, [execution('a')], 'first')],
];
const restProducts = products.filter(([name]) => !/SOAP|Marketo/.test(name));

function reasonOf(judgement: Judgement): Reason {
	if (judgement.kind !== 'answered') return judgement.reason;
	const [outcome] = judgement.outcomes;
	if (!outcome || outcome.outcome === 'accepted') throw new Error('It was accepted');
	return outcome.reason;
}

const respond = (status: number, body = '', headers: Record<string, string> = {}): WireResponse => ({
	...{ status, headers, body },
});

describe.each(products)('%s', (_product, judge) => {
	test('a 407 names the proxy and ends the run, whatever its page says', () => {
		const judgement = judge(respond(407, '<html><body>Proxy Authentication Required</body></html>'));
		expect(judgement).toMatchObject({
			kind: 'denied',
			reason: {
				message: 'The proxy on the way to the platform asks for a sign-in',
				todo: expect.stringContaining('HTTPS_PROXY'),
				httpStatus: 407,
			},
		});
	});

	test.each([
		['https://login.example.com:8443/sso?token=secret', '; it leads to login.example.com:8443'],
		['//login.example.com/sso', '; it leads to login.example.com'],
		['/elsewhere', ''],
		['', ''],
	])('a redirect to %s says the host only', (location, ending) => {
		const { message } = reasonOf(judge(respond(302, '', location === '' ? {} : { location })));
		expect(message).toMatch(/responds with a redirect, which is not followed/);
		expect(message.replace(/^.* not followed/, '')).toBe(ending);
	});

	test('the page of a firewall is neither a missing right nor a refused token', () => {
		const page = '<!DOCTYPE html>\n<html><head><title>Request blocked</title></head><body>Support ID 123</body></html>';
		expect(reasonOf(judge(respond(403, page)))).toMatchObject({
			message: 'A firewall or a proxy on the way to the platform refuses the request',
			platformMessage: page,
		});
	});

	test('a well-formed page keeps its words', () => {
		const page = '<html><head><title>502</title></head><body><p>Upstream is down &amp; out</p></body></html>';
		expect(reasonOf(judge(respond(502, page))).platformMessage).toBe(page);
	});
});

describe.each(restProducts)('%s', (_product, judge) => {
	test.each(['400', '403000', '404010', '500100'])("the gateway's code %s is in details.code", (code) => {
		const body = JSON.stringify({ error_code: code, message: 'From the gateway' });
		const reason = reasonOf(judge(respond(Number(code.slice(0, 3)), body)));
		expect(reason).toMatchObject({ code, platformMessage: 'From the gateway' });
	});

	test('a missing header names the organization and the sandbox', () => {
		const body = JSON.stringify({ error_code: '400003', message: 'Missing header' });
		expect(reasonOf(judge(respond(400, body)))).toMatchObject({
			message: 'The organization ID or the sandbox name is missing',
			todo: expect.stringMatching(/'Organization ID' .* 'Sandbox Name'/),
		});
	});

	test.each([
		['Header x-sandbox-name is missing', 'The sandbox name is missing'],
		['Header x-gw-ims-org-id is missing', 'The organization ID is missing'],
	])('%s', (message, said) => {
		expect(reasonOf(judge(respond(400, JSON.stringify({ error_code: '400003', message }))))).toMatchObject({
			message: said,
		});
	});

	test('advice about a pasted token is not given by the response', () => {
		const body = JSON.stringify({ error_code: '401013', message: 'Oauth token is not valid' });
		expect(reasonOf(judge(respond(401, body))).todo).not.toMatch(/pasted/);
	});
});

test('a code of the validation service is more specific than that of the gateway', () => {
	const body = JSON.stringify({ error_code: '400000', message: 'DCVS-1104-400 not valid' });
	expect(reasonOf(judgeIngest('single', respond(400, body), messages(['a']), true)).code).toBe('DCVS-1104-400');
});

describe('a success of an identity service without a token', () => {
	const page = (text: string): string => `<html><body><h1>${text}</h1></body></html>`;
	const services: Array<[string, (response: WireResponse) => object]> = [
		['Adobe IMS', readToken],
		['Marketo', readMarketoToken],
		['Campaign', readLogon],
	];
	test.each(
		services.flatMap(([name, read]) =>
			['Service Unavailable', '', '{}', page('Service Unavailable'), page('Down for maintenance')].map(
				(body) => [name, body, read] as const,
			),
		),
	)('%s: %j is busy', (_name, body, read) => {
		expect(read(respond(200, body))).toMatchObject({ kind: 'busy', signIn: true });
	});
	test.each(services)('%s: any other page is another service', (_name, read) => {
		expect(read(respond(200, page('Welcome')))).toMatchObject({ kind: 'denied' });
	});
	test.each(services)('%s: a proxy that asks for a sign-in is named, not the secret', (_name, read) => {
		expect(read(respond(407, page('Proxy')))).toMatchObject({
			kind: 'denied',
			reason: { message: 'The proxy on the way to the platform asks for a sign-in' },
		});
	});
});

describe('what an exception says', () => {
	const told = (message: string, code?: string) =>
		failureOf(Object.assign(new Error(message), { code }), 'https://platform.adobe.io/x', 1000);

	test.each([
		'tunneling socket could not be established, statusCode=407',
		'Proxy Authentication Required',
		'Request failed with status code 407',
	])('%s names the proxy; nothing was sent', (message) => {
		expect(told(message)).toMatchObject({
			kind: 'neverSent',
			certificate: true,
			reason: { message: 'The proxy on the way to platform.adobe.io asks for a sign-in' },
		});
	});

	test.each(['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])(
		'%s names NODE_EXTRA_CA_CERTS',
		(code) => {
			expect(told('certificate', code)).toMatchObject({
				kind: 'neverSent',
				certificate: true,
				reason: { todo: expect.stringContaining('NODE_EXTRA_CA_CERTS') },
			});
		},
	);
	test('a certificate that has expired is not the fault of an inspection', () => {
		expect(told('certificate', 'CERT_HAS_EXPIRED').reason.todo).not.toMatch(/NODE_EXTRA_CA_CERTS/);
	});
});

describe('Campaign', () => {
	const fault = (text: string): string =>
		'<?xml version="1.0"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>' +
		`<SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode><faultstring>${text}</faultstring></SOAP-ENV:Fault>` +
		'</SOAP-ENV:Body></SOAP-ENV:Envelope>';
	const judge = (body: string): Judgement => judgePush(respond(200, body), [event]);

	test('a fault with a bare ampersand is a fault with its code', () => {
		expect(judge(fault("XTK-170036 Unable to parse expression 'Tom & Jerry &amp; co' &x"))).toMatchObject({
			kind: 'refused',
			reason: { code: 'XTK-170036', platformMessage: "XTK-170036 Unable to parse expression 'Tom & Jerry & co' &x" },
		});
	});

	test('SOP-330023, after an upgrade to 8.6.3, names the sign-in, the rights and the product profile', () => {
		const { todo = '', code } = reasonOf(judge(fault('SOP-330023 Access denied.')));
		expect(code).toBe('SOP-330023');
		for (const word of ['IMS', 'rights', 'product profile']) expect(todo).toContain(word);
	});

	test('a session that ends with every second request has a reason', () => {
		const { todo } = reasonOf(judge('XSV-350008 Session has expired or is invalid. Please reconnect.'));
		expect(todo).toMatch(/load balancer.*'Login and Password in Each Call'/);
	});
});

test('Journey Optimizer: a response without an execution ID is quoted', () => {
	const body = '{"message":"queued for later"}';
	expect(reasonOf(judgeExecution(respond(200, body), [execution('a')], 'first'))).toMatchObject({
		message: 'Journey Optimizer returned no execution ID',
		platformMessage: body,
	});
});

test('Experience Platform: the report of a refused element of a batch is shown', () => {
	const element = { status: 400, message: 'Bad request', report: { message: 'DCVS-1104-400 no such field' } };
	const body = JSON.stringify({ responses: [element] });
	expect(reasonOf(judgeIngest('batched', respond(207, body), messages(['a']), true))).toMatchObject({
		code: 'DCVS-1104-400',
		platformMessage: 'DCVS-1104-400 no such field',
	});
});
