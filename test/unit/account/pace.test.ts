import { AccountBench, kinds } from './bench';
import { HandTurned, settled } from './virtualClock';

describe("a run's pace", () => {
	test('without a limit nothing waits', async () => {
		const bench = new AccountBench();
		const asked = bench.ask(bench.run(), 50);
		await settled();
		expect(kinds(asked)).toEqual(Array(50).fill('started'));
		expect(bench.clock.waiting).toBe(0);
	});

	test('requests up to the limit start at once, the next one waits until a window has passed since an end', async () => {
		const bench = new AccountBench();
		const run = bench.run({ maxRequests: 2, perSeconds: 0.1 });
		const asked = bench.ask(run, 3);
		await bench.clock.pass(30);
		expect(kinds(asked)).toEqual(['started', 'started', 'waits']);
		run.pace.ended();
		await bench.clock.pass(99);
		expect(kinds(asked)[2]).toBe('waits');
		await bench.clock.pass(1);
		expect(kinds(asked)[2]).toBe('started');
	});

	test('a few start in a turn of the event loop, the others in the next ones, in their order', async () => {
		const turns = new HandTurned();
		const bench = new AccountBench(turns);
		const [first, second] = [bench.run(), bench.run()];
		const asked = [...bench.ask(first, 5), ...bench.ask(second, 3)];
		const startedInTurns: number[] = [];
		for (let turn = 0; turn < 4; turn++) {
			await settled();
			startedInTurns.push(bench.started.length);
			turns.end();
		}
		expect(startedInTurns).toEqual([4, 8, 8, 8]);
		expect(kinds(asked)).toEqual(Array(8).fill('started'));
		expect(turns.waiting).toBe(0);
	});

	test('what was cancelled while it waited for its turn does not start', async () => {
		const turns = new HandTurned();
		const bench = new AccountBench(turns);
		const run = bench.run();
		const asked = bench.ask(run, 6);
		await settled();
		run.cancel.abort();
		turns.end();
		await settled();
		expect(kinds(asked)).toEqual([...Array<string>(4).fill('started'), 'cancelled', 'cancelled']);
	});

	test('a request that is under way keeps its place however long it takes', async () => {
		const bench = new AccountBench();
		const run = bench.run({ maxRequests: 1, perSeconds: 0.01 });
		const asked = bench.ask(run, 2);
		await bench.clock.pass(60_000);
		expect(kinds(asked)).toEqual(['started', 'waits']);
		run.pace.ended();
		await bench.clock.pass(10);
		expect(kinds(asked)).toEqual(['started', 'started']);
	});

	test('no more than the concurrency are in flight', async () => {
		const bench = new AccountBench();
		const run = bench.run({ concurrency: 2 });
		const asked = bench.ask(run, 4);
		await settled();
		expect(kinds(asked)).toEqual(['started', 'started', 'waits', 'waits']);
		run.pace.ended();
		await settled();
		expect(kinds(asked)).toEqual(['started', 'started', 'started', 'waits']);
	});

	test('a pause of its own holds every request of the run, and nobody else', async () => {
		const bench = new AccountBench();
		const [paused, other] = [bench.run(), bench.run()];
		paused.pace.pause(40);
		paused.pace.pause(1);
		const asked = bench.ask(paused, 2);
		const others = bench.ask(other);
		await bench.clock.pass(39);
		expect([kinds(asked), kinds(others)]).toEqual([['waits', 'waits'], ['started']]);
		await bench.clock.pass(1);
		expect(kinds(asked)).toEqual(['started', 'started']);
	});

	test('cancelling ends the waiting at once, and leaves nothing behind', async () => {
		const bench = new AccountBench();
		const run = bench.run({ maxRequests: 1 });
		const asked = bench.ask(run, 3);
		run.pace.ended();
		await settled();
		expect(bench.clock.waiting).toBe(1);
		run.cancel.abort();
		await settled();
		expect(kinds(asked)).toEqual(['started', 'cancelled', 'cancelled']);
		expect(bench.clock.waiting).toBe(0);
		expect(kinds(bench.ask(run))).toEqual(['waits']);
		await settled();
		expect(bench.started).toEqual([0]);
	});

	test('all who wait get their turn', async () => {
		const bench = new AccountBench();
		const run = bench.run({ maxRequests: 1, perSeconds: 0.01 });
		const asked = bench.ask(run, 6);
		for (let request = 0; request < 6; request++) {
			await settled();
			run.pace.ended();
			await bench.clock.pass(10);
		}
		expect(kinds(asked)).toEqual(Array(6).fill('started'));
	});
});
