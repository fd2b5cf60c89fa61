import {
	NodeApiError,
	NodeOperationError,
	sleep,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
	type IRequestOptionsSimplified,
} from 'n8n-workflow';

import { CredentialStore } from './credentials';
import { credentialTest } from './credentialTest';
import { make } from './graph';
import { testOnN8n2 } from './n8nMajor';
import { ProbeBench } from './probe';
import type { Answer, Received } from './server';
import { toolRun } from './tool';

/** What `docs/n8n-facts.md` states about n8n and no other test of the harness shows. */
describe('facts about n8n', () => {
	let bench: ProbeBench;
	let answer: (request: Received) => Answer = () => ({});
	beforeAll(async () => {
		bench = await ProbeBench.open((request) => answer(request));
	});
	afterAll(async () => await bench.close());
	beforeEach(() => {
		answer = () => ({});
	});

	const calls = () => bench.server.to('/things').length;

	// n8n 1 renews after a 401 only.
	testOnN8n2('F7: a node may name further statuses that renew the token', async () => {
		answer = ({ headers }) => ({ status: headers.authorization === 'Bearer token-0' ? 403 : 200 });
		const credentials = bench.store();
		const { outputs } = await bench.run({ credentials, way: 'renewOn403' });
		expect(outputs[0]?.[0]?.json).toMatchObject({ statusCode: 200 });
		expect(credentials.counts.logOns).toBe(1);
	});

	test('F8: eight parallel calls without a token sign in eight times', async () => {
		const credentials = bench.store({ acquiredToken: '' });
		await bench.run({ credentials, way: 'parallel' });
		expect(credentials.counts.logOns).toBe(8);
	});

	test.each(['Preexisting profile', 'User approvepermissions first'])('F9: n8n replaces "%s"', (message) => {
		const node = make('Node', 'test');
		expect(new NodeOperationError(node, message).message).not.toBe(message);
		expect(new NodeApiError(node, { message: '' }, { message }).message).not.toBe(message);
	});

	// n8n 1 leaves such an item without a link.
	testOnN8n2('F12: one output item for several input items is linked to the first', async () => {
		const { outputs } = await bench.run({ items: [{ x: 1 }, { x: 2 }], emit: 'oneForAll' });
		expect(outputs[0]).toEqual([{ json: { count: 2 }, pairedItem: { item: 0 } }]);
	});

	test('F13: the bare helper does not notice that the execution was cancelled', async () => {
		let arrived = () => {};
		const cancelWhen = new Promise<void>((resolve) => (arrived = resolve));
		const delayMs = 200;
		answer = () => {
			arrived();
			return { delayMs };
		};
		const { status } = await bench.run({ cancelWhen, way: 'bare' });
		await new Promise((resolve) => setTimeout(resolve, 2 * delayMs));
		expect(status).toBe('canceled');
		expect(bench.server.to('/things').at(-1)?.aborted).toBe(false);
	});

	test('F15: the text of a UserError from preAuthentication reaches the execution and the Test', async () => {
		const credentials = bench.store({ acquiredToken: '', clientSecret: 'wrong' });
		const message = 'The client secret is wrong';
		const { error } = await bench.run({ credentials });
		expect(error?.message).toBe(message);
		const verdict = await credentialTest({ loader: bench.loader, type: 'probeApi', credentials });
		expect(verdict).toEqual({ status: 'Error', message });
	});

	// n8n 1 has a function of its own for this, `sleepWithAbort`.
	testOnN8n2('F16: sleep rejects as soon as its signal is given', async () => {
		const end = new AbortController();
		const sleeping = sleep(3_600_000, end.signal);
		end.abort(new Error('cancelled'));
		await expect(sleeping).rejects.toThrow('cancelled');
	});

	test('F18: an XML fault with HTTP 500 comes back as text', async () => {
		const fault = '<Envelope><Fault>no</Fault></Envelope>';
		answer = () => ({ status: 500, headers: { 'content-type': 'text/xml' }, body: fault });
		const { outputs } = await bench.run({});
		expect(outputs[0]?.[0]?.json).toMatchObject({ statusCode: 500, body: fault });
	});

	test.each([
		['agent', [1, 2]],
		['engine', [1, 1]],
	] as const)('F20: tool calls of one agent share a run where the agent makes them (%s)', async (route, attempts) => {
		const parameters = { url: `${bench.server.url}/things`, way: 'judged', emit: 'answer' };
		const before = calls();
		const node = { type: 'probe', parameters };
		await toolRun({ loader: bench.loader, node, credentials: bench.store(), calls: [{}, {}], route });
		expect(bodies(before).map(({ attempt }) => attempt)).toEqual(attempts);
	});

	test.each([400, 500])('F21: the older helper sends a request answered with %d twice', async (status) => {
		answer = () => ({ status });
		const before = calls();
		const credentials = bench.store();
		await bench.run({ credentials, way: 'legacy' });
		expect([calls() - before, credentials.counts.logOns]).toEqual([2, 1]);
	});

	test('F22: after a 401 authenticate gets the request that it returned before', async () => {
		answer = ({ headers }) => ({ status: headers.authorization === 'Bearer token-0' ? 401 : 200 });
		const credentials = new SigningStore(bench.loader, { probeApi: bench.store().stored('probeApi') });
		await bench.run({ credentials, way: 'plain' });
		expect(credentials.signatures).toEqual([undefined, 'signed']);
	});

	test('F24: an error of n8n repeats what the server echoed', async () => {
		answer = ({ headers }) => ({ status: 400, body: { message: `not with ${headers.authorization}` } });
		const { error } = await bench.run({ way: 'plain' });
		expect(JSON.stringify(error)).toContain('not with Bearer token-0');
	});

	test('F25: a 64-bit number in JSON is rounded, whatever the content type, unless the answer is asked for as text', async () => {
		const body = '{"id":72057594039155998}';
		answer = () => ({ headers: { 'content-type': 'text/plain' }, body });
		const parsed = await bench.run({});
		const text = await bench.run({ way: 'text' });
		expect(JSON.stringify(parsed.outputs[0]?.[0]?.json.body)).toBe('{"id":72057594039156000}');
		expect(text.outputs[0]?.[0]?.json.body).toBe(body);
	});

	test('F27: domains are restricted by the option of the request', async () => {
		const before = calls();
		const { error } = await bench.run({ way: 'restricted' });
		expect(error?.message).toMatch(/^Domain not allowed/);
		expect(calls()).toBe(before);
	});

	const bodies = (from: number) =>
		bench.server
			.to('/things')
			.slice(from)
			.map(({ body }) => JSON.parse(body) as { attempt: number });
});

/** Signs by a header and notes the signature that the request already had. */
class SigningStore extends CredentialStore {
	readonly signatures: unknown[] = [];

	override async authenticate(
		{ acquiredToken }: ICredentialDataDecryptedObject,
		_type: string,
		incoming: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const request = incoming as IHttpRequestOptions;
		this.signatures.push(request.headers?.signature);
		const headers = { ...request.headers, signature: 'signed', authorization: `Bearer ${String(acquiredToken)}` };
		return { ...request, headers };
	}
}
