import { demo } from '../../sandbox/demo';
import { accessToken } from './imsClient';
import { runningSandbox } from './running';

const running = runningSandbox();
const { inlets, schemas, datasets, flows, journeyEventId } = demo.experiencePlatform;
const { organizationId, clientId } = demo.ims;
const contentType = 'application/vnd.adobe.xed-full+json;version=1';

type Json = Record<string, unknown>;

const event = (changes: Json = {}): Json => ({ _id: 'e1', timestamp: '2026-01-31T18:00:00Z', ...changes });

function message(entity: unknown, changes: { header?: Json; body?: Json } = {}): Json {
	const schemaRef = { id: schemas.event, contentType };
	return {
		header: { schemaRef, imsOrgId: organizationId, ...changes.header },
		body: { xdmMeta: { schemaRef }, xdmEntity: entity, ...changes.body },
	};
}

async function post(
	path: string,
	body: unknown,
	headers: Record<string, string> = {},
): Promise<{ status: number; body: Json }> {
	const answer = await fetch(`${running().url}/collection/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	const text = await answer.text();
	return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : {} };
}

const controls = () => running().platforms.experiencePlatform.controls.values;
const kinds = () =>
	running()
		.journal.messages('experiencePlatform')
		.map(({ kind }) => kind);
const refusedWith = async (sent: unknown) => {
	const { status, body } = await post(inlets.open, sent);
	return [status, (body.report as Json | undefined)?.message];
};

test('an event is taken, and validation is skipped', async () => {
	expect(await post(inlets.open, message(event()))).toEqual({
		status: 200,
		body: {
			inletId: inlets.open,
			xactionId: expect.any(String),
			receivedTimeMs: expect.any(Number),
			syncValidation: { skipped: true },
		},
	});
	expect(running().journal.timesTaken('experiencePlatform', 'e1')).toBe(1);
});

test('an absent organisation is filled in', async () => {
	expect((await post(inlets.open, message(event(), { header: { imsOrgId: undefined } }))).status).toBe(200);
});

test.each<[string, unknown, RegExp]>([
	['no header', { body: {} }, /^The 'header' field is mandatory/],
	['another organisation', message(event(), { header: { imsOrgId: 'X@AdobeOrg' } }), /absent or wrong ims org/],
	['no schema', message(event(), { header: { schemaRef: undefined } }), /unknown xdm format/],
	[
		'another schema in the body',
		message(event(), { body: { xdmMeta: { schemaRef: { id: schemas.profile, contentType } } } }),
		/unknown xdm format/,
	],
	['a dataset of another schema', message(event(), { header: { datasetId: datasets.profiles } }), /unknown xdm format/],
	[
		'no body',
		{ header: { schemaRef: { id: schemas.event, contentType }, imsOrgId: organizationId } },
		/unknown xdm format/,
	],
	['no entity', message(undefined), /Payload body is missing xdmEntity/],
	[
		'a null',
		message(event({ _sandbox: { order: { number: null } } })),
		/#\/_sandbox\/order\/number: expected type: String, found: Null/,
	],
	['no _id', message(event({ _id: undefined })), /required key \[_id\]/],
	['a time without zone', message(event({ timestamp: '2026-01-31T18:00:00' })), /is not a valid date-time/],
])('%s is refused', async (_, sent, words) => {
	expect(await refusedWith(sent)).toEqual([400, expect.stringMatching(words)]);
	expect(running().journal.count('experiencePlatform')).toBe(0);
});

test('what breaks the schema is received without a word, and is no event', async () => {
	expect((await post(inlets.open, message(event({ extra: 1 })))).status).toBe(200);
	expect(kinds()).toEqual(['invalid']);
});

test.each(['status', 'statusCode'] as const)(
	'a batch is answered with 207 and an element per message (%s)',
	async (batchForm) => {
		controls().batchForm = batchForm;
		const { status, body } = await post(`batch/${inlets.open}`, { messages: [{}, message(event())] });
		const [refused, taken] = body.responses as Json[];
		expect(status).toBe(207);
		expect(refused).toMatchObject({
			[batchForm]: 400,
			message: expect.stringContaining("'header' field is mandatory"),
		});
		expect('xactionId' in (refused ?? {})).toBe(batchForm === 'status');
		expect(Object.keys(taken ?? {})).toEqual(['xactionId']);
		expect(kinds()).toEqual(['event']);
	},
);

test('a batch without messages is refused', async () => {
	expect((await post(`batch/${inlets.open}`, message(event()))).status).toBe(400);
});

test('a body above 1 MB is refused', async () => {
	expect((await post(inlets.open, message(event({ _sandbox: { note: 'x'.repeat(1_000_000) } })))).status).toBe(413);
});

test('another content type and no JSON are refused', async () => {
	expect((await post(inlets.open, message(event()), { 'content-type': 'text/plain' })).status).toBe(400);
	expect((await post(inlets.open, '{"header"')).status).toBe(400);
});

test('an inlet that does not exist is not found', async () => {
	expect((await post('nobody', message(event()))).status).toBe(404);
});

describe('an authenticated inlet', () => {
	test('takes a valid token', async () => {
		const authorization = `Bearer ${await accessToken(running().url)}`;
		expect((await post(inlets.events, message(event()), { authorization })).status).toBe(200);
	});

	test('answers 401 without one, its status as a text', async () => {
		expect(await post(inlets.events, message(event()))).toMatchObject({
			status: 401,
			body: { status: '401', report: { message: '[id] Ims service token is empty' } },
		});
	});

	test.each([401, 403])('answers %i to another one', async (badTokenStatus) => {
		controls().badTokenStatus = badTokenStatus;
		expect((await post(inlets.events, message(event()), { authorization: 'Bearer x' })).status).toBe(badTokenStatus);
	});
});

test('an address that is not on the allow list gets 403 without a body', async () => {
	controls().refuseIp = true;
	expect(await post(inlets.open, message(event()))).toEqual({ status: 403, body: {} });
});

describe('synchronous validation', () => {
	const sync = async (entity: Json) => await post(`${inlets.open}?syncValidation=true`, message(entity));

	test('passes what fits', async () => {
		expect((await sync(event({ _sandbox: { order: { number: 'W-1' } } }))).body.syncValidation).toEqual({
			status: 'pass',
		});
	});

	test('names up to five violations and drops the record', async () => {
		const { status, body } = await sync(event({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }));
		const report = body.report as { cause: { _streamingValidation: Array<{ causingExceptions: unknown[] }> } };
		expect(status).toBe(400);
		expect(report.cause._streamingValidation[0]?.causingExceptions).toHaveLength(5);
		expect(running().journal.count('experiencePlatform')).toBe(0);
	});

	test('is not available in another region', async () => {
		controls().region = 'AUS5';
		expect((await sync(event())).status).toBe(501);
	});

	test('is limited by minute', async () => {
		controls().syncPerMinute = 1;
		expect([(await sync(event())).status, (await sync(event())).status]).toEqual([200, 429]);
	});
});

describe('raw data', () => {
	test.each([
		['in a header', inlets.raw, { 'x-adobe-flow-id': flows.raw }, 200],
		['in the query', `${inlets.raw}?x-adobe-flow-id=${flows.raw}`, {}, 200],
		['of another kind', inlets.raw, { 'x-adobe-flow-id': flows.events }, 400],
		['nowhere', inlets.raw, {}, 400],
	])('with the data flow %s', async (_, path, flow, status) => {
		const headers: Record<string, string> = { authorization: `Bearer ${await accessToken(running().url)}` };
		expect((await post(path, { id: 7, name: null }, { ...headers, ...flow })).status).toBe(status);
	});
});

describe('what nobody is told', () => {
	const profile = () =>
		running()
			.journal.messages('experiencePlatform')
			.map(({ detail }) => Reflect.get(detail, 'profile'));

	test('Profile drops an event above 10 KB and one whose _id it knows', async () => {
		await post(inlets.open, message(event({ _id: 'a', _sandbox: { note: 'x'.repeat(10_000) } })));
		await post(inlets.open, message(event()));
		await post(inlets.open, message(event()));
		expect(profile()).toEqual(['dropped: too large', 'stored', 'dropped: its _id is known']);
	});
});

describe('the journey', () => {
	const start = (eventID: string) => ({ _experience: { campaign: { orchestration: { eventID } } } });
	const somebody = { identityMap: { Email: [{ id: 'ada@example.com' }] } };
	const entered = () =>
		running()
			.journal.messages('journeys')
			.map(({ addressee }) => addressee);

	test('is entered by the person of its event', async () => {
		await post(inlets.open, message(event({ ...start(journeyEventId), ...somebody })));
		expect(entered()).toEqual(['ada@example.com']);
	});

	test.each<[string, Json]>([
		['another event', { ...start('abc'), ...somebody }],
		['nobody', start(journeyEventId)],
		['an identity of another namespace', { ...start(journeyEventId), identityMap: { email: [{ id: 'x' }] } }],
		['an invalid event', { ...start(journeyEventId), ...somebody, extra: 1 }],
	])('is not entered by %s', async (_, changes) => {
		await post(inlets.open, message(event(changes)));
		expect(entered()).toEqual([]);
	});

	test('is not entered again within five minutes', async () => {
		for (const _id of ['a', 'b'])
			await post(inlets.open, message(event({ _id, ...start(journeyEventId), ...somebody })));
		expect(entered()).toEqual(['ada@example.com']);
	});
});

test('lists need token, API key and organisation', async () => {
	const get = async (headers: Record<string, string>): Promise<unknown> => {
		const answer = await fetch(`${running().url}/data/foundation/flowservice/flows`, { headers });
		const body = (await answer.json()) as Json;
		return body.error_code ?? 'list';
	};
	const authorization = `Bearer ${await accessToken(running().url)}`;
	expect(await get({})).toBe('403010');
	expect(await get({ authorization: 'Bearer x' })).toBe('401013');
	expect(await get({ authorization })).toBe('403000');
	expect(await get({ authorization, 'x-api-key': 'x' })).toBe('403003');
	expect(await get({ authorization, 'x-api-key': clientId })).toBe('400003');
	expect(await get({ authorization, 'x-api-key': clientId, 'x-gw-ims-org-id': 'X@AdobeOrg' })).toBe('403027');
	expect(await get({ authorization, 'x-api-key': clientId, 'x-gw-ims-org-id': organizationId })).toBe('list');
});
