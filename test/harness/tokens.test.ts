import { expressionEngine } from './environment';
import { Expression } from 'n8n-workflow';

import { testOnN8n2 } from './n8nMajor';
import { ProbeBench } from './probe';

/** F5, F6, F14: requests with a credential that has an expirable token. */
describe('requests and tokens', () => {
	let bench: ProbeBench;
	let valid = 'token-0';
	beforeAll(async () => {
		bench = await ProbeBench.open(({ path, headers }) => {
			if (path === '/busy') return { status: 429, headers: { 'retry-after': '7' }, body: { reason: 'slow down' } };
			return headers.authorization === `Bearer ${valid}` || path === '/open' ? {} : { status: 401 };
		});
	});
	afterAll(async () => await bench.close());
	beforeEach(() => {
		valid = 'token-0';
	});

	test('expressions run in the engine that was asked for', () => {
		expect(Expression.getActiveImplementation()).toBe(expressionEngine);
	});

	test('the stored token is used without a log-on, and expressions in headers are resolved', async () => {
		const credentials = bench.store({ region: 'us' });
		await bench.run({ credentials });
		expect(bench.server.received.at(-1)?.headers).toMatchObject({ authorization: 'Bearer token-0', 'x-region': 'us' });
		expect(credentials.counts).toEqual({ decryptions: 1, updates: 0, logOns: 0 });
	});

	test('an empty token is acquired once, stored, and read by the next item and the next execution', async () => {
		const credentials = bench.store({ acquiredToken: '' });
		await bench.run({ credentials, path: '/open', items: [{ x: 1 }, { x: 2 }] });
		await bench.run({ credentials, path: '/open' });
		expect(credentials.counts).toEqual({ decryptions: 3, updates: 1, logOns: 1 });
		expect(credentials.stored('probeApi').acquiredToken).toMatch(/^token-\d+$/);
	});

	test('F5: NodeApiError around a NodeApiError is the same instance and ignores the new message', async () => {
		const { outputs } = await bench.run({ way: 'wrapped', path: '/busy' });
		expect(outputs[0]?.[0]?.json).toMatchObject({ sameInstance: true });
		expect(outputs[0]?.[0]?.json.message).not.toBe('Our own words');
	});

	test('F6: every answer but 401 comes back with status, headers and body', async () => {
		const { outputs } = await bench.run({ path: '/busy' });
		expect(outputs[0]?.[0]?.json).toEqual({ statusCode: 429, retryAfter: '7', body: { reason: 'slow down' } });
	});

	// n8n 1 takes `ignoreHttpStatusErrors` for true whatever it is, and so hands out the 401.
	testOnN8n2('F6: a 401 renews the token and repeats the request once', async () => {
		const credentials = bench.store();
		const tokens = bench.server.to('/token').length;
		valid = `token-${tokens + 1}`;
		const { outputs } = await bench.run({ credentials });
		expect(outputs[0]?.[0]?.json).toMatchObject({ statusCode: 200 });
		expect(credentials.counts).toMatchObject({ updates: 1, logOns: 1 });
		expect(credentials.stored('probeApi').acquiredToken).toBe(valid);
	});

	test('F14: a blank token in credentialsDecrypted forces a renewal that later calls read', async () => {
		const credentials = bench.store();
		const renewed = `token-${bench.server.to('/token').length + 1}`;
		valid = renewed;
		await bench.run({ credentials, way: 'renew' });
		expect(credentials.stored('probeApi').acquiredToken).toBe(renewed);
		const { outputs } = await bench.run({ credentials });
		expect(outputs[0]?.[0]?.json).toMatchObject({ statusCode: 200 });
		expect(credentials.counts.logOns).toBe(1);
	});

	// n8n 1 stores the resolved credential after a log-on.
	testOnN8n2('a field stored as an expression keeps it, and is resolved on reading', async () => {
		const credentials = bench.store({ region: '={{ "e" + "u" }}', acquiredToken: '' });
		await bench.run({ credentials, path: '/open' });
		expect(bench.server.received.at(-1)?.headers['x-region']).toBe('eu');
		expect(credentials.stored('probeApi').region).toBe('={{ "e" + "u" }}');
	});
});
