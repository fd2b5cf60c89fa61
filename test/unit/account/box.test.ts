import fc from 'fast-check';
import type { Box, Carried, Deposit } from '../../../nodes/shared/account/box';
import { Boxes } from '../../../nodes/shared/account/boxes';
import type { Part } from '../../../nodes/shared/account/part';
import type { Answered, Refused } from '../../../nodes/shared/contract/judgement';
import { unknown } from '../../../nodes/shared/contract/outcome';
import { settled, VirtualClock } from './virtualClock';

type Verdict = Answered<string> | Refused | 'notStarted';

/** A run with messages for a box. What it sends as the carrier is answered when the test says so. */
class Run {
	readonly cancel = new AbortController();
	halted = false;
	part: Part<string> | undefined;
	/** The request that it carries. */
	box: Box<string, string> | undefined;
	answer: (verdict: Verdict) => void = () => {};

	constructor(readonly entries: string[]) {}

	deposit(): Deposit<string, string> {
		return {
			...{ entries: this.entries, bytes: this.entries.length, unique: this.entries, cancel: this.cancel.signal },
			halted: () => this.halted,
			refused: () => false,
			carry: async (box): Promise<Carried<string>> => {
				this.box = box;
				const verdict = await new Promise<Verdict>((resolve) => (this.answer = resolve));
				return { verdict, secrets: new Set() };
			},
		};
	}
}

const taken = (entries: string[]): Verdict => ({
	kind: 'answered',
	outcomes: entries.map((entry) => ({ outcome: 'accepted', json: entry })),
});
const accepted = (part: Part<string> | undefined): string[] =>
	part?.kind === 'verdict' && part.verdict.kind === 'answered'
		? part.verdict.outcomes.flatMap((outcome) => (outcome.outcome === 'accepted' ? [outcome.json] : []))
		: [];

class Bench {
	readonly clock = new VirtualClock();
	readonly boxes = new Boxes<string, string>(this.clock);

	put(run: Run, { key = 'a', messages = 10, windowMs = 500 } = {}): void {
		void this.boxes.put(key, { messages }, windowMs, run.deposit()).then((part) => (run.part = part));
	}

	/** Runs with a message each, in one box whose window has passed. */
	async together(...entries: string[]): Promise<Run[]> {
		const runs = entries.map((entry) => new Run([entry]));
		for (const run of runs) this.put(run);
		await this.clock.pass(500);
		return runs;
	}
}

describe('a box', () => {
	test('waits for its window, and then travels as one request', async () => {
		const bench = new Bench();
		const [a, b] = [new Run(['a1', 'a2']), new Run(['b'])];
		bench.put(a);
		await bench.clock.pass(400);
		bench.put(b);
		await bench.clock.pass(99);
		expect(a.box).toBeUndefined();
		await bench.clock.pass(1);
		expect(a.box?.entries).toEqual(['a1', 'a2', 'b']);
		a.answer(taken(['a1', 'a2', 'b']));
		await settled();
		expect([accepted(a.part), accepted(b.part)]).toEqual([['a1', 'a2'], ['b']]);
		expect([bench.boxes.size, bench.clock.waiting]).toEqual([0, 0]);
	});

	test('goes at once when it is full, and what does not fit begins another', async () => {
		const bench = new Bench();
		const runs = [new Run(['a', 'b']), new Run(['c', 'd']), new Run(['a'])];
		for (const run of runs) bench.put(run, { messages: 3 });
		await settled();
		expect(runs[0]?.box?.entries).toEqual(['a', 'b']);
		expect(runs[1]?.box?.entries).toEqual(['c', 'd', 'a']);
		expect(bench.clock.waiting).toBe(0);
	});

	test('holds what may occur only once once', async () => {
		const bench = new Bench();
		const runs = [new Run(['a']), new Run(['a'])];
		for (const run of runs) bench.put(run);
		await bench.clock.pass(500);
		expect(runs.map(({ box }) => box?.entries)).toEqual([['a'], ['a']]);
	});

	test('keys do not mix', async () => {
		const bench = new Bench();
		const runs = [new Run(['a']), new Run(['b'])];
		runs.forEach((run, index) => bench.put(run, { key: `${index}` }));
		await bench.clock.pass(500);
		expect(runs.map(({ box }) => box?.entries)).toEqual([['a'], ['b']]);
	});

	test('loses the messages of a run that is cancelled or halted before; the next one carries', async () => {
		const bench = new Bench();
		const runs = ['a', 'b', 'c'].map((entry) => new Run([entry]));
		for (const run of runs) bench.put(run);
		runs[0]?.cancel.abort();
		if (runs[1]) runs[1].halted = true;
		await bench.clock.pass(500);
		expect(runs.map(({ box }) => box?.entries)).toEqual([undefined, undefined, ['c']]);
		expect(runs.map(({ part }) => part?.kind)).toEqual(['notSent', 'notSent', undefined]);
	});

	test('that everybody left is not sent, and leaves no timer', async () => {
		const bench = new Bench();
		const runs = [new Run(['a']), new Run(['b'])];
		for (const run of runs) bench.put(run);
		for (const { cancel } of runs) cancel.abort();
		await settled();
		expect([bench.boxes.size, bench.clock.waiting]).toEqual([0, 0]);
		expect(runs.map(({ part }) => part?.kind)).toEqual(['notSent', 'notSent']);
	});

	test('that is on its way is not torn down by the carrier, only by all', async () => {
		const bench = new Bench();
		const [a, b] = await bench.together('a', 'b');
		const box = a?.box;
		if (!a || !b || !box) throw new Error('nobody carries');
		box.underWay = true;
		a.cancel.abort();
		await settled();
		expect(box.abandoned.aborted).toBe(false);
		expect(a.part).toMatchObject({ verdict: { outcomes: [{ outcome: 'unknown' }] } });
		a.answer(taken(['a', 'b']));
		await settled();
		expect(accepted(b.part)).toEqual(['b']);

		const [c, d] = await bench.together('c', 'd');
		for (const run of [c, d]) run?.cancel.abort();
		expect(c?.box?.abandoned.aborted).toBe(true);
	});

	test('leaves behind who is cancelled between two attempts that executed nothing', async () => {
		const bench = new Bench();
		const [a, b] = await bench.together('a', 'b');
		a?.cancel.abort();
		a?.box?.board();
		expect(a?.box?.entries).toEqual(['b']);
		expect(a?.box?.isShared).toBe(false);
		a?.answer(taken(['b']));
		await settled();
		expect(accepted(b?.part)).toEqual(['b']);
		expect(a?.part?.kind).toBe('notSent');
	});

	test('that was refused is divided by run, without a word', async () => {
		const bench = new Bench();
		const [a, b] = await bench.together('a', 'b');
		a?.answer({ kind: 'refused', reason: { message: 'no', platformMessage: 'b is bad' }, guilty: [{ position: 1 }] });
		await settled();
		expect([a?.part, b?.part].map((part) => part?.kind)).toEqual(['apart', 'apart']);
		expect(JSON.stringify([a?.part, b?.part])).not.toContain('b is bad');
	});

	test("tells what concerns all without the platform's words", async () => {
		const reason = { message: 'lost', platformMessage: 'echo of a and b', details: { body: 'a b' } };
		for (const verdict of [
			{ kind: 'answered', outcomes: [unknown(reason), unknown(reason)] },
			{ kind: 'answered', gaveUp: true, outcomes: [1, 2].map(() => ({ outcome: 'rejected' as const, reason })) },
			{ kind: 'refused', reason, indivisible: true },
		] satisfies Verdict[]) {
			const bench = new Bench();
			const [a, b] = await bench.together('a', 'b');
			a?.answer(verdict);
			await settled();
			for (const run of [a, b]) {
				expect(JSON.stringify(run?.part)).toContain('lost');
				expect(JSON.stringify(run?.part)).not.toContain('echo');
			}
		}
	});

	test('of one run alone is told everything', async () => {
		const bench = new Bench();
		const [a] = await bench.together('a');
		const verdict: Verdict = { kind: 'refused', reason: { message: 'no', platformMessage: 'words' } };
		a?.answer(verdict);
		await settled();
		expect(a?.part).toMatchObject({ kind: 'verdict', verdict });
	});
});

test('whoever comes, leaves and is answered: every run hears once, of its own messages alone', async () => {
	const plan = fc.array(
		fc.record({ entries: fc.integer({ min: 1, max: 4 }), atMs: fc.nat(1_500), leavesAtMs: fc.option(fc.nat(2_500)) }),
		{ minLength: 1, maxLength: 20 },
	);
	const verdicts = fc.array(fc.constantFrom('taken', 'refused', 'lost'), { minLength: 20, maxLength: 20 });
	await fc.assert(
		fc.asyncProperty(plan, verdicts, async (runs, fates) => {
			const bench = new Bench();
			const all = runs.map(({ entries }, index) => new Run(Array.from({ length: entries }, (_, e) => `${index}.${e}`)));
			const sent: string[] = [];
			let requests = 0;
			for (let ms = 0; ms <= 4_000; ms += 50) {
				runs.forEach(({ atMs, leavesAtMs }, index) => {
					const run = all[index];
					if (run && atMs >= ms && atMs < ms + 50) bench.put(run, { messages: 6 });
					if (run && leavesAtMs !== null && leavesAtMs >= ms && leavesAtMs < ms + 50) run.cancel.abort();
				});
				await bench.clock.pass(50);
				for (const { box, answer } of all) {
					if (!box || box.underWay || sent.includes(box.entries[0] ?? '')) continue;
					box.board();
					expect(box.entries.length).toBeLessThanOrEqual(6);
					sent.push(...box.entries);
					box.underWay = true;
					const fate = fates[requests++ % fates.length];
					if (fate === 'taken') answer(taken(box.entries));
					else if (fate === 'refused') answer({ kind: 'refused', reason: { message: 'no' } });
					else answer({ kind: 'answered', outcomes: box.entries.map(() => unknown({ message: 'lost' })) });
				}
			}
			await settled();
			for (const { part, entries } of all) {
				expect(part).toBeDefined();
				for (const json of accepted(part)) expect(entries).toContain(json);
				if (part?.kind === 'notSent') for (const entry of entries) expect(sent).not.toContain(entry);
			}
			expect(new Set(sent).size).toBe(sent.length);
			expect([bench.boxes.size, bench.clock.waiting]).toEqual([0, 0]);
		}),
		{ numRuns: 100 },
	);
});
