import { plainText } from '../../../sandbox/http';
import { ProbeServer } from '../../harness/server';
import { watchNetwork } from '../../harness/watchNetwork';
import { fates, forEveryOperation, reads, sends } from '../bench/forEveryOperation';
import { page } from '../bench/replies';

/** No platform asks for a pause that long by itself, so who waited this long was told to. */
const pauseMs = 1000;
const busy = (status: number) => ({ ...plainText(status, ''), headers: { 'retry-after': String(pauseMs / 1000) } });

describe('safe retry', () => {
	forEveryOperation((operation) => {
		/** When the calls of the operation came, in milliseconds. */
		const startsMs = () =>
			operation.bench.sandbox.journal
				.calls(operation.row.platform)
				.filter((call) => call.operation === operation.row.method)
				.map(({ startedAtMs }) => startedAtMs);

		test.each([429, 503])('HTTP %d is tried again after the pause it asks for, and delivered once', async (status) => {
			const items = await operation.good(1);
			operation.strike(items[0], { answer: busy(status) });
			const { outputs } = await operation.runOn(items);
			expect(fates(outputs[0])).toEqual(['done']);
			const [first = 0, second = 0, ...others] = startsMs();
			expect(second - first).toBeGreaterThanOrEqual(pauseMs - 5);
			expect(others).toEqual([]);
		});

		test('maxTries is the number of attempts in all', async () => {
			const items = await operation.good(1);
			operation.strike(items[0], { times: 0, answer: { ...plainText(429, ''), headers: { 'retry-after': '0' } } });
			const { outputs } = await operation.runOn(items, { maxTries: 2 });
			expect(fates(outputs[0])).toEqual(['rejected']);
			expect(operation.calls(items)).toEqual([2]);
		});

		test('a pause longer than an execution should be held gives the item back as rejected', async () => {
			const items = await operation.good(1);
			operation.strike(items[0], { answer: { ...plainText(429, ''), headers: { 'retry-after': '7200' } } });
			const { outputs } = await operation.runOn(items);
			expect(fates(outputs[0])).toEqual(['rejected']);
			expect(operation.calls(items)).toEqual([1]);
		});

		test('while nothing can be reached, later items do not wait through all attempts again', async () => {
			const items = await operation.good(20);
			const credentials = operation.bench.store({ [operation.row.host]: 'http://127.0.0.1:1' });
			const seen = watchNetwork();
			const { outputs } = await operation.runOn(items, { maxTries: 3 }, { credentials });
			seen.end();
			expect(fates(outputs[0])).toEqual(Array(20).fill('rejected'));
			expect(seen.pauses()).toHaveLength(2);
			expect(seen.connections()).toBeGreaterThanOrEqual(3);
			// Two more attempts at the first call, and a sign-in that may succeed elsewhere.
			expect(seen.connections()).toBeLessThanOrEqual(20 + 2 + 1);
		});

		test('a redirected call is not followed', async () => {
			const elsewhere = await ProbeServer.start(() => ({}));
			try {
				const items = await operation.good(1);
				operation.strike(items[0], { times: 0, redirect: `${elsewhere.url}/caught` });
				const { outputs } = await operation.runOn(items, { maxTries: 1 });
				expect(fates(outputs[0])).toEqual(['rejected']);
				expect(elsewhere.received).toEqual([]);
			} finally {
				await elsewhere.stop();
			}
		});
	});

	const lost: Array<[string, object]> = [
		['lost', { drop: true, execute: true }],
		['cut off', { truncate: 20, execute: true }],
		['HTML', { answer: page(200), execute: true }],
		['a gateway page with 502', { answer: page(502), execute: true }],
		['a gateway page with 504', { answer: page(504), execute: true }],
	];

	forEveryOperation((operation) => {
		test.each(lost)('a call whose response is %s is unknown and not repeated', async (_name, fault) => {
			const items = await operation.good(2);
			operation.strike(items[0], fault);
			const { outputs } = await operation.runOn(items);
			expect(fates(outputs[0])).toEqual(['unknown', 'done']);
			expect(operation.calls(items)).toEqual([1, 1]);
			expect(operation.arrivals(items)).toEqual([1, 1]);
		});

		test('a call without a response in time is unknown and not repeated', async () => {
			const items = await operation.good(1);
			operation.strike(items[0], { hang: true, execute: true });
			const { outputs } = await operation.runOn(items, { timeout: 300 });
			expect(fates(outputs[0])).toEqual(['unknown']);
			expect(operation.calls(items)).toEqual([1]);
		});

		test('retryUnknown repeats it', async () => {
			const items = await operation.good(1);
			operation.strike(items[0], { drop: true });
			const { outputs } = await operation.runOn(items, { retryUnknown: true });
			expect(fates(outputs[0])).toEqual(['done']);
			expect(operation.calls(items)).toEqual([2]);
		});
	}, sends);

	forEveryOperation((operation) => {
		// Whether a page in place of the response is asked for again is up to the platform.
		test.each(lost.filter(([name]) => name !== 'HTML'))(
			'a question whose response is %s is asked again',
			async (_name, fault) => {
				const items = await operation.good(2);
				operation.strike(items[0], fault);
				const { outputs } = await operation.runOn(items);
				expect(fates(outputs[0])).toEqual(['done', 'done']);
				expect(operation.calls(items)).toEqual([2, 1]);
			},
		);
	}, reads);
});
