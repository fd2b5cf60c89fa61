import { AccountBench, kinds } from './bench';
import { settled } from './virtualClock';

const marketo = { concurrency: 5, maxRequests: 50, perSeconds: 20, sharesConcurrency: true };
const reason = { message: 'The platform is busy', retryable: true };

describe('runs of one account', () => {
	test("everybody's requests count against the limit of each", async () => {
		const bench = new AccountBench();
		const runs = Array.from({ length: 10 }, () => bench.run({ maxRequests: 3 }));
		const asked = runs.flatMap((run) => bench.ask(run));
		await settled();
		expect(kinds(asked).filter((kind) => kind === 'started')).toHaveLength(3);
	});

	test('a run without a limit does not wait for those that have one, but counts for them', async () => {
		const bench = new AccountBench();
		const [limited, free] = [bench.run({ maxRequests: 2 }), bench.run()];
		expect(bench.ask(free, 5)).toHaveLength(5);
		const asked = bench.ask(limited);
		await settled();
		expect(bench.started).toEqual([1, 1, 1, 1, 1]);
		for (let request = 0; request < 5; request++) free.pace.ended();
		await bench.clock.pass(19_999);
		expect(kinds(asked)).toEqual(['waits']);
		await bench.clock.pass(1);
		expect(kinds(asked)).toEqual(['started']);
	});

	test('in flight counts for all only where the platform limits that for all', async () => {
		const [shared, apart] = [new AccountBench(), new AccountBench()];
		for (const [bench, sharesConcurrency] of [
			[shared, true],
			[apart, false],
		] as const) {
			for (let run = 0; run < 100; run++) bench.ask(bench.run({ concurrency: 5, sharesConcurrency }));
		}
		await settled();
		expect([shared.started.length, apart.started.length]).toEqual([5, 100]);
	});

	test('a run of many does not starve a run of one', async () => {
		const bench = new AccountBench();
		const [large, small] = [bench.run(marketo), bench.run(marketo)];
		bench.ask(large, 1_000);
		await settled();
		bench.ask(small);
		await settled();
		large.pace.ended();
		await settled();
		expect(bench.started).toEqual([0, 0, 0, 0, 0, 0]);
		large.pace.ended();
		await settled();
		expect(bench.started.slice(5, 7)).toContain(1);
	});

	test('runs take turns, and the requests of a run keep their order', async () => {
		const bench = new AccountBench();
		const runs = [0, 1, 2].map(() => bench.run({ maxRequests: 1, perSeconds: 1 }));
		const asked = runs.map((run) => bench.ask(run, 3));
		for (let request = 0; request < 9; request++) {
			await settled();
			runs[bench.started.at(-1) ?? 0]?.pace.ended();
			await bench.clock.pass(1_000);
		}
		// The first was alone when its first request started, and so the first in the queue as well.
		expect(bench.started).toEqual([0, 0, 1, 2, 0, 1, 2, 1, 2]);
		for (const own of asked) expect(kinds(own)).toEqual(['started', 'started', 'started']);
	});

	test('who is held by limits of its own lets others pass', async () => {
		const bench = new AccountBench();
		const [strict, generous] = [bench.run({ maxRequests: 1 }), bench.run({ maxRequests: 10 })];
		bench.ask(strict, 2);
		bench.ask(generous, 2);
		await settled();
		expect(bench.started).toEqual([0, 1, 1]);
	});

	test('a pause that the platform asks for holds all, a shorter one does not end it', async () => {
		const bench = new AccountBench();
		const runs = [bench.run(), bench.run()];
		runs[0]?.pace.pauseAll(5_000);
		runs[1]?.pace.pauseAll(10);
		const asked = runs.flatMap((run) => bench.ask(run));
		await bench.clock.pass(4_999);
		expect(kinds(asked)).toEqual(['waits', 'waits']);
		await bench.clock.pass(1);
		expect(kinds(asked)).toEqual(['started', 'started']);
	});

	test('one alarm is enough for all who wait, and none is left when they are gone', async () => {
		const bench = new AccountBench();
		const runs = Array.from({ length: 50 }, () => bench.run({ maxRequests: 1 }));
		runs[0]?.pace.pauseAll(5_000);
		for (const run of runs) bench.ask(run);
		expect(bench.clock.waiting).toBe(1);
		for (const { cancel } of runs) cancel.abort();
		await settled();
		expect(bench.clock.waiting).toBe(0);
	});
});

describe('an account that is closed', () => {
	test('turns away who waits and who comes, and says until when', async () => {
		const bench = new AccountBench();
		const [waiting, later] = [bench.run({ maxRequests: 1 }), bench.run()];
		const asked = bench.ask(waiting, 2);
		await settled();
		later.pace.close(3_600_000, reason);
		const refused = bench.ask(later);
		await settled();
		expect([kinds(asked), kinds(refused)]).toEqual([['started', 'closed'], ['closed']]);
		expect(refused[0]?.start).toEqual({ kind: 'closed', reason });
		expect(bench.clock.waiting).toBe(0);
	});

	test('is tried by one request alone when its time is over', async () => {
		const bench = new AccountBench();
		const run = bench.run();
		run.pace.close(90_000, reason);
		await bench.clock.pass(90_000);
		const asked = bench.ask(run, 3);
		await settled();
		expect(kinds(asked)).toEqual(['started', 'waits', 'waits']);
		run.pace.ended(true);
		await settled();
		expect(kinds(asked)).toEqual(['started', 'started', 'waits']);
		run.pace.ended();
		bench.ask(run, 3);
		await settled();
		expect(bench.started).toHaveLength(6);
	});
});

describe('a platform that has enough', () => {
	/** Requests that a run may start in one window. */
	const perWindow = async (bench: AccountBench): Promise<number> => {
		const run = bench.run({ ...marketo, concurrency: 1_000, maxRequests: 50, sharesConcurrency: false });
		const before = bench.started.length;
		bench.ask(run, 200);
		await settled();
		run.cancel.abort();
		const started = bench.started.length - before;
		for (let request = 0; request < started; request++) run.pace.ended();
		await settled();
		return started;
	};

	test('halves the pace, once for all that were in flight together', async () => {
		const bench = new AccountBench();
		const run = bench.run(marketo);
		bench.ask(run, 5);
		await bench.clock.pass(100);
		for (let request = 0; request < 5; request++) {
			run.pace.slowDown(0);
			run.pace.ended(true);
		}
		await bench.clock.pass(0);
		expect(bench.account.throttle.of(50, bench.clock.nowMs())).toBe(25);
		expect(bench.account.throttle.mostInFlight(bench.clock.nowMs())).toBe(2);
	});

	test('again and again leaves a sixteenth, and one in flight', async () => {
		const bench = new AccountBench();
		const run = bench.run(marketo);
		for (let round = 0; round < 8; round++) {
			bench.ask(run);
			await bench.clock.pass(10);
			run.pace.slowDown(bench.clock.nowMs());
			run.pace.ended(true);
			await bench.clock.pass(10);
		}
		const nowMs = bench.clock.nowMs();
		expect([bench.account.throttle.of(160, nowMs), bench.account.throttle.of(4, nowMs)]).toEqual([10, 1]);
		expect(bench.account.throttle.mostInFlight(nowMs)).toBe(1);
	});

	test('gets an eighth more after each quiet window, until all is restored', async () => {
		const bench = new AccountBench();
		const run = bench.run(marketo);
		bench.ask(run);
		await settled();
		run.pace.pauseAll(20_000);
		run.pace.slowDown(0);
		run.pace.ended(true);
		await bench.clock.pass(20_000);
		const counts: number[] = [];
		for (let window = 0; window < 5; window++) {
			counts.push(await perWindow(bench));
			await bench.clock.pass(20_000);
		}
		// Half of fifty, but one was in flight when it had enough.
		expect(bench.account.throttle.of(48, 20_000)).toBe(24);
		expect(counts.at(-1)).toBe(50);
		expect(bench.account.throttle.mostInFlight(bench.clock.nowMs())).toBe(Infinity);
	});

	test('wakes who waits when a share is restored', async () => {
		const bench = new AccountBench();
		const run = bench.run({ maxRequests: 8, perSeconds: 1 });
		const held = bench.ask(run, 8);
		await settled();
		run.pace.slowDown(0);
		const asked = bench.ask(run);
		await bench.clock.pass(3_999);
		expect(kinds(asked)).toEqual(['waits']);
		for (let request = 0; request < 4; request++) run.pace.ended();
		await bench.clock.pass(1_000);
		expect(kinds(asked)).toEqual(['started']);
		expect(kinds(held)).toEqual(Array(8).fill('started'));
	});
});

test('an account forgets in time and not before', async () => {
	const bench = new AccountBench();
	expect(bench.account.isIdle()).toBe(true);
	const run = bench.run();
	bench.ask(run);
	await bench.clock.pass(3_600_000);
	expect(bench.account.isIdle()).toBe(false);
	run.pace.slowDown(bench.clock.nowMs());
	run.pace.ended(true);
	await bench.clock.pass(60_000);
	expect(bench.account.isIdle()).toBe(false);
	await bench.clock.pass(20_000);
	expect(bench.account.isIdle()).toBe(true);
});
