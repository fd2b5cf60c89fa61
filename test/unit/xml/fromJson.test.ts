import fc from 'fast-check';
import { DateTime } from 'luxon';

import { elementFromJson } from '../../../nodes/shared/xml/fromJson';
import { saxTree, type SaxElement } from './saxTree';

const written = (value: unknown) => elementFromJson('ctx', value, 64);
const noXmlForm = { why: expect.any(String) };
const xml = (value: unknown): string => {
	const made = written(value);
	if ('why' in made) throw new Error(made.why);
	return made.xml;
};

describe('JSON as XML, byte by byte', () => {
	test.each<[string, unknown, string]>([
		['an empty object', {}, '<ctx/>'],
		['null', null, '<ctx/>'],
		['an empty text', '', '<ctx/>'],
		[
			'members',
			{ firstName: 'Ann', age: 7, vip: true },
			'<ctx><firstName>Ann</firstName><age>7</age><vip>true</vip></ctx>',
		],
		['null members', { a: null, b: '' }, '<ctx><a/><b/></ctx>'],
		['undefined members', { a: undefined, b: 1 }, '<ctx><b>1</b></ctx>'],
		['false and zero', { a: false, b: 0 }, '<ctx><a>false</a><b>0</b></ctx>'],
		['a list', { item: ['a', 'b'] }, '<ctx><item>a</item><item>b</item></ctx>'],
		['an empty list', { item: [] }, '<ctx/>'],
		['a list with null', { item: [null, 1] }, '<ctx><item/><item>1</item></ctx>'],
		['a list within a list', { item: [[1, 2], 3] }, '<ctx><item>1</item><item>2</item><item>3</item></ctx>'],
		[
			'a collection',
			{ order: { article: [{ '@num': 1, name: 'Cup' }, { '@num': 2 }] } },
			'<ctx><order><article num="1"><name>Cup</name></article><article num="2"/></order></ctx>',
		],
		['attributes and text', { a: { '@x': '1', '#text': 'inside' } }, '<ctx><a x="1">inside</a></ctx>'],
		['an attribute after a child', { a: { b: 1, '@x': 2 } }, '<ctx><a x="2"><b>1</b></a></ctx>'],
		['a null attribute', { '@x': null }, '<ctx x=""/>'],
		['markup', { a: '<b>&amp; "x" \'y\' ]]>' }, '<ctx><a>&lt;b&gt;&amp;amp; "x" \'y\' ]]&gt;</a></ctx>'],
		['markup in an attribute', { '@a': '<&">\n\t\r' }, '<ctx a="&lt;&amp;&quot;&gt;&#10;&#9;&#13;"/>'],
		['line ends', { a: 'x\r\ny\tz' }, '<ctx><a>x&#13;\ny\tz</a></ctx>'],
		['a date', { a: new Date(Date.UTC(2026, 0, 31, 18, 0, 0, 5)) }, '<ctx><a>2026-01-31T18:00:00.005Z</a></ctx>'],
		[
			'a text that looks like a date',
			{ a: '2026-01-31T18:00:00+01:00' },
			'<ctx><a>2026-01-31T18:00:00+01:00</a></ctx>',
		],
		['an emoji', { a: '🚀é' }, '<ctx><a>🚀é</a></ctx>'],
		['names in other scripts', { prénom: 'Ann', 名前: 'x' }, '<ctx><prénom>Ann</prénom><名前>x</名前></ctx>'],
	])('%s', (_name, value, expected) => {
		expect(xml(value)).toBe(expected);
	});

	test("n8n's own DateTime is one value, its ISO 8601 text", () => {
		const text =
			saxTree(xml({ a: DateTime.fromISO('2026-01-31T18:00:00', { zone: 'Europe/Paris' }) })).children[0]?.text ?? '';
		expect(new Date(text).toISOString()).toBe('2026-01-31T17:00:00.000Z');
	});

	test.each([
		'',
		'1st',
		'a b',
		'a:b',
		':',
		'-a',
		'.a',
		'a<',
		'a>',
		'a"',
		"a'",
		'a&b',
		'a/b',
		'a=b',
		'\u0000',
		'a\u0000',
		'xmlns',
		'XMLNS',
		'@',
		'@1',
		'@a b',
		'@xmlns',
		'@a:b',
		'#text2',
		'a\ud800',
	])('the key %j is no XML name', (key) => {
		expect(written({ [key]: 'x' })).toEqual(noXmlForm);
	});

	test.each([{ '@a': {} }, { '@a': [] }, { '#text': {} }, { '#text': [1] }])(
		'%j holds more than a single value',
		(value) => {
			expect(written(value)).toEqual(noXmlForm);
		},
	);

	test('the limit of levels is exact', () => {
		const nested = (levels: number): object => (levels === 0 ? {} : { a: nested(levels - 1) });
		expect(elementFromJson('ctx', nested(9), 10)).toHaveProperty('xml');
		expect(elementFromJson('ctx', nested(10), 10)).toEqual({ why: expect.stringMatching(/deeper than 10/) });
	});

	test('lists within lists count as levels, so that they end', () => {
		const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
		expect(elementFromJson('ctx', { a: nested(5000) }, 64)).toEqual(noXmlForm);
	});

	test('what XML cannot carry is removed and told', () => {
		expect(elementFromJson('a', 'x\u0000\u0008\u000b\ud800y\udc00\ufffe\uffffz', 2)).toEqual({
			xml: '<a>xyz</a>',
			charactersRemoved: true,
		});
		expect(elementFromJson('a', { '@b': 'x\u0001' }, 2)).toEqual({ xml: '<a b="x"/>', charactersRemoved: true });
		expect(elementFromJson('a', '\t\n\r \u007f\u0085\ud7ff\ue000\ufffd🚀', 2)).toMatchObject({
			charactersRemoved: false,
		});
	});

	test('what came in is not changed', () => {
		const value = Object.freeze({ a: Object.freeze([1, Object.freeze({ '@b': 'x' })]) });
		expect(() => xml(value)).not.toThrow();
	});
});

describe('whatever goes in, an independent parser reads the same values back', () => {
	const text = fc.string({ unit: 'binary' });
	const anyText = fc.oneof(
		text,
		fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
		fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']', '\r', '\n', '\t', ' ', '\u0000', 'a') }),
	);
	const scalar = fc.oneof(anyText, fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
	const name = fc.stringMatching(/^[A-Za-z_é][\w.\-é]{0,8}$/).filter((key) => key.toLowerCase() !== 'xmlns');
	const { value } = fc.letrec<{ value: unknown }>((tie) => ({
		value: fc.oneof(
			{ maxDepth: 4 },
			scalar,
			fc.array(tie('value'), { maxLength: 4 }),
			fc.dictionary(name, tie('value'), { maxKeys: 4 }),
		),
	}));

	test('any JSON under names that XML allows', () => {
		fc.assert(
			fc.property(fc.dictionary(name, value), (json) => {
				expect(saxTree(xml(json))).toEqual(expectedElement('ctx', json));
			}),
			{ numRuns: 300 },
		);
	});

	test('any attributes and text', () => {
		fc.assert(
			fc.property(fc.dictionary(name, scalar), scalar, (attributes, content) => {
				const json = {
					...Object.fromEntries(Object.entries(attributes).map(([key, entry]) => [`@${key}`, entry])),
					'#text': content,
				};
				const read = saxTree(xml(json));
				expect(read.text).toBe(carried(content));
				expect(read.attributes).toEqual(
					Object.fromEntries(Object.entries(attributes).map(([key, entry]) => [key, carried(entry)])),
				);
			}),
		);
	});

	test('any key is refused or read back', () => {
		fc.assert(
			fc.property(anyText, (key) => {
				fc.pre(!key.startsWith('@') && key !== '#text' && key !== '__proto__');
				const made = written({ [key]: 'x' });
				return 'why' in made || saxTree(made.xml).children[0]?.name === key;
			}),
			{ numRuns: 500 },
		);
	});
});

/** What XML 1.0 can carry of a scalar, code point by code point (production 2). */
function carried(value: unknown): string {
	return Array.from(value === null ? '' : String(value))
		.filter((character) => {
			const code = character.codePointAt(0) ?? 0;
			if (code === 9 || code === 10 || code === 13) return true;
			return (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
		})
		.join('');
}

function expectedElement(name: string, value: unknown): SaxElement {
	const element: SaxElement = { name, uri: '', attributes: {}, text: '', children: [] };
	if (typeof value !== 'object' || value === null) return { ...element, text: carried(value) };
	return { ...element, children: Object.entries(value).flatMap(([key, member]) => expectedElements(key, member)) };
}

function expectedElements(name: string, value: unknown): SaxElement[] {
	return Array.isArray(value)
		? value.flatMap((entry) => expectedElements(name, entry))
		: [expectedElement(name, value)];
}
