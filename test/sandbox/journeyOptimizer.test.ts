import { demo } from '../../sandbox/demo';
import { campaigns } from '../../sandbox/journeyOptimizer/campaigns';
import { accessToken } from './imsClient';
import { runningSandbox } from './running';

const running = runningSandbox();
const taken = () => running().journal.count('journeyOptimizer');

interface Changes {
	path?: string;
	method?: string;
	headers?: Record<string, string | undefined>;
	body?: unknown;
}

async function call({ path = '/ajo/im/executions/unitary', method = 'POST', headers = {}, body }: Changes = {}) {
	const given = {
		authorization: `Bearer ${demo.ims.accessToken}`,
		'x-api-key': demo.ims.clientId,
		'x-gw-ims-org-id': demo.ims.organizationId,
		'x-sandbox-name': 'prod',
		...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
		...headers,
	};
	const sent = Object.entries(given).flatMap(([name, value]): Array<[string, string]> =>
		value === undefined ? [] : [[name, value]],
	);
	const response = await fetch(`${running().url}${path}`, {
		...{ method, headers: sent },
		...(method === 'POST' ? { body: typeof body === 'string' ? body : JSON.stringify(body ?? unitary()) } : {}),
	});
	const text = await response.text();
	return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : undefined };
}

function unitary(changes: object = {}, recipient: object = {}): object {
	const one = { type: 'aep', userId: 'ada@example.com', namespace: 'email', ...recipient };
	return { requestId: 'r-1', campaignId: campaigns.orderConfirmation.campaignId, recipients: [one], ...changes };
}

const users = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ type: 'aep', userId: `u${index}`, namespace: 'email' }));

/** An attachment as Adobe documents it ("Attach a PDF file to an email"). */
function pdf(changes: object = {}): object {
	const source = { type: 'dlzPath', path: 'attachments/invoice-12345.pdf', ...changes };
	return { name: 'invoice-12345.pdf', contentType: 'application/pdf', source };
}

test('202 answers the ID of the execution and nothing per recipient', async () => {
	const { status, json } = await call({ body: unitary({ recipients: users(3) }) });
	expect(status).toBe(202);
	expect(Object.keys(json)).toEqual(['executionId', 'requestId', 'createdAt', 'createdBy', 'modifiedAt', 'modifiedBy']);
	expect(taken()).toBe(3);
	expect(running().journal.timesTaken('journeyOptimizer', 'u2')).toBe(1);
});

test('a token of IMS is accepted', async () => {
	const authorization = `Bearer ${await accessToken(running().url)}`;
	expect((await call({ headers: { authorization } })).status).toBe(202);
});

test.each([
	['authorization', undefined, 403, '403010'],
	['authorization', 'Bearer nobody', 401, '401013'],
	['x-api-key', undefined, 403, '403000'],
	['x-api-key', 'somebody', 403, '403003'],
	['x-gw-ims-org-id', undefined, 400, '400003'],
	['x-gw-ims-org-id', 'OTHER@AdobeOrg', 403, '403027'],
])('the gateway refuses %s: %s', async (name, value, status, code) => {
	const answer = await call({ headers: { [name]: value } });
	expect([answer.status, answer.json.error_code]).toEqual([status, code]);
	expect(taken()).toBe(0);
});

test('the service refuses a call without sandbox name, or that is no JSON', async () => {
	expect((await call({ headers: { 'x-sandbox-name': undefined } })).json).toMatchObject({ status: 400 });
	expect((await call({ headers: { 'content-type': 'text/plain' } })).status).toBe(415);
	expect((await call({ body: '{"requestId":' })).status).toBe(400);
});

test.each([
	['no request ID', unitary({ requestId: undefined }), 400],
	['no recipients', unitary({ recipients: [] }), 400],
	['21 recipients', unitary({ recipients: users(21) }), 400],
	['a user twice', unitary({ recipients: [...users(2), users(1)[0]] }), 400],
	['an unknown type', unitary({}, { type: 'profile' }), 400],
	['no user ID', unitary({}, { userId: '' }), 400],
	['no namespace', unitary({}, { namespace: undefined }), 400],
	['another kind of identity', unitary({}, { namespace: 'phone' }), 400],
	['a number in the context', unitary({}, { context: { total: 7 } }), 400],
	['a null in the profile', unitary({}, { profile: { name: null } }), 400],
	['context.system', unitary({}, { context: { system: {} } }), 400],
	['a context above 200 KB', unitary({}, { context: { x: 'y'.repeat(205_000) } }), 400],
	['a merge policy for an external recipient', unitary({}, { type: 'external', mergePolicyName: 'x' }), 400],
	['an e-mail address that is none', unitary({}, { channelData: { emailAddress: 'nobody' } }), 422],
	['six attachments', unitary({}, { attachments: Array(6).fill(pdf()) }), 400],
	['an attachment of another form', unitary({}, { attachments: [{ fileName: 'a.pdf', content: 'JVBERi0=' }] }), 400],
	['an attachment that is no PDF', unitary({}, { attachments: [{ ...pdf(), contentType: 'text/html' }] }), 400],
	['an attachment from elsewhere', unitary({}, { attachments: [pdf({ type: 'url' })] }), 400],
	...['https://files.example.com/a.pdf', '/a.pdf', 'ajoemailattachments/a.pdf', 'a.pdf?sig=x'].map(
		(path): [string, object, number] => [
			`an attachment at ${path}`,
			unitary({}, { attachments: [pdf({ path })] }),
			400,
		],
	),
	['an unknown campaign', unitary({ campaignId: '00000000-0000-4000-8000-000000000000' }), 400],
	...(['draft', 'ended', 'future', 'scheduled', 'passwordReset', 'newsletter'] as const).map(
		(name): [string, object, number] => [`campaign ${name}`, unitary({ campaignId: campaigns[name].campaignId }), 400],
	),
])('refuses %s and takes nothing', async (_, body, status) => {
	const answer = await call({ body });
	expect(answer.status).toBe(status);
	expect(answer.json).toMatchObject({
		type: expect.stringMatching(/^https:\/\/ns\.adobe\.com\/aep\/errors\/[\w-]+-\d{3}$/),
		status,
	});
	expect(taken()).toBe(0);
});

test('five attachments are taken', async () => {
	expect((await call({ body: unitary({}, { attachments: Array(5).fill(pdf()) }) })).status).toBe(202);
});

test('high throughput takes external recipients only', async () => {
	const path = '/ajo/im/executions/highthroughput';
	const campaignId = campaigns.passwordReset.campaignId;
	expect((await call({ path, body: unitary({ campaignId }) })).status).toBe(400);
	expect((await call({ path, body: unitary({ campaignId }, { type: 'external' }) })).json.executionId).toMatch(
		/^HUMA-/,
	);
});

test('unknown profiles are refused where the campaign creates none', async () => {
	const campaignId = campaigns.knownProfilesOnly.campaignId;
	expect((await call({ body: unitary({ campaignId }, { userId: 'unknown@example.com' }) })).status).toBe(422);
	expect((await call({ body: unitary({ campaignId }) })).status).toBe(202);
});

test('a request ID is taken once, a refused one may come again', async () => {
	expect((await call({ body: unitary({}, { userId: '' }) })).status).toBe(400);
	expect((await call()).status).toBe(202);
	expect((await call()).json).toMatchObject({ status: 409, title: expect.stringMatching(/Duplicate request/) });
	running().platforms.journeyOptimizer.controls.set({ repeatedRequestIds: 'execute' });
	expect((await call()).status).toBe(202);
	expect(taken()).toBe(2);
});

test('an audience runs at once or is scheduled, looked up and cancelled', async () => {
	const path = '/ajo/im/executions/audience';
	const campaignId = campaigns.newsletter.campaignId;
	const { executionId } = (await call({ path, body: { campaignId } })).json;
	expect((await call({ path: `${path}/${executionId}`, method: 'GET' })).json).toMatchObject({
		executionId,
		status: 'Succeeded',
	});

	const schedule = { executeAt: '2090-01-01T00:00:00Z' };
	const { scheduleId, scheduleStatus } = (await call({ path, body: { campaignId, audience: { id: 'A' }, schedule } }))
		.json;
	expect(scheduleStatus).toBe('Scheduled');
	const one = `/ajo/im/executions/schedules/${scheduleId}`;
	expect((await call({ path: one, method: 'GET' })).json).toMatchObject({ scheduleId, audience: { id: 'A' } });
	expect(await call({ path: one, method: 'DELETE' })).toMatchObject({ status: 200, json: {} });
	expect((await call({ path: one, method: 'GET' })).status).toBe(404);
});

test.each(['2020-01-01T00:00:00Z', '2090-01-01', 'soon'])('executeAt %s is refused', async (executeAt) => {
	const body = { campaignId: campaigns.newsletter.campaignId, schedule: { executeAt } };
	expect((await call({ path: '/ajo/im/executions/audience', body })).status).toBe(400);
});

test('there is no way to ask for a single message', async () => {
	expect((await call({ path: '/ajo/im/executions/unitary', method: 'GET' })).status).toBe(405);
	expect((await call({ path: '/ajo/im/executions/unitary/UMA-1', method: 'GET' })).status).toBe(404);
});

test('the list of campaigns comes in pages, with a link to the next', async () => {
	const path = '/journey/campaigns/service/campaigns?count=5';
	const first = (await call({ path, method: 'GET' })).json;
	expect(first.data).toHaveLength(5);
	const second = (await call({ path: first._links.next.href, method: 'GET' })).json;
	expect([second.data.length, second._links.next]).toEqual([3, undefined]);
});

test.each([
	['cosmosRevoked', 500, /Cosmos DB/],
	['noProductProfile', 403, /403025/],
])('control %s answers %d', async (name, status, text) => {
	running().platforms.journeyOptimizer.controls.set({ [name]: true });
	expect(await call()).toMatchObject({ status, text: expect.stringMatching(text) });
	expect(taken()).toBe(0);
});

test('too many calls get the gateway’s 429', async () => {
	running().platforms.journeyOptimizer.controls.set({ maxCallsPerSecond: 1, retryAfterSeconds: 2 });
	await call();
	expect(await call()).toMatchObject({ status: 429, json: { error_code: '429050' } });
});

test('no token or key gets into the journal', async () => {
	await call();
	const seen = JSON.stringify(running().journal.messages());
	expect(seen).not.toContain(demo.ims.accessToken);
	expect(seen).not.toContain(demo.ims.clientId);
});
