import fc from 'fast-check';

import { readExactJson, withoutNulls, writeJson } from '../../../nodes/shared/text/exactJson';

test.each([
	'{"orderId":7615917337495251231,"price":10.50}',
	'{"list":[1.0,-0,1E3,1e-7,0.1,123456789012345678901234567890.5],"text":"10.50 and \\"20.50\\""}',
	'{"a":{"b":[{"c":1.10}]},"d":null,"e":true}',
	'{"__proto__":1.50}',
])('%s is written as it was read', (text) => {
	expect(writeJson(readExactJson(text))).toBe(text);
});

test('numbers that JavaScript writes in the same way stay numbers', () => {
	expect(readExactJson('{"a":1,"b":10.5,"c":"7615917337495251231"}')).toEqual({
		a: 1,
		b: 10.5,
		c: '7615917337495251231',
	});
});

test.each(['', '[1.50]', '{"a":1.}', '{"a":01}', 'null', '{'])('%j is not a JSON object', (text) => {
	expect(readExactJson(text)).toBeUndefined();
});

test('whatever JSON an object is, reading and writing it changes nothing', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
			const text = JSON.stringify(object);
			expect(JSON.parse(writeJson(readExactJson(text)))).toEqual(JSON.parse(text));
		}),
	);
});

test('a text of a megabyte is read in no time', () => {
	const text = JSON.stringify({ text: 'x"\\'.repeat(300_000), price: 1 }).replace(':1}', ':1.50}');
	expect(writeJson(readExactJson(text))).toBe(text);
});

test('what nulls are taken out of keeps its exact numbers and its dates', () => {
	const when = new Date('2030-01-01T00:00:00Z');
	const object = { ...readExactJson('{"a":null,"b":[1.50,null]}'), when };
	expect(writeJson(withoutNulls(object))).toBe('{"b":[1.50],"when":"2030-01-01T00:00:00.000Z"}');
});
