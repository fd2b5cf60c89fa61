import fc from 'fast-check';
import { AccountBench, kinds, type Asked } from './bench';
import { settled } from './virtualClock';

interface Step {
	kind: 'ask' | 'end' | 'cancel' | 'pass' | 'turnAway' | 'pause';
	run: number;
	count: number;
}

const runs = fc.array(
	fc.record({
		concurrency: fc.integer({ min: 1, max: 5 }),
		maxRequests: fc.integer({ min: 0, max: 6 }),
		perSeconds: fc.integer({ min: 1, max: 3 }),
		sharesConcurrency: fc.boolean(),
	}),
	{ minLength: 1, maxLength: 6 },
);
const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.record({
		kind: fc.constantFrom('ask', 'ask', 'ask', 'end', 'end', 'cancel', 'pass', 'pass', 'turnAway', 'pause'),
		run: fc.nat(5),
		count: fc.integer({ min: 1, max: 8 }),
	}),
	{ maxLength: 60 },
);

/** Plays runs that come, send, are cancelled and are turned away; checks what must hold after every step. */
async function play(options: Array<Parameters<AccountBench['run']>[0]>, given: Step[]): Promise<void> {
	const bench = new AccountBench();
	const all = options.map((own) => ({ options: own, ...bench.run(own), asked: [] as Asked[], inFlight: 0 }));
	const times: Array<{ startMs: number; endMs: number }> = [];
	const open: Array<{ run: (typeof all)[number]; time: (typeof times)[number] }> = [];
	/** Takes note of what has started since. */
	const note = (): void => {
		for (const run of all) {
			const started = run.asked.filter(({ start }) => start?.kind === 'started').length;
			for (; run.inFlight < started; run.inFlight++) {
				const time = { startMs: bench.clock.nowMs(), endMs: Infinity };
				times.push(time);
				open.push({ run, time });
			}
		}
	};
	const check = (): void => {
		const nowMs = bench.clock.nowMs();
		for (const { options: own, asked, number } of all) {
			const windowMs = (own?.perSeconds ?? 1) * 1000;
			const counted = times.filter(({ endMs }) => endMs + windowMs > nowMs).length;
			const most = own?.maxRequests ?? 0;
			const limited = all.every(
				(other) => other.options?.maxRequests === most && other.options.perSeconds === own?.perSeconds,
			);
			// Where all have one limit, no window holds more.
			if (most > 0 && limited) expect(counted).toBeLessThanOrEqual(most);
			const mine = open.filter(({ run }) => run.number === number).length;
			expect(mine).toBeLessThanOrEqual(own?.concurrency ?? Infinity);
			// Nobody waits whose own limits and whose account allow another request.
			const isWaiting = asked.some(({ start }) => start === undefined);
			const free = all[number]?.pace.freeAtMs(nowMs) ?? Infinity;
			const isHeld =
				bench.account.history.inFlight >= bench.account.throttle.mostInFlight(nowMs) || nowMs < pausedUntilMs;
			if (isWaiting && !isHeld) expect(free).toBeGreaterThan(nowMs);
		}
	};
	let pausedUntilMs = 0;
	for (const { kind, run: chosen, count } of given) {
		const run = all[chosen % all.length];
		if (!run) continue;
		const next = open.findIndex((other) => other.run === run);
		if (kind === 'ask' && !run.cancel.signal.aborted) run.asked.push(...bench.ask(run, count));
		else if (kind === 'cancel') run.cancel.abort();
		else if (kind === 'pass') await bench.clock.pass(count * 250);
		else if (kind === 'pause') {
			run.pace.pauseAll(count * 100);
			pausedUntilMs = Math.max(pausedUntilMs, bench.clock.nowMs() + count * 100);
		} else if (next >= 0) {
			const [ended] = open.splice(next, 1);
			if (kind === 'turnAway') run.pace.slowDown(ended?.time.startMs ?? 0);
			if (ended) ended.time.endMs = bench.clock.nowMs();
			run.pace.ended(kind === 'turnAway');
		}
		await settled();
		note();
		check();
		if (run.cancel.signal.aborted) expect(kinds(run.asked)).not.toContain('waits');
	}
	// In the end everybody who was not cancelled gets its turn.
	for (let round = 0; round < 1_000 && all.some(({ asked }) => kinds(asked).includes('waits')); round++) {
		for (const { run, time } of open.splice(0)) {
			time.endMs = bench.clock.nowMs();
			run.pace.ended();
		}
		await bench.clock.pass(1_000);
		note();
	}
	for (const { asked } of all) expect(kinds(asked)).not.toContain('waits');
	for (const { run } of open.splice(0)) run.pace.ended();
	await bench.clock.pass(1);
	expect(bench.clock.waiting).toBe(0);
	expect(bench.account.history.inFlight).toBe(0);
}

test('whatever runs come, end, are cancelled or turned away: limits hold, nobody waits in vain, everybody is served', async () => {
	await fc.assert(fc.asyncProperty(runs, steps, play), { numRuns: 300 });
});
