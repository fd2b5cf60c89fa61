import fc from 'fast-check';

import { divide, group } from '../../../nodes/shared/delivery/group';

interface Letter {
	key: string;
	bytes: number;
}

const placed = <T>(messages: T[]) => messages.map((message, place) => ({ message, place }));
const positions = (letters: Letter[], messages: number, bytes?: number) =>
	group(placed(letters), (letter: Letter) => letter, { messages, bytes }).map(({ entries }) =>
		entries.map(({ place }) => place),
	);
const letters = (count: number, key = 'a', bytes = 10): Letter[] =>
	Array.from({ length: count }, () => ({ key, bytes }));

describe('messages in calls', () => {
	test('no message makes no call', () => expect(positions([], 3)).toEqual([]));
	test('one message makes one call', () => expect(positions(letters(1), 3)).toEqual([[0]]));
	test('as many as the limit share one call', () => expect(positions(letters(3), 3)).toEqual([[0, 1, 2]]));
	test('one more than the limit begins another', () => expect(positions(letters(4), 3)).toEqual([[0, 1, 2], [3]]));
	test('a limit of one gives every message its own call', () =>
		expect(positions(letters(3), 1)).toEqual([[0], [1], [2]]));
	test('bytes up to the limit share a call', () => expect(positions(letters(3), 9, 30)).toEqual([[0, 1, 2]]));
	test('one byte more begins another', () => expect(positions(letters(3), 9, 29)).toEqual([[0, 1], [2]]));

	test('a message above the limit of bytes has a call of its own', () => {
		expect(positions([...letters(1), { key: 'a', bytes: 99 }, ...letters(1)], 9, 30)).toEqual([[0], [1], [2]]);
	});

	test('messages with different keys never share a call', () => {
		expect(
			positions(
				['a', 'b', 'a', 'b', 'c'].map((key) => ({ key, bytes: 1 })),
				9,
			),
		).toEqual([[0, 2], [1, 3], [4]]);
	});

	test('what may occur only once begins another call', () => {
		const unique = ['x', 'y', 'x', 'z'];
		const calls = group(placed(unique), (name: string) => ({ key: 'a', bytes: 1, unique: name }), { messages: 9 });
		expect(calls.map(({ entries }) => entries.map(({ place }) => place))).toEqual([
			[0, 1],
			[2, 3],
		]);
	});

	test('a new call may not have been executed', () => {
		const [message = { key: '', bytes: 0 }] = letters(1);
		expect(group([{ message }], (letter: Letter) => letter, { messages: 1 })).toEqual([
			{ entries: [{ message }], mayHaveBeenExecuted: false },
		]);
	});

	test('every message is in exactly one call, in order, within the limits', () => {
		const letter = fc.record({ key: fc.constantFrom('a', 'b', 'c'), bytes: fc.integer({ min: 0, max: 40 }) });
		fc.assert(
			fc.property(
				fc.array(letter),
				fc.integer({ min: 1, max: 5 }),
				fc.integer({ min: 1, max: 60 }),
				(list, messages, bytes) => {
					const calls = positions(list, messages, bytes);
					expect(calls.flat().sort((a, b) => a - b)).toEqual(list.map((_, index) => index));
					for (const call of calls) {
						expect(call.length).toBeLessThanOrEqual(messages);
						expect(new Set(call.map((position) => list[position]?.key)).size).toBe(1);
						expect([...call].sort((a, b) => a - b)).toEqual(call);
						const sum = call.reduce((total, position) => total + (list[position]?.bytes ?? 0), 0);
						expect(call.length === 1 || sum <= bytes).toBe(true);
					}
				},
			),
		);
	});
});

describe('what takes the place of a call that was refused as a whole', () => {
	const call = (...list: number[]) => ({ entries: list, mayHaveBeenExecuted: false });

	test('named guilty: the innocent together', () => {
		expect(divide(call(4, 5, 6, 7), new Set([1, 2]))).toEqual([call(4, 7)]);
	});
	test('all guilty: nothing', () => expect(divide(call(4, 5), new Set([0, 1]))).toEqual([]));
	test('none named: two halves', () => expect(divide(call(4, 5, 6), new Set())).toEqual([call(4, 5), call(6)]));
	test('a lone message: nothing', () => expect(divide(call(4), new Set())).toEqual([]));

	test('the parts remember that the whole may have been executed', () => {
		const parts = divide({ entries: [1, 2, 3], mayHaveBeenExecuted: true }, new Set());
		expect(parts.map(({ mayHaveBeenExecuted }) => mayHaveBeenExecuted)).toEqual([true, true]);
		expect(divide({ entries: [1, 2], mayHaveBeenExecuted: true }, new Set([0]))[0]?.mayHaveBeenExecuted).toBe(true);
	});

	test('halving ends, loses nobody and doubles nobody', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
				const alone: number[] = [];
				const open = [call(...Array.from({ length: count }, (_, index) => index))];
				for (let next = open.pop(); next; next = open.pop()) {
					const parts = divide(next, new Set());
					if (parts.length === 0) alone.push(...next.entries);
					open.push(...parts);
				}
				expect(alone.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
			}),
		);
	});
});
