import { demo } from '../../../sandbox/demo';
import { json, plainText } from '../../../sandbox/http';
import { listSearch } from '../../harness/nodeMethods';
import { toolRun } from '../../harness/tool';
import { Bench } from '../bench/bench';
import { entities, events, inletUrl, streamIngest } from '../bench/experiencePlatform';
import { outcomes } from '../bench/items';

const { flows, schemas } = demo.experiencePlatform;

let bench: Bench<'experiencePlatform'>;
beforeAll(async () => {
	bench = await Bench.open(streamIngest);
});
afterEach(() => bench.reset());
afterAll(async () => await bench.close());

const faults = () => bench.sandbox.faults;
const tokens = () => bench.sandbox.journal.callCount('ims token');
const oneByOne = { sendMode: 'single', options: { concurrency: 1 } };
const idsSent = () => entities(bench).map(({ _id }) => _id);

describe('a call of unknown fate', () => {
	test('is repeated by default, because a repeat with the same _id does no harm', async () => {
		faults().add({ method: 'batch', drop: true, execute: true });
		const { outputs, error } = await bench.run([{}, {}]);
		expect(error).toBeUndefined();
		expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted']);
		const [first, second, ...again] = idsSent();
		expect(again).toEqual([first, second]);
		expect(outputs[0]?.map(({ json: { _id } }) => _id)).toEqual([first, second]);
	});

	test.each([500, 502, 504])('%i is repeated too', async (status) => {
		faults().add({ method: 'batch', answer: plainText(status, 'oops') });
		const { error } = await bench.run(events(2));
		expect(error).toBeUndefined();
		expect(bench.calls('batch').length).toBe(2);
	});

	test('ends as unknown when its tries are used up', async () => {
		faults().add({ method: 'batch', times: 0, answer: plainText(500, 'oops') });
		const { outputs } = await bench.runApart(events(2), { options: { maxTries: 2 } });
		expect(outcomes(outputs[1])).toEqual(['unknown', 'unknown']);
		expect(bench.calls('batch').length).toBe(2);
	});

	test('is not repeated where the user turns that off', async () => {
		faults().add({ method: 'batch', drop: true, execute: true });
		const { outputs } = await bench.runApart(events(2), { options: { retryUnknown: false } });
		expect(outcomes(outputs[1])).toEqual(['unknown', 'unknown']);
		expect(bench.calls('batch').length).toBe(1);
	});

	test.each(['', '<html>', '{"responses":[', '{}', '{"responses":[]}'])('207 with %j is one', async (body) => {
		faults().add({ method: 'batch', execute: true, answer: plainText(207, body) });
		const { outputs } = await bench.runApart(events(1), { options: { retryUnknown: false } });
		expect(outcomes(outputs[1])).toEqual(['unknown']);
	});

	test('a batch that is refused only on its repeat stays unknown', async () => {
		faults().add({ method: 'batch', drop: true });
		faults().add({ method: 'batch', answer: plainText(413, '') });
		const { outputs } = await bench.runApart(events(1));
		expect(outcomes(outputs[1])).toEqual(['unknown']);
	});
});

test.each([429, 503])('%i is repeated after the pause that the platform names', async (status) => {
	faults().add({ method: 'batch', answer: { status, headers: { 'retry-after': '0' }, body: '' } });
	const items = events(3);
	const { error } = await bench.run(items);
	expect(error).toBeUndefined();
	expect(bench.arrivals(items)).toEqual([1, 1, 1]);
});

describe('a message that was turned away within a batch', () => {
	const turnedAway = (status: number, headers = {}) => ({
		...json(207, {
			responses: [{ xactionId: 'x-0' }, { xactionId: 'x-1', status, message: 'Too many' }, { xactionId: 'x-2' }],
		}),
		...headers,
	});

	test.each([429, 503])('with %i is sent again by itself', async (status) => {
		faults().add({ method: 'batch', answer: turnedAway(status, { headers: { 'retry-after': '0' } }) });
		const items = events(3);
		const { outputs } = await bench.runApart(items);
		expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted', 'accepted']);
		expect(bench.arrivals(items)).toEqual([0, 1, 0]);
		expect(bench.calls('batch').length).toBe(2);
	});

	test('is rejected where no attempt is left, and may be sent again later', async () => {
		faults().add({ method: 'batch', answer: turnedAway(429) });
		const { outputs } = await bench.runApart(events(3), { options: { maxTries: 1 } });
		expect(outputs[1]?.[0]?.json).toMatchObject({ details: { outcome: 'rejected', httpStatus: 429, retryable: true } });
		expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted']);
		expect(bench.calls('batch').length).toBe(1);
	});

	test('like all others of a batch is the same as a batch that was: a pause of an hour ends the run', async () => {
		const responses = [0, 1].map((number) => ({ xactionId: `x-${number}`, status: 429 }));
		faults().add({
			method: 'batch',
			times: 0,
			answer: { ...json(207, { responses }), headers: { 'retry-after': '3600' } },
		});
		const { outputs } = await bench.runApart(events(20), { options: { batchSize: 2, concurrency: 1 } });
		expect(outcomes(outputs[1])).toEqual(Array(20).fill('rejected'));
		expect(bench.calls('batch').length).toBe(1);
	});
});

test('parts of a batch that may have been executed are not counted as not sent when the run stops', async () => {
	faults().add({ method: 'batch', drop: true });
	faults().add({ method: 'batch', times: 0, answer: plainText(413, '') });
	const { error } = await bench.run(events(4), { options: { concurrency: 1 } });
	expect(error).toMatchObject({ description: expect.stringMatching(/ 4 unknown\.$/) });
});

describe('the token', () => {
	test.each([401, 403])('is renewed once where the platform says %i', async (badTokenStatus) => {
		bench.sandbox.platforms.experiencePlatform.controls.values.badTokenStatus = badTokenStatus;
		const items = events(30);
		faults().add({ method: 'batch', skip: 2, expireToken: true });
		const { error } = await bench.run(items, { options: { batchSize: 3 } });
		expect(error).toBeUndefined();
		expect(bench.arrivals(items)).toEqual(Array(30).fill(1));
		expect(tokens()).toBe(2);
	});

	test('is renewed once where the gateway refuses, whatever its code, before that is final', async () => {
		faults().add({ method: 'batch', answer: json(403, { error_code: '403025', message: 'Profile is not valid' }) });
		const items = events(1);
		const { outputs } = await bench.runApart(items);
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		faults().add({
			method: 'batch',
			times: 0,
			answer: json(403, { error_code: '403025', message: 'Profile is not valid' }),
		});
		const again = await bench.runApart(events(1));
		expect(again.outputs[1]?.[0]?.json).toMatchObject({ details: { outcome: 'rejected', code: '403025' } });
	});

	test('is acquired once however many calls go at once', async () => {
		faults().add({ times: 0, delayMs: 5 });
		await bench.run(events(40), { options: { batchSize: 2, concurrency: 8 } });
		expect(tokens()).toBe(1);
	});

	test('403 without a body is the allow list: no new token, and the other calls are not tried', async () => {
		bench.sandbox.platforms.experiencePlatform.controls.values.refuseIp = true;
		const { outputs } = await bench.runApart(events(20), { options: { batchSize: 1, concurrency: 1 } });
		expect(outputs[1]?.[0]?.json.error).toMatch(/^This n8n's IP address is not on the allow list/);
		expect(outcomes(outputs[1])).toEqual(Array(20).fill('rejected'));
		expect(tokens()).toBe(1);
		expect(bench.calls('batch').length).toBe(1);
	});

	test('is not asked for again and again where every new one is refused', async () => {
		faults().add({ method: 'batch', times: 0, answer: json(401, { status: '401', title: 'Authorization' }) });
		const { outputs } = await bench.runApart(events(20), { options: { batchSize: 1, concurrency: 1 } });
		expect(outcomes(outputs[1])).toEqual(Array(20).fill('rejected'));
		expect(tokens()).toBe(4);
	});

	test('a pasted one that has ended is not renewed', async () => {
		const credentials = bench.store({ authentication: 'accessToken', accessToken: 'eyJ.ended.token' });
		const { outputs } = await bench.runApart(events(2), {}, { credentials });
		expect(outputs[1]?.[0]?.json.error).toMatch(/^The inlet does not accept the access token/);
		expect(outcomes(outputs[1])).toEqual(['rejected', 'rejected']);
	});
});

describe('Retry On Fail', () => {
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const refusal = json(400, {
		status: 400,
		title: 'Invalid XDM Message Format',
		report: { message: 'Message is invalid' },
	});

	test('sends accepted items not again, and a repeated one with the _id and the time of its first try', async () => {
		faults().add({ method: 'single', skip: 1, answer: refusal });
		const { outputs, error } = await bench.run([{}, {}, {}], oneByOne, { node: retry });
		expect(error).toBeUndefined();
		const [first, refused, again, last, ...more] = entities(bench);
		expect(more).toEqual([]);
		expect(again).toEqual(refused);
		expect(outputs[0]?.map(({ json: { _id } }) => _id)).toEqual([first?._id, again?._id, last?._id]);
		expect(new Set(idsSent()).size).toBe(3);
	});

	test('a loop is no retry: every pass has ids of its own', async () => {
		await bench.run([{}, {}], oneByOne, { repeat: { by: 'loop', runs: 3 }, node: retry });
		expect(new Set(idsSent()).size).toBe(6);
	});

	test('parallel branches have ids of their own', async () => {
		await bench.run([{}], oneByOne, { repeat: { by: 'branches', runs: 2 } });
		expect(new Set(idsSent()).size).toBe(2);
	});

	test('the same item given twice is two events', async () => {
		const item = { json: {} };
		await bench.run([], oneByOne, { rawItems: [item, item] });
		expect(new Set(idsSent()).size).toBe(2);
	});
});

test('Stop Workflow stops starting calls and counts what became of the items', async () => {
	faults().add({ method: 'single', skip: 1, answer: plainText(422, 'no') });
	const { error } = await bench.run(events(5), oneByOne);
	expect(error?.message).toBe('Experience Platform refuses the message');
	expect(error?.description).toContain('1 accepted, 1 rejected, 3 not sent.');
	expect(bench.calls('single').length).toBe(2);
});

test('a call refused as a whole harms only the guilty', async () => {
	faults().add({ method: 'batch', times: 0, bodyIncludes: '"event-5"', answer: plainText(400, 'no') });
	const items = events(9);
	const { outputs } = await bench.runApart(items);
	expect(outputs[1]).toHaveLength(1);
	expect(bench.arrivals(items)).toEqual([1, 1, 1, 1, 1, 0, 1, 1, 1]);
});

test('a dry run sends nothing, not even for a token, and shows the request without secrets', async () => {
	const { outputs } = await bench.run(events(2), { options: { dryRun: true } });
	expect(outputs[0]?.[0]?.json).toEqual({
		dryRun: true,
		accepted: false,
		curl: expect.stringContaining("--header 'Authorization: Bearer ***'"),
		readableBody: { messages: [expect.any(Object), expect.any(Object)] },
		request: {
			method: 'POST',
			url: inletUrl(bench.sandbox.url).replace('/collection/', '/collection/batch/'),
			headers: expect.objectContaining({ Authorization: 'Bearer ***', 'x-gw-ims-org-id': demo.ims.organizationId }),
			body: expect.stringMatching(/^\{"messages":\[\{"header":.*"event-1".*\}\]\}$/),
		},
	});
	expect(outputs[0]?.[1]?.json).toEqual(outputs[0]?.[0]?.json);
	expect(bench.sent).toEqual([]);
	expect(tokens()).toBe(0);
});

test.each([
	['a pasted token', { authentication: 'accessToken', accessToken: 'eyJ.pasted-token.x' }, 'eyJ.pasted-token.x'],
	['the client secret', {}, demo.ims.clientSecret],
])('%s that the platform echoes never comes out', async (_, changes, secret) => {
	faults().add({ method: 'batch', answer: plainText(400, `you sent Bearer ${secret}`) });
	const { run, outputs } = await bench.runApart(events(1), {}, { credentials: bench.store(changes) });
	expect(outputs[1]?.[0]?.json).toMatchObject({ details: { platformMessage: 'you sent Bearer ***' } });
	expect(JSON.stringify([outputs, run.data.resultData])).not.toContain(secret);
});

test('a redirection is not followed', async () => {
	faults().add({ method: 'batch', redirect: 'http://127.0.0.1:9/collection/batch/x' });
	const { outputs } = await bench.runApart(events(1));
	expect(outputs[1]?.[0]?.json.error).toMatch(/^The inlet responds with a redirect/);
});

test('an inlet that does not exist says so', async () => {
	const { outputs } = await bench.runApart(events(2), { inletUrl: `${bench.sandbox.url}/collection/nobody` });
	expect(outputs[1]?.[0]?.json.error).toMatch(/^There is no inlet at this address/);
	expect(bench.calls('batch').length).toBe(1);
});

test('an address that nobody listens at rejects the items', async () => {
	const { outputs } = await bench.runApart(events(2), {
		authentication: 'none',
		inletUrl: 'http://127.0.0.1:9/collection/x',
		options: { maxTries: 1 },
	});
	expect(outcomes(outputs[1])).toEqual(['rejected', 'rejected']);
});

test.each(['engine', 'agent'] as const)(
	'two tool calls of one agent are two events with ids of their own (%s)',
	async (route) => {
		const {
			schemas: { event },
		} = demo.experiencePlatform;
		const parameters = {
			inletUrl: inletUrl(bench.sandbox.url),
			schemaId: event,
			sendMode: 'single',
			specifyEntity: 'json',
		};
		const entityJson = '={ "_sandbox": { "note": "{{ $fromAI(\'note\', \'\', \'string\') }}" } }';
		const node = { type: 'experiencePlatformStreamIngest', parameters: { ...parameters, entityJson } };
		const calls = [{ note: 'hello' }, { note: 'hello' }];
		await toolRun({ loader: bench.loader, node, credentials: bench.store(), calls, route });
		expect(entities(bench).map(({ _sandbox }) => _sandbox)).toEqual(calls);
		expect(new Set(idsSent()).size).toBe(2);
	},
);

describe('lists', () => {
	const list = async (method: string, filter?: string, changes = {}) =>
		(
			await listSearch({
				...{ loader: bench.loader, credentials: bench.store(changes), method, filter },
				node: { type: 'experiencePlatformStreamIngest', parameters: {} },
			})
		).results;

	test('inlets come with their addresses, from all pages, other sources left out', async () => {
		expect(await list('searchInlets')).toEqual([
			{ name: 'CRM export', value: inletUrl(bench.sandbox.url, 'raw') },
			{ name: 'Web shop events', value: inletUrl(bench.sandbox.url, 'events') },
			{ name: 'Web shop events, open', value: inletUrl(bench.sandbox.url, 'open') },
		]);
	});

	test('schemas and data flows are found by a part of their names', async () => {
		expect(await list('searchSchemas', 'PROFILE')).toEqual([{ name: 'Customer profile', value: schemas.profile }]);
		expect(await list('searchFlows', 'crm')).toEqual([{ name: 'CRM export to profiles', value: flows.raw }]);
	});

	test('a credential without the right organisation is told so', async () => {
		await expect(list('searchSchemas', '', { organizationId: 'OTHER@AdobeOrg' })).rejects.toThrow(
			/does not belong to a region/,
		);
		await expect(list('searchSchemas', '', { organizationId: '' })).rejects.toThrow('The organization ID is missing');
	});
});
