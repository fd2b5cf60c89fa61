import { readJson } from '../../../nodes/shared/text/json';

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

test('an object is read, also a large one', () => {
	expect(readJson(nested(150))).toMatchObject({ a: { a: { a: {} } } });
	const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, place) => [`key${place}`, { value: [place] }]));
	expect(readJson(JSON.stringify(wide))).toEqual(wide);
});

test.each([4_000, 100_000])('one that is nested %d deep is nothing that anybody could read', (depth) => {
	expect(readJson(nested(depth))).toBeUndefined();
	expect(readJson(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`)).toBeUndefined();
});
