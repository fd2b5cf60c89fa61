import fc from 'fast-check';

import { textWithoutNulls } from '../../../nodes/ExperiencePlatform/wire/jsonText';

test('nulls are removed at every depth, from lists too', () => {
	const entity = { a: null, b: { c: null, d: [1, null, { e: null, f: 'null' }] }, g: 'null' };
	expect(textWithoutNulls(entity)).toBe('{"b":{"d":[1,{"f":"null"}]},"g":"null"}');
});

test('what JSON writes as null is removed too', () => {
	expect(textWithoutNulls({ a: NaN, b: [undefined, 1], c: undefined })).toBe('{"b":[1]}');
});

test('dates become texts', () => {
	expect(textWithoutNulls({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
});

test('no null is left in anything, and nothing else is lost', () => {
	const hasNull = (value: unknown): boolean =>
		value === null || (typeof value === 'object' && value !== null && Object.values(value).some(hasNull));
	const leaves = (value: unknown): unknown[] =>
		typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : value === null ? [] : [value];
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (entity) => {
			const plain: unknown = JSON.parse(JSON.stringify(entity));
			const sent: unknown = JSON.parse(textWithoutNulls(entity));
			return !hasNull(sent) && JSON.stringify(leaves(sent)) === JSON.stringify(leaves(plain));
		}),
	);
});
