import { demo } from '../../sandbox/demo';
import { accessToken } from './imsClient';
import { runningSandbox } from './running';

const running = runningSandbox();
const { organization, stageOrganization, stageApi, refused } = demo.campaignStandard;
const controls = () => running().platforms.campaignStandard.controls.values;

interface Changes {
	method?: string;
	path?: string;
	headers?: Record<string, string>;
	body?: unknown;
}

const event = `/${organization}/campaign/mc${organization}/EVTcartAbandonment`;

async function call({
	method = 'POST',
	path = event,
	headers = {},
	body = { email: 'ann@example.com' },
}: Changes = {}) {
	const response = await fetch(`${running().url}${path}`, {
		method,
		headers: {
			Authorization: `Bearer ${demo.ims.accessToken}`,
			'X-Api-Key': demo.ims.clientId,
			'Content-Type': 'application/json;charset=utf-8',
			...headers,
		},
		...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
	});
	const text = await response.text();
	return { status: response.status, text, json: read(text) };
}

function read(text: string): Record<string, unknown> {
	try {
		return Object(JSON.parse(text));
	} catch {
		return {};
	}
}

const ask = async (key: unknown) => await call({ method: 'GET', path: `${event}/${encodeURIComponent(String(key))}` });

test('answers an event with blanks in place of its values', async () => {
	const { status, json } = await call({ body: { email: 'ann@example.com', ctx: { firstName: 'Ann' } } });
	expect(status).toBe(201);
	expect(json).toEqual({
		PKey: expect.stringMatching(/^@.*\+.*\/.*==$/),
		ctx: { cartAmount: '', lastProduct: '', firstName: '', AC_language: '' },
		...{ email: '', mobilePhone: '', scheduled: '', expiration: '' },
		href: expect.stringMatching(/^mcgeometrixx\/EVTcartAbandonment\/%40/),
		...{ serverUrl: ' https://campaign.example.com ', status: 'pending', type: '' },
	});
});

test('the journal counts events by their address and holds no key or token', async () => {
	await call();
	await call();
	expect(running().journal.timesTaken('campaignStandard', 'ann@example.com')).toBe(2);
	expect(JSON.stringify(running().journal.messages())).not.toContain(demo.ims.accessToken);
});

test('takes a token of IMS', async () => {
	const token = await accessToken(running().url);
	expect((await call({ headers: { Authorization: `Bearer ${token}` } })).status).toBe(201);
});

test.each([
	['no token', { Authorization: '' }, 403, '403010'],
	['an unknown token', { Authorization: 'Bearer nonsense' }, 401, '401013'],
	['no API key', { 'X-Api-Key': '' }, 403, '403000'],
	['another API key', { 'X-Api-Key': 'other' }, 403, '403003'],
])('refuses %s', async (_, headers, status, code) => {
	const answer = await call({ headers });
	expect([answer.status, answer.json.error_code]).toEqual([status, code]);
	expect(running().journal.count()).toBe(0);
});

test('an ended token is refused', async () => {
	running().platforms.ims.expireTokens();
	expect((await call()).json.error_code).toBe('401013');
});

test.each([
	['a wrong organization', refused.unknown, 500, { code: 500 }],
	['an organization without a CNAME', refused.withoutCname, 502, { code: 502 }],
	['another company', refused.foreign, 403, { error_code: '403023', message: 'Profile is not valid' }],
])('refuses %s', async (_, company, status, body) => {
	const answer = await call({ path: `/${company}/campaign/mc${company}/EVTcartAbandonment` });
	expect(answer.status).toBe(status);
	expect(answer.json).toMatchObject(body);
});

test.each(['EVTnobodyKnows', 'EVTretired'])('%s does not exist', async (id) => {
	const answer = await call({ path: `/${organization}/campaign/mc${organization}/${id}` });
	expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('RST-360011')]);
});

test('the stage tenant has an API of another name', async () => {
	expect((await call({ path: `/${stageOrganization}/campaign/${stageApi}/EVTcartAbandonment` })).status).toBe(201);
	expect(
		(await call({ path: `/${stageOrganization}/campaign/mc${stageOrganization}/EVTcartAbandonment` })).status,
	).toBe(404);
});

test('without a charset accents break', async () => {
	const body = { email: 'ann@example.com', ctx: { firstName: 'Zoë' } };
	await call({ body, headers: { 'Content-Type': 'application/json' } });
	expect(running().journal.messages()[0]?.detail).toMatchObject({ body: { ctx: { firstName: 'ZoÃ«' } } });
});

test.each([
	['no JSON', '{', 'BAS-010040'],
	['a list', [], 'BAS-010040'],
	['a context that is no object', { email: 'ann@example.com', ctx: [1] }, 'BAS-010040'],
	['a field that the event does not have', { email: 'ann@example.com', firstName: 'Ann' }, 'XTK-170036'],
	['a number for an address', { email: 5 }, 'BAS-010040'],
	['a date that is none', { email: 'ann@example.com', scheduled: 'tomorrow' }, 'BAS-010040'],
])('refuses %s', async (_, body, code) => {
	const answer = await call({ body });
	expect([answer.status, answer.text]).toEqual([500, expect.stringMatching(new RegExp(`RST-360011.*${code}`))]);
	expect(running().journal.count()).toBe(0);
});

test('fields of the context that the event does not have are dropped without a word', async () => {
	const { json } = await call({ body: { email: 'ann@example.com', ctx: { firstName: 'Ann', extra: 1 } } });
	expect(json.ctx).not.toHaveProperty('extra');
});

test('dates may have a blank for the T', async () => {
	const scheduled = '2099-12-01 08:00:00.768Z';
	expect((await call({ body: { email: 'ann@example.com', scheduled } })).json.scheduled).toBe(scheduled);
});

test('statuses advance with time', async () => {
	Object.assign(controls(), { pendingMs: 60_000, processingMs: 60_000 });
	const { json } = await call();
	expect((await ask(json.PKey)).json.status).toBe('pending');
	controls().pendingMs = 0;
	expect((await ask(json.PKey)).json.status).toBe('processing');
	controls().processingMs = 0;
	expect((await ask(json.PKey)).json).toMatchObject({ status: 'processed', email: 'ann@example.com' });
});

test.each([
	'processed',
	'ignored',
	'deliveryFailed',
	'routingFailed',
	'tooOld',
	'targetingFailed',
	'paused',
	'pending',
])('an address asks for %s', async (status) => {
	Object.assign(controls(), { pendingMs: 0, processingMs: 0 });
	const { json } = await call({ body: { email: `ann+${status}@example.com` } });
	expect((await ask(json.PKey)).json.status).toBe(status);
});

test('an event that expires before it is processed is too old', async () => {
	const { json } = await call({ body: { email: 'ann@example.com', expiration: '2020-01-01T00:00:00Z' } });
	expect((await ask(json.PKey)).json.status).toBe('tooOld');
});

test('an event without an address of its channel ends undelivered', async () => {
	Object.assign(controls(), { pendingMs: 0, processingMs: 0 });
	const { json } = await call({ body: { mobilePhone: '+33620202020' } });
	expect((await ask(json.PKey)).json.status).toBe('deliveryFailed');
});

test.each(['@nonsense', '@a/b', '%'])('the key %j cannot be decrypted', async (key) => {
	const { status, text } = await ask(key);
	expect([status, text]).toEqual([
		404,
		`Unable to decrypt PKey. (PKey=${key}) Unsupported endpoint. (endpoint=rest/event)`,
	]);
});

test('a key belongs to its event', async () => {
	const { json } = await call();
	const path = `/${organization}/campaign/mc${organization}/EVTorderConfirmation/${encodeURIComponent(String(json.PKey))}`;
	expect((await call({ method: 'GET', path })).status).toBe(404);
});

test('echo values answers what Campaign v8 answers', async () => {
	controls().echo = 'values';
	expect((await call()).json.email).toBe('ann@example.com');
});

test('noKey takes the event and tells no key', async () => {
	controls().answer = 'noKey';
	expect((await call()).json).not.toHaveProperty('PKey');
	expect(running().journal.count()).toBe(1);
});

test('too many calls are turned away in the words of the gateway', async () => {
	Object.assign(controls(), { maxCallsPerSecond: 1, retryAfterSeconds: 2 });
	await call();
	expect((await call()).json).toEqual({ error_code: '429050', message: 'Too many requests' });
});
