import { group } from '../../../nodes/shared/delivery/group';

const users = (names: string[]) => names.map((message) => ({ message }));
const calls = (names: string[], messages: number) =>
	group(users(names), (user: string) => ({ key: 'k', bytes: 1, unique: user }), { messages }).map(({ entries }) =>
		entries.map(({ message }) => message).join(''),
	);

test('what occurs once in a call opens another call when it comes again', () => {
	expect(calls(['a', 'b', 'a', 'c', 'a'], 20)).toEqual(['ab', 'ac', 'a']);
});

test('a full call is closed as ever', () => {
	expect(calls(['a', 'b', 'c'], 2)).toEqual(['ab', 'c']);
});

test('without anything unique, messages share calls freely', () => {
	const shared = group(users(['a', 'a', 'a']), () => ({ key: 'k', bytes: 1 }), { messages: 20 });
	expect(shared.map(({ entries }) => entries.length)).toEqual([3]);
});
