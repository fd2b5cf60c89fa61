import fc from 'fast-check';

import { writeJson } from '../../../nodes/shared/text/exactJson';
import { ExactNumber } from '../../../nodes/shared/text/exactNumber';
import { fill, fieldsIn } from '../../../nodes/shared/paste/jsonTemplate';
import { parseJson } from '../../../nodes/shared/paste/parseJson';
import { PasteRefused } from '../../../nodes/shared/paste/pasteRefused';
import { optionalField, pathOf, stepsOf, type Field } from '../../../nodes/shared/paste/field';
import { tailsOf } from '../../../nodes/shared/paste/tails';

const place = (path: string, optional = false): Field => ({ path, type: 'string', required: !optional, optional });

describe('paths', () => {
	test.each([
		[['identityMap', 'Email', 0, 'id'], 'identityMap.Email[0].id'],
		[['ctx', 'first.name'], "ctx['first.name']"],
		[['a', "it's", 1], "a['it%27s'][1]"],
		[['__proto__', 'constructor'], '__proto__.constructor'],
		[['', 'x'], "[''].x"],
	])('%j is %s', (steps, path) => {
		expect(steps.reduce<string>(pathOf, '')).toBe(path);
		expect(stepsOf(path)).toEqual(steps);
	});

	test('lead back to their steps, whatever names there are', () => {
		const step = fc.oneof(fc.string({ unit: 'grapheme' }), fc.nat({ max: 99 }));
		fc.assert(
			fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) =>
				expect(stepsOf(steps.reduce<string>(pathOf, ''))).toEqual(steps),
			),
		);
	});

	test("survive n8n's own paths, in which they stand in double quotes", () => {
		fc.assert(
			fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (steps) =>
				expect(steps.reduce<string>(pathOf, '')).not.toMatch(/["\\]/),
			),
		);
	});
});

describe('the ends of paths', () => {
	test('that no other place has name a place, the longest first', () => {
		const tails = tailsOf([place('a.person.id'), place('a.order.id'), place('a.list[0].sku')]);
		const names = (path: string) => tails.get(path)?.map(({ name }) => name);
		expect(names('a.person.id')).toEqual(['a.person.id', 'person.id']);
		expect(names('a.list[0].sku')).toEqual(['a.list[0].sku', 'list[0].sku', 'sku']);
	});

	test('a path that is the end of another one still names its own place, and only that', () => {
		const tails = tailsOf([place('id'), place('person.id')]);
		expect(tails.get('id')?.map(({ name }) => name)).toEqual(['id']);
		expect(tails.get('person.id')?.map(({ name }) => name)).toEqual(['person.id']);
	});
});

describe('JSON out of a paste', () => {
	test('is read as JSON.parse reads it, and written back with the same meaning', () => {
		fc.assert(
			fc.property(fc.json({ maxDepth: 5 }), (text) => {
				expect(JSON.parse(writeJson(parseJson(text)))).toEqual(JSON.parse(text));
			}),
		);
	});

	test('keeps every digit of long numbers', () => {
		const text = '{"id":9007199254740993,"list":[-12345678901234567890,1.5,1e400],"small":1}';
		const document = parseJson(text);
		expect(document).toMatchObject({ id: new ExactNumber('9007199254740993'), small: 1 });
		expect(writeJson(fill(document, [], new Map()))).toBe(text);
	});

	test('keeps names such as __proto__ as members, and pollutes nothing', () => {
		const text = '{"__proto__":{"polluted":"x"},"constructor":{"prototype":{"polluted":"y"}}}';
		const places = fieldsIn(parseJson(text), (path, value) => (typeof value === 'string' ? place(path) : undefined));
		expect(places.map(({ path }) => path)).toEqual(['__proto__.polluted', 'constructor.prototype.polluted']);
		const filled = fill(parseJson(text), places, new Map(places.map(({ path }) => [path, 'z'])));
		expect(writeJson(filled)).toBe(text.replace(/"[xy]"/g, '"z"'));
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
	});

	test('comments, and blanks that come along with a copy, are passed over; in texts they stay', () => {
		const text = '/* "a" \u00a0*/\u00a0{ // it\'s "one\n\u00a0"a":\u00a0["x\u00a0//y",\u20031\ufeff]}';
		expect(parseJson(text)).toEqual({ a: ['x\u00a0//y', 1] });
	});

	test.each([
		['{\n"a": 1,\n}', 3, 'a name in double quotes'],
		['{"a": 1\r\n"b": 2}', 2, 'a comma or }'],
		['[1,\r2,\r}', 3, 'a JSON value'],
		['{"a": "x\n"}', 1, 'a string that ends on its line'],
		['{"a": "\\x"}', 1, 'a JSON string'],
		['{"a": 1}\n\n{', 3, 'nothing after the end of the JSON'],
		['{"a": 1,\n"a": 2}', 2, 'every name once in an object'],
		["{'a': 1}", 1, 'a name in double quotes'],
		['{"a": nullable}', 1, 'a JSON value'],
		['', 1, 'a JSON value'],
		['// nothing\n', 2, 'a JSON value'],
		['{"a":\n[1', 2, 'a comma or ]'],
		['{"a" 1}', 1, 'a colon after the name'],
		['{"a": 01}', 1, 'a comma or }'],
		// Each of a pattern's ways to divide the text would be tried.
		[`{"a": "${'x'.repeat(1000)}\\`, 1, 'a string that ends on its line'],
		[`{"a": "${'\\x'.repeat(1000)}`, 1, 'a string that ends on its line'],
		[`${'['.repeat(100)}`, 1, 'at most 60 levels'],
	])('%j is refused with its line', (text, line, expected) => {
		const refuse = () => parseJson(text);
		expect(refuse).toThrow(PasteRefused);
		expect(refuse).toThrow(`, line ${line}: expected ${expected}`);
	});
});

describe('filling', () => {
	const document = parseJson('{"a":{"b":"string","c":"string"},"list":[{"d":"string"},{"e":1}],"empty":{}}');
	const places = fieldsIn(document, (path, value) => (value === 'string' ? place(path, true) : undefined));

	test('puts values in their places and leaves the rest, and the document, as they are', () => {
		const before = structuredClone(document);
		const filled = fill(
			document,
			places,
			new Map<string, unknown>([
				['a.b', 'x'],
				['list[0].d', 7],
			]),
		);
		expect(filled).toEqual({ a: { b: 'x' }, list: [{ d: 7 }, { e: 1 }], empty: {} });
		expect(document).toEqual(before);
	});

	test('leaves away what holds nothing else', () => {
		expect(fill(document, places, new Map())).toEqual({ list: [{ e: 1 }], empty: {} });
		expect(fill(parseJson('{"a":"string"}'), [place('a', true)], new Map())).toEqual({});
	});

	test('keeps the sample of a field that stays empty', () => {
		const sampled = [optionalField('a.b', 'string', 'kept'), optionalField('a.c', 'string')];
		expect(fill(document, sampled, new Map())).toMatchObject({ a: { b: 'kept' } });
		expect(fill(document, sampled, new Map([['a.b', 'x']]))).toMatchObject({ a: { b: 'x' } });
		expect(fill(document, sampled, new Map())).not.toHaveProperty('a.c');
	});

	test('a token in the part that stays is refused, and not quoted', () => {
		for (const text of [
			'{"x":"Bearer abc.def"}',
			'{"eyJhbGciOiJ9.payload.x":1}',
			'{"k":["p8e-abcdefghijklmnopqrstuvwxyz"]}',
		]) {
			const refuse = () => fieldsIn(parseJson(text), () => undefined);
			expect(refuse).toThrow('looks like a token');
			expect(refuse).not.toThrow(/abc|payload/);
		}
	});
});
