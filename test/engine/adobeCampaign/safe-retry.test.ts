import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';

import { plainText } from '../../../sandbox/http';
import { startSandbox } from '../../../sandbox/server';
import { ProbeServer } from '../../harness/server';
import { watchNetwork } from '../../harness/watchNetwork';
import { customers, pushEvent, storeFor } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { details, outcomes } from '../bench/items';
import { page } from '../bench/replies';

describe('safe retry', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const items = customers(1);
	const method = 'PushEvent';
	const tries = () => bench.calls(method).length;
	const startsMs = () =>
		bench.sandbox.journal
			.calls('campaign')
			.filter(({ operation }) => operation === method)
			.map(({ startedAtMs }) => startedAtMs);

	test('a refused connection is tried again', async () => {
		const port = await freePort();
		const credentials = bench.store({ authentication: 'loginPassword', baseUrl: `http://127.0.0.1:${port}` });
		const run = bench.runOn(items, { options: { maxTries: 6 } }, { credentials });
		await new Promise((resolve) => setTimeout(resolve, 200));
		const late = await startSandbox({ port });
		const { outputs } = await run;
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(late.journal.timesTaken('campaign', 'order-0')).toBe(1);
		await late.close();
	});

	test('a connection that is refused to the last is a rejection', async () => {
		const credentials = bench.store({ authentication: 'loginPassword', baseUrl: 'http://127.0.0.1:1' });
		const { outputs } = await bench.runOn(items, { options: { maxTries: 2 } }, { credentials });
		expect(outcomes(outputs[0])).toEqual(['rejected']);
		expect(outputs[0]?.[0]?.json.error).toContain('127.0.0.1:1 could not be reached');
	});

	test('while nothing can be reached, later items do not wait through all tries again', async () => {
		const credentials = bench.store({ authentication: 'loginPassword', baseUrl: 'http://127.0.0.1:1' });
		const seen = watchNetwork();
		const { outputs } = await bench.runOn(customers(100), { options: { concurrency: 1 } }, { credentials });
		seen.end();
		expect(outcomes(outputs[0])).toEqual(Array(100).fill('rejected'));
		// Three attempts at the first call with a pause after each but the last, then one at each of the others.
		expect(seen.connections()).toBe(102);
		expect(seen.pauses()).toHaveLength(2);
	});

	test('a connection that is lost after sending is unknown and not repeated', async () => {
		bench.sandbox.faults.add({ method, drop: true, execute: true });
		const { outputs } = await bench.runOn(items);
		expect(outcomes(outputs[0])).toEqual(['unknown']);
		expect(tries()).toBe(1);
		expect(bench.arrivals(items)).toEqual([1]);
	});

	test('a call without an answer in time is unknown and not repeated', async () => {
		bench.sandbox.faults.add({ method, hang: true, execute: true });
		const { outputs } = await bench.runOn(items, { options: { timeout: 300 } });
		expect(outcomes(outputs[0])).toEqual(['unknown']);
		expect(outputs[0]?.[0]?.json.error).toMatch(/did not respond completely within 0.3 s/);
		expect(tries()).toBe(1);
	});

	test('an answer that comes drop by drop is given up at the limit and unknown', async () => {
		const dripping = createHttpServer((request, response) => {
			request.resume();
			response.writeHead(200, { 'content-type': 'text/xml' });
			const timer = setInterval(() => response.write('<'), 50);
			response.on('close', () => clearInterval(timer));
		});
		await new Promise<void>((resolve) => dripping.listen(0, '127.0.0.1', resolve));
		const address = dripping.address();
		const baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
		const credentials = bench.store({ authentication: 'loginPassword', baseUrl });
		const { outputs } = await bench.runOn(items, { options: { timeout: 400 } }, { credentials });
		dripping.closeAllConnections();
		dripping.close();
		expect(outcomes(outputs[0])).toEqual(['unknown']);
		expect(outputs[0]?.[0]?.json.error).toContain('within 0.4 s');
	});

	test.each([
		['lost', { drop: true }],
		['late', { hang: true }],
		['cut off', { truncate: 40, execute: true }],
		['unreadable', { answer: page(200) }],
		['a gateway page with 502', { answer: page(502) }],
		['a gateway page with 504', { answer: page(504) }],
	])('retryUnknown repeats a call whose answer is %s', async (_name, fault) => {
		bench.sandbox.faults.add({ method, ...fault });
		const { outputs } = await bench.runOn(items, { options: { retryUnknown: true, timeout: 3_000 } });
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(tries()).toBe(2);
	});

	test('retryUnknown may deliver twice, as it says', async () => {
		bench.sandbox.faults.add({ method, drop: true, execute: true });
		await bench.runOn(items, { options: { retryUnknown: true } });
		expect(bench.arrivals(items)).toEqual([2]);
	});

	test.each([429, 503])('HTTP %d is tried again and delivered once', async (status) => {
		bench.sandbox.faults.add({ method, answer: page(status) });
		const { outputs } = await bench.runOn(items);
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(tries()).toBe(2);
		expect(bench.arrivals(items)).toEqual([1]);
	});

	test('Retry-After in seconds is waited for', async () => {
		bench.sandbox.faults.add({ method, answer: { ...plainText(429, ''), headers: { 'retry-after': '1' } } });
		await bench.runOn(items);
		const [first = 0, second = 0] = startsMs();
		expect(second - first).toBeGreaterThanOrEqual(995);
	});

	test('Retry-After as a date is waited for', async () => {
		const date = new Date(Date.now() + 2500).toUTCString();
		bench.sandbox.faults.add({ method, answer: { ...plainText(429, ''), headers: { 'retry-after': date } } });
		await bench.runOn(items);
		expect(startsMs()[1]).toBeGreaterThanOrEqual(Date.parse(date) - 5);
	});

	test('while the platform asks for a pause no other call starts', async () => {
		bench.sandbox.faults.add({ method, skip: 3, answer: { ...plainText(429, ''), headers: { 'retry-after': '1' } } });
		await bench.runOn(customers(8), { options: { concurrency: 1 } });
		const starts = startsMs();
		expect((starts[4] ?? 0) - (starts[3] ?? 0)).toBeGreaterThanOrEqual(995);
		expect(starts).toHaveLength(9);
	});

	test('a malformed Retry-After does not prevent the retry', async () => {
		bench.sandbox.faults.add({ method, answer: { ...plainText(429, ''), headers: { 'retry-after': 'soon' } } });
		expect(outcomes((await bench.runOn(items)).outputs[0])).toEqual(['accepted']);
	});

	test('a pause longer than an execution should be held gives the item back as rejected', async () => {
		bench.sandbox.faults.add({ method, answer: { ...plainText(429, ''), headers: { 'retry-after': '7200' } } });
		const { outputs } = await bench.runOn(items);
		expect(outcomes(outputs[0])).toEqual(['rejected']);
		expect(tries()).toBe(1);
	});

	test.each([1, 2, 3])('maxTries %d is the number of tries in all', async (maxTries) => {
		bench.sandbox.faults.add({ method, times: 0, answer: page(503) });
		const { outputs } = await bench.runOn(items, { options: { maxTries } });
		expect(outcomes(outputs[0])).toEqual(['rejected']);
		expect(details(outputs[0]?.[0]?.json).httpStatus).toBe(503);
		expect(tries()).toBe(maxTries);
	});

	test.each([
		['cut off', { truncate: 60, execute: true }],
		['empty', { answer: plainText(200, ''), execute: true }],
		['HTML', { answer: page(200), execute: true }],
		['no SOAP', { answer: { status: 200, headers: { 'content-type': 'text/xml' }, body: '<ok/>' }, execute: true }],
	])('a 2xx answer that is %s is unknown and not repeated', async (_name, fault) => {
		bench.sandbox.faults.add({ method, ...fault });
		const { outputs } = await bench.runOn(items);
		expect(outcomes(outputs[0])).toEqual(['unknown']);
		expect(tries()).toBe(1);
	});

	test.each([500, 502, 504])('a gateway page with HTTP %d is unknown and not repeated', async (status) => {
		bench.sandbox.faults.add({ method, answer: page(status) });
		expect(outcomes((await bench.runOn(items)).outputs[0])).toEqual(['unknown']);
		expect(tries()).toBe(1);
	});

	describe('redirects', () => {
		let elsewhere: ProbeServer;
		beforeEach(async () => {
			elsewhere = await ProbeServer.start(() => ({}));
		});
		afterEach(async () => await elsewhere.stop());

		test.each(['logon', 'ims', 'loginPassword', 'sessionToken'])(
			'a redirected call is not followed and no secret leaves (%s)',
			async (mode) => {
				bench.sandbox.faults.add({ method, times: 0, redirect: `${elsewhere.url}/nl/jsp/soaprouter.jsp` });
				const { outputs } = await bench.runOn(items, {}, { credentials: storeFor(bench, mode) });
				expect(outcomes(outputs[0])).toEqual(['rejected']);
				expect(outputs[0]?.[0]?.json.error).toContain('redirect');
				expect(elsewhere.received).toEqual([]);
			},
		);

		test.each([
			['logon', 'Logon'],
			['ims', 'token'],
		])('a redirected log-on is not followed (%s)', async (mode, operation) => {
			bench.sandbox.faults.add({ method: operation, times: 0, redirect: `${elsewhere.url}/` });
			const { outputs } = await bench.runOn(items, {}, { credentials: storeFor(bench, mode) });
			expect(outcomes(outputs[0])).toEqual(['rejected']);
			expect(elsewhere.received).toEqual([]);
			expect(tries()).toBe(0);
		});
	});
});

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	return typeof address === 'object' && address ? address.port : 0;
}
