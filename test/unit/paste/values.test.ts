import { DateTime } from 'luxon';

import type { ItemReader } from '../../../nodes/shared/contract/itemReader';
import { convert } from '../../../nodes/shared/paste/convert';
import { ExactNumber } from '../../../nodes/shared/text/exactNumber';
import { readValues } from '../../../nodes/shared/paste/readValues';
import type { Field, FieldType } from '../../../nodes/shared/paste/field';

const place = (path: string, type: FieldType = 'string', optional = false): Field => ({
	path,
	type,
	required: !optional,
	optional,
});

/** An item as the engine would give it, with its own data and the value of `values`. */
function itemOf(json: Record<string, unknown>, values: Record<string, unknown>): ItemReader {
	const asked: string[] = [];
	return {
		index: 0,
		json,
		timezone: 'Europe/Paris',
		parameter(name) {
			asked.push(name);
			return name === 'values.mappingMode' ? values.mappingMode : '';
		},
		member: (_collection, name) => values[name],
		file: () => undefined,
		hint: () => undefined,
	};
}

const manually = (value: unknown, places: Field[], schema: unknown = []) =>
	readValues(itemOf({}, { mappingMode: 'defineBelow', value, schema }), places);
const automatically = (json: Record<string, unknown>, places: Field[]) =>
	readValues(itemOf(json, { mappingMode: 'autoMapInputData' }), places);

describe('values of the form', () => {
	test('are taken by path', () => {
		expect(manually({ 'a.b': 'x', c: 1 }, [place('a.b'), place('c', 'number')])).toEqual(
			new Map<string, unknown>([
				['a.b', 'x'],
				['c', 1],
			]),
		);
	});
	test.each([[null], [undefined], ['text']])('%s for all of them means that none is filled', (value) => {
		expect(() => manually(value, [place('a.b'), place('c')])).toThrow(
			'Fields of the pasted text are not filled: a.b, c',
		);
	});
	test('0 and false are values, an empty text is none', () => {
		expect(manually({ n: 0, b: false }, [place('n', 'number'), place('b', 'boolean')])).toEqual(
			new Map<string, unknown>([
				['n', 0],
				['b', false],
			]),
		);
		expect(() => manually({ s: '' }, [place('s')])).toThrow('not filled: s');
	});
	test('optional and removed places may stay empty', () => {
		expect(manually({ s: '' }, [place('s', 'string', true)]).size).toBe(0);
		expect(manually({}, [place('s')], [{ id: 's', removed: true }]).size).toBe(0);
	});
	test('no more than ten unfilled places are named', () => {
		const places = Array.from({ length: 12 }, (_, index) => place(`p${index}`));
		expect(() => manually({}, places)).toThrow(/p9 and 2 more$/);
	});
	test('inherited members are no values', () => {
		expect(() => manually({}, [place('constructor'), place('toString')])).toThrow('not filled: constructor, toString');
	});
});

describe('values of the item', () => {
	const places = [
		place('body.person.name'),
		place('body.order.name'),
		place('body.order.total', 'number'),
		place('list[0].sku'),
	];
	const others = { total: '12.5', sku: 'A' };
	test('are found by full path, nested, and by the shortest end that is unambiguous', () => {
		const json = { 'body.person.name': 'Ann', order: { name: 'W-1' }, ...others };
		expect(Object.fromEntries(automatically(json, places))).toEqual({
			'body.person.name': 'Ann',
			'body.order.name': 'W-1',
			'body.order.total': 12.5,
			'list[0].sku': 'A',
		});
	});
	test('an ambiguous last part names nothing', () => {
		expect(() => automatically({ name: 'Ann', ...others }, places)).toThrow(
			'not filled: body.person.name, body.order.name',
		);
	});
	test('a list with more entries than the paste is refused, since its end would be lost', () => {
		const json = {
			body: { person: { name: 'a' }, order: { name: 'b', total: 1 } },
			list: [{ sku: 'A' }, { sku: 'B' }],
		};
		expect(() => automatically(json, places)).toThrow("2 entries for the list of 'list[0].sku', the pasted text has 1");
	});
	test('needs no expression: only the mode is asked for', () => {
		const item = itemOf({ s: 'x' }, { mappingMode: 'autoMapInputData' });
		const asked: string[] = [];
		readValues(
			{
				...item,
				parameter: (name) => (asked.push(name), item.parameter(name)),
				member: () => {
					throw new Error('A collection was read');
				},
			},
			[place('s')],
		);
		expect(new Set(asked)).toEqual(new Set(['values.mappingMode']));
	});
});

describe('types', () => {
	test.each<[unknown, FieldType, unknown]>([
		[12, 'string', '12'],
		[true, 'string', 'true'],
		[DateTime.fromISO('2026-01-31T18:00:00Z'), 'string', '2026-01-31T18:00:00.000Z'],
		[{ a: 1 }, 'string', undefined],
		[['a'], 'string', undefined],
		[' 12 ', 'number', 12],
		['+.5', 'number', 0.5],
		['9007199254740993', 'number', new ExactNumber('9007199254740993')],
		['1e999', 'number', undefined],
		[NaN, 'number', undefined],
		['', 'number', undefined],
		['0x10', 'number', undefined],
		['TRUE', 'boolean', true],
		[0, 'boolean', false],
		['yes', 'boolean', undefined],
		['2026-01-31 19:00', 'dateTime', '2026-01-31T18:00:00.000Z'],
		['2026-01-31T19:00:00+02:00', 'dateTime', '2026-01-31T17:00:00.000Z'],
		[new Date(0), 'dateTime', '1970-01-01T00:00:00.000Z'],
		[1798761600, 'dateTime', '2027-01-01T00:00:00.000Z'],
		['1798761600', 'dateTime', '2027-01-01T00:00:00.000Z'],
		[1798761600000, 'dateTime', '2027-01-01T00:00:00.000Z'],
		[1798761600000000, 'dateTime', undefined],
		[46387.75, 'dateTime', undefined],
		[1e20, 'dateTime', undefined],
		['tomorrow', 'dateTime', undefined],
		['["a"]', 'array', ['a']],
		['{"a":1}', 'array', undefined],
		['{"a":1}', 'object', { a: 1 }],
		['{', 'object', undefined],
	])('%j as %s is %j', (value, type, expected) => {
		expect(convert(value, type, 'Europe/Paris')).toEqual(expected);
	});

	test('a value of another type is refused without being shown', () => {
		expect(() => manually({ 'a.n': 'secret-text' }, [place('a.n', 'number')])).toThrow("'a.n' must be a number");
		expect(() => manually({ 'a.n': 'secret-text' }, [place('a.n', 'number')])).not.toThrow(/secret-text/);
	});
});
