import { group } from '../../../nodes/shared/delivery/group';

const calls = (users: string[], messages: number) =>
	group(users, (user) => ({ key: 'k', bytes: 1, unique: user }), { messages }).map(({ positions }) =>
		positions.map((position) => users[position]).join(''),
	);

test('what occurs once in a call opens another call when it comes again', () => {
	expect(calls(['a', 'b', 'a', 'c', 'a'], 20)).toEqual(['ab', 'ac', 'a']);
});

test('a full call is closed as ever', () => {
	expect(calls(['a', 'b', 'c'], 2)).toEqual(['ab', 'c']);
});

test('without anything unique, messages share calls freely', () => {
	const shared = group(['a', 'a', 'a'], () => ({ key: 'k', bytes: 1 }), { messages: 20 });
	expect(shared.map(({ positions }) => positions)).toEqual([[0, 1, 2]]);
});
