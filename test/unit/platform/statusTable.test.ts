import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { judgePush } from '../../../nodes/AdobeCampaign/wire/push';
import { judgeSend } from '../../../nodes/AdobeCampaignTransactional/wire/send';
import { judgeIngest } from '../../../nodes/ExperiencePlatform/wire/ingest';
import { judgeExecution } from '../../../nodes/JourneyOptimizer/wire/execution';
import { judgeRequestCampaign } from '../../../nodes/Marketo/wire/requestCampaign';
import { judgeTrigger } from '../../../nodes/Marketo/wire/trigger';
import type { Judgement } from '../../../nodes/shared/contract/judgement';
import type { WireResponse } from '../../../nodes/shared/contract/wire';
import { judgeRow, rowFor } from '../../../nodes/shared/platform/errorRow';
import { root } from '../../harness/paths';
import { eventOf } from '../adobeCampaign/eventOf';
import { messages } from '../experiencePlatform/messages';
import { execution } from '../journeyOptimizer/responses';

const events = ['a', 'b'].map((email) => eventOf('rtEvent', email, { email }, {}, {}));
const address = { organization: 'geometrixx', transactionalApi: 'mcgeometrixx', eventId: 'EVT' };
const request = (value: string) => ({
	campaign: { by: 'id' as const, id: 1 },
	key: { type: 'EMAIL', value },
	tokens: [],
	source: 'MKTOWS' as const,
});
const requests = ['a@x.com', 'b@x.com'].map(request);

/** In the order of the table's columns; each judges a call, of two messages where the platform takes more than one. */
const products: Array<[string, (response: WireResponse) => Judgement]> = [
	['Campaign SOAP', (response) => judgePush(response, events)],
	['Campaign REST', (response) => judgeSend(response, { address, body: '{}', submitted: {} })],
	[
		'Marketo REST',
		(response) =>
			judgeTrigger(
				response,
				requests.map((one) => ({ request: one, leadIds: [1] })),
			),
	],
	['Marketo SOAP', (response) => judgeRequestCampaign(response, requests)],
	['Experience Platform', (response) => judgeIngest('batched', response, messages(['a', 'b']), true)],
	[
		'Journey Optimizer',
		(response) =>
			judgeExecution(
				response,
				['a', 'b'].map((user) => execution(user)),
				'first',
			),
	],
];

function meaning(judgement: Judgement): string {
	if (judgement.kind === 'answered') return judgement.outcomes[0]?.outcome ?? '';
	if (judgement.kind !== 'refused') return judgement.kind;
	return judgement.indivisible ? 'rejected' : 'divided';
}

const lines = readFileSync(join(root, 'docs', 'status-table.md'), 'utf8').split('\n');
const table = lines
	.map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	)
	.filter(([status = '', ...cells]) => /^(\d|other)/.test(status) && cells.length === 6);

test('the table has a column for each product and a row for each status', () => {
	const head =
		lines
			.find((line) => line.startsWith('| Status'))
			?.split('|')
			.slice(2, -1) ?? [];
	expect(head.map((cell) => cell.trim())).toEqual(products.map(([name]) => name));
	expect(table.length).toBeGreaterThan(15);
});

const examples: Readonly<Record<string, string>> = { '3xx': '302', 'other 4xx': '409' };
const body: Readonly<Record<string, string>> = {
	'403, empty': '',
	'403, a code of the gateway': '{"error_code":"403003","message":"Api Key is invalid"}',
	'403, the organization': '{"error_code":"403025","message":"Profile is not valid"}',
};

const cells = table.flatMap(([status = '', ...means]) =>
	products.map(([name, judge], column): [string, string, string, typeof judge] => [
		...([name, status, means[column] ?? ''] as const),
		judge,
	]),
);

test.each(cells)('%s: %s is "%s"', (_name, label, means, judge) => {
	// What a platform does not send is not judged, and a cell may explain itself in brackets.
	if (means === '–') return;
	const statuses = (examples[label] ?? label).match(/\d{3}/g) ?? [];
	expect(statuses.length).toBeGreaterThan(0);
	for (const status of label.includes('code') || label.includes('organization') ? ['403'] : statuses) {
		const judgement = judge({ status: Number(status), headers: {}, body: body[label] ?? '<html>no</html>' });
		expect(`${status} ${meaning(judgement)}`).toBe(`${status} ${means}`);
	}
});

describe('a code that every object has is a code that is in no table', () => {
	const codes = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
	const shapes: Array<(code: string) => string> = [
		(code) => `{"error_code":"${code}","message":"said"}`,
		(code) => `{"code":"${code}","message":"said"}`,
		(code) => `{"success":false,"errors":[{"code":"${code}","message":"said"}]}`,
		(code) => `{"type":"https://ns.adobe.com/aep/errors/${code}","title":"said"}`,
		(code) => `${code} said`,
		(code) =>
			'<e:Envelope xmlns:e="x"><e:Body><e:Fault><faultcode>x</faultcode><faultstring>said</faultstring><detail>' +
			`${code}<serviceException><code>${code}</code><message>said</message></serviceException></detail></e:Fault></e:Body></e:Envelope>`,
	];
	test.each(products)('%s', (_, judge) => {
		const judged = (status: number, code: string, shape: (code: string) => string) =>
			JSON.stringify(judge({ status, headers: {}, body: shape(code) })).replaceAll(code, 'CODE');
		for (const status of [200, 400, 403, 500]) {
			for (const shape of shapes) {
				for (const code of codes) expect(judged(status, code, shape)).toBe(judged(status, 'nothing', shape));
			}
		}
	});

	test('nor does a status find one', () => {
		expect(rowFor({}, 'constructor')).toBeUndefined();
		expect(rowFor(JSON.parse('{"__proto__":1}'), '__proto__')).toBe(1);
		expect(rowFor({}, undefined)).toBeUndefined();
	});
});

test('a busy platform names its pause, in the header or in the row', () => {
	const row = { means: 'busy', say: 'Not now', waitMs: 20_000 } as const;
	const judge = (headers: Record<string, string>) => judgeRow(row, { status: 429, headers, body: '' }, {});
	expect(judge({})).toMatchObject({ kind: 'busy', retryAfterMs: 20_000 });
	expect(judge({ 'retry-after': '3' })).toMatchObject({ retryAfterMs: 3000 });
	expect(judge({ 'retry-after': 'soon' })).toMatchObject({ retryAfterMs: 20_000 });
});
