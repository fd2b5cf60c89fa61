import { plainText } from '../../../sandbox/http';
import { deduplication } from '../../harness/deduplication';
import { fates, forEveryOperation } from '../bench/forEveryOperation';
import { details, jsons, outcomes } from '../bench/items';
import { duplicate, sendOnceKey, sendsMessages } from '../bench/keyed';

/** Nothing was executed, and the next call may be taken. */
const turnedAway = { ...plainText(429, ''), headers: { 'retry-after': '0' } };

/** Rule 16, in n8n's engine with a store that behaves as n8n's. */
describe('sent once', () => {
	forEveryOperation((operation) => {
		test('a message that comes again in a later execution is a duplicate, and nothing is sent', async () => {
			const items = await operation.good(3);
			const first = await operation.runOn(items, { sendOnceKey });
			expect(fates(first.outputs[0])).toEqual(['done', 'done', 'done']);
			const calls = operation.bench.calls().length;
			const again = await operation.run(items, { sendOnceKey });
			expect(jsons(again)).toEqual([duplicate, duplicate, duplicate]);
			expect(operation.bench.calls()).toHaveLength(calls);
			expect(operation.arrivals(items)).toEqual([1, 1, 1]);
			// One entry a message stays; marks and what shows that a key is open are gone.
			expect(deduplication.size).toBe(3);
		});

		test('without a key everything is sent and nothing recorded', async () => {
			const items = await operation.good(2);
			for (const _execution of [1, 2]) await operation.runOn(items, { sendOnceKey: '={{ "" }}' });
			expect(operation.calls(items)).toEqual([2, 2]);
			expect(deduplication.calls).toEqual({ record: 0, remove: 0 });
		});

		test('a rejected message frees its key, one of unknown outcome keeps it', async () => {
			const items = await operation.good(3);
			operation.strike(items[0], { answer: turnedAway });
			operation.strike(items[1], { drop: true, execute: true });
			const first = await operation.runOn(items, { sendOnceKey, maxTries: 1 });
			expect(fates(first.outputs[0])).toEqual(['rejected', 'unknown', 'done']);
			const again = await operation.runOn(items, { sendOnceKey });
			expect(fates(again.outputs[0])).toEqual(['done', 'unknown', 'done']);
			expect(jsons(again)[0]).not.toHaveProperty('duplicate');
			expect(details(jsons(again)[1])).toMatchObject({ outcome: 'unknown', duplicate: true });
			expect(jsons(again)[2]).toEqual(duplicate);
			expect(operation.calls(items)).toEqual([2, 1, 1]);
		});

		test('Retry On Fail: no attempt is a duplicate of an earlier one', async () => {
			const items = await operation.good(3);
			operation.strike(items[1], { answer: turnedAway });
			const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
			const { outputs, error } = await operation.run(items, { sendOnceKey, maxTries: 1 }, { node });
			expect(error).toBeUndefined();
			expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted', 'accepted']);
			expect(outputs[0]?.map(({ json }) => json.duplicate)).toEqual([undefined, undefined, undefined]);
			expect(operation.arrivals(items)).toEqual([1, 1, 1]);
		});

		test('Stop Workflow frees what was not sent: the next execution sends just that', async () => {
			const items = await operation.good(5);
			operation.strike(items[2], { answer: turnedAway });
			const stopped = await operation.run(items, { sendOnceKey, maxTries: 1 });
			expect(stopped.error?.description).toContain('2 accepted, 1 rejected, 2 not sent.');
			const again = await operation.run(items, { sendOnceKey });
			expect(jsons(again).map((json) => json.duplicate === true)).toEqual([true, true, false, false, false]);
			expect(operation.arrivals(items)).toEqual([1, 1, 1, 1, 1]);
		});

		test('cancelling frees what was not sent', async () => {
			const items = await operation.good(3);
			operation.strike(items[1], { hang: true });
			const cancelWhen = operation.bench.arrival(operation.isOf(items[1]));
			const { status } = await operation.run(items, { sendOnceKey }, { cancelWhen });
			expect(status).toBe('canceled');
			operation.bench.sandbox.faults.clear();
			const { outputs } = await operation.runOn(items, { sendOnceKey });
			expect(fates(outputs[0])).toEqual(['done', 'unknown', 'done']);
			expect(operation.calls(items)).toEqual([1, 1, 1]);
		});

		test('of several items with one key the first is sent, and the others follow it', async () => {
			const [one = {}, two = {}] = await operation.good(2);
			const accepted = await operation.runOn([one, one, two, one], { sendOnceKey });
			expect(jsons(accepted)[1]).toEqual(duplicate);
			expect(jsons(accepted)[3]).toEqual(duplicate);
			expect(operation.arrivals([one, two])).toEqual([1, 1]);
			deduplication.clear();
			operation.bench.wire.length = 0;
			operation.strike(one, { answer: turnedAway });
			const rejected = await operation.runOn([one, one], { sendOnceKey, maxTries: 1 });
			expect(fates(rejected.outputs[0])).toEqual(['rejected', 'rejected']);
			expect(details(jsons(rejected)[1])).toMatchObject({ ...details(jsons(rejected)[0]), duplicate: true });
			expect(operation.calls([one])).toEqual([1]);
		});

		test('a webhook that is delivered three times at once is sent once', async () => {
			const items = await operation.good(2);
			const deliveries = [...items, ...items, ...items];
			const results = await Promise.all(deliveries.map(async (item) => await operation.runOn([item], { sendOnceKey })));
			expect(operation.arrivals(items)).toEqual([1, 1]);
			const told = results.map((result) => jsons(result)[0]);
			expect(told.filter((json) => json?.accepted === true)).toHaveLength(6);
			expect(told.filter((json) => json?.duplicate === true)).toHaveLength(4);
		});

		test('another run of the same process follows what becomes of the message, without its words', async () => {
			const items = await operation.good(1);
			operation.strike(items[0], { delayMs: 300, answer: { ...turnedAway, body: 'of somebody else' } });
			const [first, second] = await Promise.all([
				operation.runOn(items, { sendOnceKey, maxTries: 1 }),
				operation.runOn(items, { sendOnceKey, maxTries: 1 }),
			]);
			const [leader, follower] = [first, second].map((result) => jsons(result)[0] ?? {});
			expect([details(leader).outcome, details(follower).outcome]).toEqual(['rejected', 'rejected']);
			expect(operation.calls(items)).toEqual([1]);
			const followers = [leader, follower].filter((json) => details(json).duplicate === true);
			expect(followers).toHaveLength(1);
			expect(JSON.stringify(followers)).not.toContain('somebody else');
			expect(details(followers[0])).toMatchObject({ retryable: true });
		});

		test('a file that is sent by two runs at once arrives once', async () => {
			const items = await operation.good(12);
			const [first, second] = await Promise.all([
				operation.runOn(items, { sendOnceKey, concurrency: 3 }),
				operation.runOn(items, { sendOnceKey, concurrency: 3 }),
			]);
			expect([...fates(first.outputs[0]), ...fates(second.outputs[0])]).toEqual(Array(24).fill('done'));
			expect(operation.arrivals(items)).toEqual(Array(12).fill(1));
		});

		test('a dry run checks and records nothing', async () => {
			const items = await operation.good(1);
			await operation.runOn(items, { sendOnceKey });
			const { calls } = deduplication;
			const before = { ...calls };
			const { outputs } = await operation.runOn(items, { sendOnceKey, dryRun: true });
			expect(outputs[0]?.[0]?.json).toMatchObject({ dryRun: true });
			expect(outputs[0]?.[0]?.json).not.toHaveProperty('duplicate');
			expect(deduplication.calls).toEqual(before);
		});

		test('where n8n keeps no keys, an item with a key is rejected before sending', async () => {
			const items = await operation.good(2);
			const options = { sendOnceKey: sendOnceKey.replace('{{ ', '{{ $itemIndex === 1 ? "" : ') };
			const unsaved = await operation.runOn(items, options, { workflowId: '' });
			expect(fates(unsaved.outputs[0])).toEqual(['rejected', 'done']);
			expect(details(jsons(unsaved)[0]).todo).toContain('Save the workflow');
			expect(operation.calls(items)).toEqual([0, 1]);
		});

		test('where the database fails, nothing is sent unchecked', async () => {
			const items = await operation.good(1);
			deduplication.failure = new Error('database is locked');
			const { outputs } = await operation.runOn(items, { sendOnceKey });
			expect(details(outputs[0]?.[0]?.json)).toMatchObject({ outcome: 'rejected', retryable: true });
			expect(outputs[0]?.[0]?.json.error).toContain('database is locked');
			expect(operation.calls(items)).toEqual([0]);
		});

		test('only so many keys are kept', async () => {
			const items = await operation.good(3);
			const options = { sendOnceKey, sendOnceMemory: 2 };
			for (const item of items) await operation.runOn([item], options);
			expect(deduplication.size).toBe(2);
			const { outputs } = await operation.runOn(items.slice(1), options);
			expect(outputs[0]?.map(({ json }) => json)).toEqual([duplicate, duplicate]);
			await operation.runOn(items.slice(0, 1), options);
			expect(operation.calls(items)).toEqual([2, 1, 1]);
		});
	}, sendsMessages);
});
