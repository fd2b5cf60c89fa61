import { request } from 'node:https';
import { createServer } from 'node:https';

import { certificate } from '../../../bench/sink/certificate';
import { MarketoLimits } from '../../../bench/sink/limits';

describe('the certificate of the sink', () => {
	const { key, cert } = certificate();
	const server = createServer({ key, cert }, (_, response) => response.end('over TLS'));
	beforeAll(async () => await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())));
	afterAll(() => server.close());

	const get = async (ca?: string): Promise<string> =>
		await new Promise((resolve, reject) => {
			const bound = server.address();
			const port = typeof bound === 'object' && bound ? bound.port : 0;
			const call = request({ host: '127.0.0.1', port, agent: false, ...(ca ? { ca } : {}) }, (response) => {
				response.setEncoding('utf8').once('data', resolve);
			});
			call.once('error', reject).end();
		});

	test('serves callers that trust it, without an exception for its name', async () => {
		expect(await get(cert)).toBe('over TLS');
	});

	test('is not trusted otherwise', async () => {
		await expect(get()).rejects.toThrow(/self[- ]signed/);
	});
});

describe("Marketo's limits", () => {
	const calls = (limits: MarketoLimits, number: number, nowMs: number): Array<string | undefined> =>
		Array.from({ length: number }, () => {
			const refusal = limits.begin(nowMs);
			if (!refusal) limits.done();
			return refusal && /"code":"(\d+)"/.exec(refusal.body)?.[1];
		});

	test('are 100 calls in 20 seconds, and what was turned away does not count', () => {
		const limits = new MarketoLimits();
		expect(calls(limits, 102, 0).filter(Boolean)).toEqual(['606', '606']);
		expect(calls(limits, 101, 20_000).filter(Boolean)).toEqual(['606']);
	});

	test('are ten calls at the same time', () => {
		const limits = new MarketoLimits();
		const refusals = Array.from({ length: 11 }, () => limits.begin(0)?.body);
		expect(refusals.filter(Boolean)).toEqual([expect.stringContaining('"615"')]);
		limits.done();
		expect(limits.begin(0)).toBeUndefined();
	});
});
