import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';

import { campaigns } from '../../sandbox/journeyOptimizer/campaigns';
import { feedbackStatuses } from '../../sandbox/journeyOptimizer/feedback';
import { FeedbackError, readAddress } from '../../sandbox/journeyOptimizer/feedbackFromPage';
import { runningSandbox } from './running';
import { soap } from './soapClient';

const running = runningSandbox();
let webhook: Server;
let received: Array<{ headers: IncomingHttpHeaders; body: unknown }> = [];
let answer: { status: number; headers?: Record<string, string>; body: string };

beforeAll(async () => {
	webhook = createServer(async (request, response) => {
		const chunks = await request.toArray();
		received.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
		response.writeHead(answer.status, answer.headers).end(answer.body);
	}).listen(0, '127.0.0.1');
	await once(webhook, 'listening');
});
beforeEach(() => {
	received = [];
	answer = { status: 200, body: 'Workflow was started' };
});
afterAll(() => void webhook.close());

function address(): string {
	const bound = webhook.address();
	return `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/webhook/x/feedback`;
}

function record(kind = 'unitary'): number {
	running().journal.addMessage({
		...{ platform: 'journeyOptimizer', kind, call: 1, key: 'ann', addressee: 'ann@example.com' },
		...{ eventType: 'Order confirmation', summary: '' },
		detail: {
			...{ executionId: 'UMA-1', campaignId: campaigns.orderConfirmation.campaignId, namespace: 'email' },
			recipient: { type: 'aep', userId: 'ann' },
		},
	});
	return running().journal.messages().at(-1)?.id ?? 0;
}

async function send(order: object): Promise<{ status: number; content: Record<string, unknown> }> {
	const response = await fetch(`${running().url}/sandbox/feedback`, { method: 'POST', body: JSON.stringify(order) });
	return { status: response.status, content: JSON.parse(await response.text()) };
}

test.each(feedbackStatuses)('%s is sent as the webhook would send it', async (status) => {
	const header = { headerName: 'X-Feedback-Secret', headerValue: 's3cret' };
	const { content } = await send({ message: record(), status, url: address(), ...header });
	expect(content).toEqual({ status: 200, text: 'Workflow was started' });
	expect(received).toMatchObject([
		{
			headers: { 'x-feedback-secret': 's3cret', 'content-type': 'application/json' },
			body: {
				messageExecution: { messageExecutionID: 'UMA-1', campaignID: campaigns.orderConfirmation.campaignId },
				messageDeliveryFeedback: { feedbackStatus: { value: status } },
				identityMap: { email: [{ id: 'ann', primary: true }] },
			},
		},
	]);
});

test('a reply is sent with its text', async () => {
	await send({ message: record(), status: 'reply', text: 'YES', url: address() });
	expect(received).toMatchObject([{ body: { channel: 'sms', inboundMessage: { text: 'YES' } } }]);
	expect(JSON.stringify(received)).not.toContain('messageDeliveryFeedback');
});

test('a refusal of the webhook is told', async () => {
	answer = { status: 403, body: 'Forbidden' };
	const { content } = await send({ message: record(), status: 'bounce', url: address() });
	expect(content).toEqual({ status: 403, text: 'Forbidden' });
});

test('a redirect is not followed', async () => {
	answer = { status: 307, headers: { location: `${address()}/elsewhere` }, body: '' };
	const { content } = await send({ message: record(), status: 'bounce', url: address() });
	expect(content.status).toBe(307);
	expect(received).toHaveLength(1);
});

test('an address without a server is told', async () => {
	const { content } = await send({ message: record(), status: 'bounce', url: 'http://127.0.0.1:1/' });
	expect(content).toMatchObject({ status: 0 });
	expect(String(content.text)).not.toBe('');
});

test.each([
	'http://169.254.169.254/latest/meta-data',
	'http://10.0.0.1/',
	'https://example.com/hook',
	'http://0.0.0.0:80/',
	'http://127.0.0.1.example.com/',
	'http://localhost.example.com/',
	'http://127.0.0.1@example.com/',
	'http://[::ffff:10.0.0.1]/',
	'file:///etc/passwd',
	'ftp://127.0.0.1/',
	'127.0.0.1:5678/webhook',
	'',
])('nothing is sent to %s', async (url) => {
	const { status, content } = await send({ message: record(), status: 'bounce', url });
	expect(status).toBe(400);
	expect(content.error).toEqual(expect.stringMatching(/this machine only|complete URL/));
});

test.each(['http://localhost:5678/a', 'https://127.0.0.1/', 'http://127.8.9.1/', 'http://[::1]:1/', 'http://0x7f.1/'])(
	'%s is this machine',
	(url) => {
		expect(readAddress(url, []).href).toBe(new URL(url).href);
	},
);

test('another host must have been allowed at the start', () => {
	expect(() => readAddress('http://n8n:5678/', [])).toThrow(FeedbackError);
	expect(readAddress('http://n8n:5678/', ['n8n']).hostname).toBe('n8n');
});

test('there is feedback only about messages to one recipient in Journey Optimizer', async () => {
	await soap({ url: running().url });
	const campaign = running().journal.messages('campaign').at(-1)?.id;
	for (const message of [campaign, record('audience'), 999_999]) {
		expect((await send({ message, status: 'bounce', url: address() })).status).toBe(400);
	}
	expect(received).toEqual([]);
});

test.each([
	[{ status: 'opened' }],
	[{ headerName: 'a\r\nb' }],
	[{ headerName: 'a', headerValue: 'b\r\nc: d' }],
	[{ message: 'one' }],
	[{ to: 'x' }],
])('%j is refused', async (patch) => {
	const order = { message: record(), status: 'bounce', url: address(), ...patch };
	expect((await send(order)).status).toBe(400);
	expect(received).toEqual([]);
});
