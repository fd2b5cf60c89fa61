import fc from 'fast-check';

import { readRestSignal } from '../../../nodes/AdobeCampaign/restSignal.read';
import {
	judgeRestSignal,
	MOST_SIGNAL_BYTES,
	restSignalRequest,
	signalBody,
	type RestSignal,
} from '../../../nodes/AdobeCampaign/wire/restSignal';
import { judgeWorkflow, workflowRequest } from '../../../nodes/AdobeCampaign/wire/restWorkflow';
import { judgeSend } from '../../../nodes/AdobeCampaignTransactional/wire/send';
import { itemOf } from '../marketo/itemOf';

const credential = {};
const signal: RestSignal = {
	...{ organization: 'geometrixx', workflowId: 'WKF12', activity: 'signal1' },
	body: '{"source":"API"}',
};
const response = (status: number, body: string) => ({ status, headers: {}, body });
const accepted = { accepted: true, workflowId: 'WKF12', activity: 'signal1' };
/** As the documentation has it. */
const undeclared = [
	'RST-360011 An error has occurred - please contact your administrator.',
	"'contentURL' parameter isn't defined in signal activity.",
	"XTK-170006 Unable to parse expression 'HandleTrigger(@name, $(source), $({parameters}))'.",
	"RST-360000 Error while assessing 'HandleTrigger(@name, $(source), $({parameters}))' expression ('xtk:workflow:execution/activities/signal/trigger' resource)",
].join('\n');

describe('the call', () => {
	test('goes to the address that Campaign gave, byte by byte', () => {
		const triggerPath = '/geometrixx/campaign/workflow/execution/%40a%2Fb/activities/activity/@c/trigger/';
		expect(restSignalRequest([{ ...signal, triggerPath }], credential)).toEqual({
			method: 'POST',
			url: 'https://mc.adobe.io/geometrixx/campaign/workflow/execution/%40a%2Fb/activities/activity/@c/trigger/',
			headers: {
				Accept: 'application/json',
				'Cache-Control': 'no-cache',
				'Content-Type': 'application/json;charset=utf-8',
			},
			body: '{"source":"API"}',
		});
	});

	test('is shown with names where nobody was asked for the address', () => {
		expect(restSignalRequest([{ ...signal, activity: 'a/b' }], credential).url).toBe(
			'https://mc.adobe.io/geometrixx/campaign/workflow/execution/WKF12/activities/activity/a%2Fb/trigger',
		);
	});

	test('before it asks for the workflow', () => {
		expect(workflowRequest({ organization: 'geometrixx', workflowId: 'WKF 12' }, credential)).toEqual({
			method: 'GET',
			url: 'https://mc.adobe.io/geometrixx/campaign/workflow/execution/WKF%2012',
			headers: { Accept: 'application/json', 'Cache-Control': 'no-cache' },
		});
	});

	test('has a body that is read as it was given', () => {
		const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.boolean(), fc.integer());
		fc.assert(
			fc.property(fc.string({ minLength: 1 }), fc.dictionary(fc.string(), value), (source, parameters) => {
				const body: unknown = JSON.parse(signalBody(source, JSON.stringify(parameters)));
				expect(body).toEqual(Object.keys(parameters).length > 0 ? { source, parameters } : { source });
			}),
		);
	});
});

describe('the workflow', () => {
	const href = 'https://mc.adobe.io/geometrixx/campaign/workflow/execution/@w/activities/activity/@a/trigger/';
	const told = (activity: unknown) =>
		judgeWorkflow(response(200, JSON.stringify({ PKey: '@w', activities: { activity } })));

	test('names its signals by activity', () => {
		expect(told({ start: {}, signal1: { trigger: { href } } })).toEqual({
			kind: 'answered',
			outcomes: [
				{
					outcome: 'accepted',
					json: new Map([
						['start', undefined],
						['signal1', '/geometrixx/campaign/workflow/execution/@w/activities/activity/@a/trigger/'],
					]),
				},
			],
		});
	});

	test.each([
		['https://evil.example.com/collect'],
		['https://mc.adobe.io/geometrixx/campaign/profileAndServices/profile'],
		['https://mc.adobe.io/geometrixx/campaign/workflow/execution/../../../other'],
		['https://mc.adobe.io/geometrixx/campaign/workflow/execution/%2e%2e/x/trigger'],
		['//evil.example.com/geometrixx/campaign/workflow/execution/@w/trigger'],
		[5],
	])('has no signal at %s', (strange) => {
		expect(told({ signal1: { trigger: { href: strange } } })).toMatchObject({
			outcomes: [{ json: new Map([['signal1', undefined]]) }],
		});
	});

	test('has a path for its signal whatever host it names, because the token goes nowhere else', () => {
		const elsewhere = href.replace('mc.adobe.io', 'evil.example.com');
		expect(told({ signal1: { trigger: { href: elsewhere } } })).toEqual(told({ signal1: { trigger: { href } } }));
	});

	test.each([
		[200, '{"PKey":"@w"}', 'refused', 'Campaign did not tell the activities of the workflow'],
		[200, '<html>', 'unknown', 'The response of Campaign could not be read'],
		[404, "Unable to find document with path 'Workflow'", 'refused', 'Campaign does not know this workflow'],
		[404, 'Unable to decrypt PKey. (PKey=@x)', 'refused', 'Campaign no longer knows this workflow or activity'],
		[500, 'An error has occurred', 'unknown', 'The response of Campaign could not be read'],
		[403, '{"error_code":"403023","message":"Profile is not valid"}', 'refused', 'no product profile'],
		[
			401,
			'{"error_code":"401013","message":"Oauth token is not valid"}',
			'tokenExpired',
			'does not accept the access token',
		],
	])('with %i %s is %s', (status, body, kind, message) => {
		expect(judgeWorkflow(response(status, body))).toMatchObject({
			kind,
			reason: { message: expect.stringContaining(message) },
		});
	});
});

describe('the response', () => {
	test.each([
		[200, '{}'],
		[201, ''],
		[204, ''],
		[202, 'OK'],
	])('%i %j is a success, whatever it contains', (status, body) => {
		expect(judgeRestSignal(response(status, body), [signal, signal])).toEqual({
			kind: 'answered',
			outcomes: Array(2).fill({ outcome: 'accepted', json: accepted }),
		});
	});

	test.each([
		[500, undeclared],
		[400, JSON.stringify({ title: "'contentURL' parameter isn't defined in signal activity." })],
	])('%i names a parameter that the activity does not declare', (status, body) => {
		expect(judgeRestSignal(response(status, body), [signal])).toMatchObject({
			kind: 'refused',
			reason: {
				message: 'The External signal activity does not declare one of the parameters',
				platformMessage: expect.stringContaining("'contentURL'"),
			},
		});
	});

	test.each([
		[200, '<html><body>Sign in</body></html>'],
		[200, 'RST-360011 An error has occurred - please contact your administrator.'],
		[500, 'An error has occurred - please contact your administrator.'],
		[500, 'RST-360011 An error has occurred - please contact your administrator.'],
		[502, ''],
		[408, ''],
	])('%i %j is unknown: the workflow may have gone on', (status, body) => {
		expect(judgeRestSignal(response(status, body), [signal])).toMatchObject({
			kind: 'unknown',
			reason: { todo: 'The workflow may have gone on: look at it before you send the signal again.' },
		});
	});

	test.each([
		[500, 'RST-360011 x. XTK-170006 Unable to parse', 'refused', 'Campaign could not read the parameters'],
		[404, 'Unable to decrypt PKey. (PKey=@x)', 'refused', 'Campaign no longer knows this workflow or activity'],
		[413, 'Request Entity Too Large', 'refused', 'Campaign refuses the call'],
		[429, '{"error_code":"429050","message":"Too many requests"}', 'busy', 'does not accept more calls'],
	])('%i %s is %s', (status, body, kind, message) => {
		expect(judgeRestSignal(response(status, body), [signal])).toMatchObject({
			kind,
			reason: { message: expect.stringContaining(message) },
		});
	});
});

test('every status means what it means for an event over the same interface', () => {
	const event = {
		address: { organization: 'geometrixx', transactionalApi: 'mcgeometrixx', eventId: 'EVTa' },
		...{ body: '{}', submitted: {} },
	};
	for (let status = 300; status < 600; status++) {
		const [one, other] = [judgeRestSignal(response(status, ''), [signal]), judgeSend(response(status, ''), event)];
		expect([status, one.kind]).toEqual([status, other.kind]);
	}
});

describe('an item', () => {
	const read = (given: Record<string, unknown>, json = {}) => {
		const { item } = itemOf(
			{ organization: 'geometrixx', workflowId: 'WKF12', activity: 'signal1', source: 'n8n', ...given },
			json,
		);
		return readRestSignal(item);
	};
	const inJson = (parametersJson: unknown) => ({ specifyParameters: 'json', parametersJson });

	test.each([
		[{}, {}, '{"source":"n8n"}'],
		[
			inJson('{"n": 7615917337495251231, "price": 10.50, "yes": true, "none": null, "text": ""}'),
			{},
			'{"source":"n8n","parameters":{"n":7615917337495251231,"price":10.50,"yes":true,"text":""}}',
		],
		[
			{ specifyParameters: 'item', source: 'shop "A"' },
			{ at: new Date('2026-01-16T10:00:00Z') },
			'{"source":"shop \\"A\\"","parameters":{"at":"2026-01-16T10:00:00.000Z"}}',
		],
		[
			{ parameters: { assignments: [{ name: 'file', value: 'a.csv' }] } },
			{},
			'{"source":"n8n","parameters":{"file":"a.csv"}}',
		],
	])('gives a body by %j', (given, json, body) => {
		expect(read(given, json)).toEqual({ ...signal, body });
	});

	test.each([
		[{ organization: '' }, "'Organization' is empty"],
		[{ organization: '..' }, "'Organization' cannot be part of a URL"],
		[{ workflowId: ' ' }, "'Workflow' is empty"],
		[{ activity: '' }, "'Activity' is empty"],
		[{ source: '' }, "'Source' is empty"],
		[inJson('[1]'), "'Parameters JSON' is not a valid JSON object"],
		[inJson({ order: { id: 1 } }), `'Parameters' cannot be sent: "order" is not a text`],
		[inJson({ list: [1] }), `'Parameters' cannot be sent: "list" is not a text`],
		[inJson({ rows: NaN }), `'Parameters' cannot be sent: "rows" is not a text`],
		[inJson({ text: 'é'.repeat(MOST_SIGNAL_BYTES / 2) }), 'The signal is too large'],
	])('with %j is refused', (given, message) => {
		expect(() => read(given)).toThrow(message);
	});

	test('may have as many bytes as the limit, and not one more', () => {
		const room = MOST_SIGNAL_BYTES - signalBody('n8n', '{"text":""}').length;
		expect(Buffer.byteLength(read(inJson({ text: 'x'.repeat(room) })).body)).toBe(MOST_SIGNAL_BYTES);
		expect(() => read(inJson({ text: 'x'.repeat(room + 1) }))).toThrow(`${MOST_SIGNAL_BYTES + 1} bytes`);
	});
});
