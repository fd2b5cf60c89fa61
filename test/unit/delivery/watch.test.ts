import type { Outcome } from '../../../nodes/shared/contract/outcome';
import { rejected, unknown } from '../../../nodes/shared/contract/outcome';
import { Ledger } from '../../../nodes/shared/delivery/ledger';
import { watch, type Patience, type Watching } from '../../../nodes/shared/delivery/watch';

const pending: Outcome = { outcome: 'accepted', json: { final: false } };
const final: Outcome = { outcome: 'accepted', json: { final: true } };
const waits = (seconds: number, everySeconds = 60): Patience => ({
	maxWaitMs: seconds * 1000,
	pollIntervalMs: everySeconds * 1000,
});
const once: Patience = { maxWaitMs: undefined, pollIntervalMs: 1000 };

/** A run whose waits pass at once, and what was asked when: seconds, and the items. */
function runOf(
	messages: Patience[],
	answer: (index: number, seconds: number) => Outcome,
	more: Partial<Watching<Patience>> = {},
) {
	let nowMs = 5_000;
	const clock = jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
	const seconds = () => (nowMs - 5_000) / 1000;
	const ledger = new Ledger(messages.length);
	const asked: Array<[seconds: number, items: string]> = [];
	const done = watch(
		{ ledger, halted: () => false, wait: async (ms) => void (nowMs += ms) },
		messages.map((message, index) => ({ message, index })),
		{
			firstPauseMs: 1_000,
			mayPass: ({ retryable }) => retryable === true,
			tooLate: (_, last) => unknown({ message: `late after ${last.outcome}` }),
			async ask(due, tell) {
				asked.push([seconds(), due.map(({ index, isLast }) => `${index}${isLast ? '!' : ''}`).join(' ')]);
				for (const entry of due) tell(entry, answer(entry.index, seconds()));
				await Promise.resolve();
			},
			...more,
		},
	).finally(() => clock.mockRestore());
	return { asked, done, outcomes: () => messages.map((_, index) => ledger.at(index)) };
}

test('who does not wait is asked about once, and the outcome is what was told', async () => {
	const run = runOf([once, once], (index) => (index === 0 ? pending : rejected({ message: 'no', retryable: true })));
	await run.done;
	expect(run.asked).toEqual([[0, '0! 1!']]);
	expect(run.outcomes()).toEqual([pending, rejected({ message: 'no', retryable: true })]);
});

test('pauses are doubled up to the interval, and the last question is asked when the time is over', async () => {
	const run = runOf([waits(20, 5)], () => pending);
	await run.done;
	expect(run.asked.map(([seconds]) => seconds)).toEqual([0, 1, 3, 7, 12, 17, 20]);
	expect(run.outcomes()).toEqual([unknown({ message: 'late after accepted' })]);
});

test('what is final, or refused for good, is not asked about again', async () => {
	const run = runOf([waits(60), waits(60), waits(60)], (index, seconds) => {
		if (index === 0) return final;
		return index === 1 ? rejected({ message: 'no' }) : seconds > 0 ? final : pending;
	});
	await run.done;
	expect(run.asked).toEqual([
		[0, '0 1 2'],
		[1, '2'],
	]);
});

test.each([
	['a refusal that may pass', rejected({ message: 'busy', retryable: true })],
	['a response that was lost', unknown({ message: 'lost' })],
])('%s is asked about again', async (_, first) => {
	const run = runOf([waits(60)], (_index, seconds) => (seconds === 0 ? first : final));
	await run.done;
	expect(run.outcomes()).toEqual([final]);
});

test('pauses are never shorter than the least one, not even before the last question', async () => {
	const run = runOf([waits(100, 30)], () => pending, { firstPauseMs: Infinity, leastPauseMs: 30_000 });
	await run.done;
	expect(run.asked).toEqual([
		[0, '0'],
		[30, '0'],
		[60, '0'],
		[100, '0!'],
	]);
});

test('questions that are due at about the same time wait for each other', async () => {
	const delays = new Map([
		[60_000, 0],
		[61_000, 8_000],
		[62_000, 40_000],
	]);
	const run = runOf([waits(60), waits(61), waits(62)], () => final, {
		gatherMs: 10_000,
		firstQuestionMs: ({ maxWaitMs = 0 }) => delays.get(maxWaitMs) ?? 0,
	});
	await run.done;
	expect(run.asked).toEqual([
		[8, '0 1'],
		[40, '2'],
	]);
});

test('a first question may wait, but not beyond the time that the user gives', async () => {
	const run = runOf([waits(10), waits(60)], () => final, { firstQuestionMs: () => 30_000 });
	await run.done;
	expect(run.asked).toEqual([
		[10, '0!'],
		[30, '1'],
	]);
});

test('a cancelled wait ends the watching', async () => {
	const ledger = new Ledger(1);
	const told: number[] = [];
	await watch(
		{ ledger, halted: () => false, wait: async () => await Promise.reject(new Error('cancelled')) },
		[{ message: waits(60), index: 0 }],
		{
			...{ firstPauseMs: 1_000, mayPass: () => false, tooLate: (_, last) => last },
			async ask(due, tell) {
				for (const entry of due) {
					told.push(entry.index);
					tell(entry, pending);
				}
				await Promise.resolve();
			},
		},
	);
	expect(told).toEqual([0]);
	expect(ledger.at(0)).toBeUndefined();
});
