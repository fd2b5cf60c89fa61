import fc from 'fast-check';

import { child, find, parseXml } from '../../../nodes/shared/xml/parse';

describe('reading XML', () => {
	test('prefixes are dropped, attributes and texts decoded, CDATA is text', () => {
		const document = `\uFEFF<?xml version='1.0'?>\n<!-- c --><S:Env xmlns:S="urn:s"><S:Body a='x &lt;&amp;&#33;&#x3c;' n:b="y">t1<c/>t2<![CDATA[<raw> & ]]]]></S:Body></S:Env>\n`;
		expect(parseXml(document)).toEqual({
			name: 'Env',
			attributes: expect.anything(),
			text: '',
			children: [
				{
					name: 'Body',
					attributes: { a: 'x <&!<', b: 'y' },
					text: 't1t2<raw> & ]]',
					children: [{ name: 'c', attributes: {}, text: '', children: [] }],
				},
			],
		});
	});

	test('numbers stay texts with every digit', () => {
		expect(parseXml('<plId>0072057594039155998</plId>')?.text).toBe('0072057594039155998');
		expect(parseXml('<a id="72057594039155998.0"/>')?.attributes.id).toBe('72057594039155998.0');
	});

	test('white space of a text is kept', () => {
		expect(parseXml('<a>  x\n y </a>')?.text).toBe('  x\n y ');
	});

	test('elements are found by local name, depth first', () => {
		const root = parseXml('<a><b><c id="1"/></b><c id="2"/></a>');
		if (!root) throw new Error('no document');
		expect(find(root, 'c')?.attributes.id).toBe('1');
		expect(child(root, 'c')?.attributes.id).toBe('2');
		expect(find(root, 'd')).toBeUndefined();
		expect(child(undefined, 'c')).toBeUndefined();
	});
});

describe('hostile XML is no document', () => {
	const bomb = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, n) => `<!ENTITY ${'b'.repeat(n + 1)} "&a;&a;">`).join('')}]><a>&bbbb;</a>`;
	test.each([
		['a document type', '<!DOCTYPE html><a/>'],
		['a document type in small letters', '<!doctype a><a/>'],
		['a document type after a declaration', '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
		['a document type after a comment', '<!-- x --><?pi x?> <!DOCTYPE a><a/>'],
		['entities that multiply', bomb],
		['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
		['too many levels', '<a>'.repeat(5000) + '</a>'.repeat(5000)],
		['more levels than any answer has', '<a>'.repeat(150) + '</a>'.repeat(150)],
		['too much text', `<a>${'x'.repeat(10_000_001)}</a>`],
		['a truncated document', '<a><b>text</b>'],
		['a truncated tag', '<a><b'],
		['a truncated attribute', '<a x="1'],
		['mismatched tags', '<a><b></a></b>'],
		['two roots', '<a/><b/>'],
		['an attribute twice', '<a x="1" x="2"/>'],
		['an attribute without quotes', '<a x=1/>'],
		['text after the root', '<a/>text'],
		['text before the root', 'text<a/>'],
		['plain text', 'XSV-350008 Session has expired or is invalid. Please reconnect.'],
		['JSON', '{"a":1}'],
		['nothing', ''],
		['blanks', ' \n '],
		['a declaration alone', '<?xml version="1.0"?>'],
		['a comment alone', '<!-- x -->'],
		['HTML that is no XML', '<html><body>Bad gateway<br></body></html>'],
		['an unfinished comment', '<a><!-- </a>'],
		['an unfinished CDATA', '<a><![CDATA[x</a>'],
	])('%s', (_name, document) => {
		expect(parseXml(document)).toBeUndefined();
	});

	test.each([
		['processing instructions', '<?a?>'],
		['comments', '<!--a-->'],
		['unfinished instructions', '<?a ?<!--'],
	])('a hundred thousand %s are looked at once each', (_name, part) => {
		expect(parseXml(`${part.repeat(100_000)}<!DOCTYPE a><a/>`)).toBeUndefined();
		expect(parseXml(`${part.repeat(100_000)}<a>`)).toBeUndefined();
	});

	test('an entity that nobody defined stays as it is', () => {
		expect(parseXml('<a>&xxe;</a>')?.text ?? '&xxe;').toBe('&xxe;');
	});

	test.each([
		'<a b\0="1"/>',
		'<a>\u0001</a>',
		'<a b="&#x0;"/>',
		'<a>&#11;</a>',
		'<a>&#xD800;</a>',
		'<a>&#x110000;</a>',
	])('%j is not XML: it holds what XML cannot carry', (document) => expect(parseXml(document)).toBeUndefined());

	test('names of the prototype do no harm', () => {
		parseXml('<a><__proto__ polluted="1"/><constructor polluted="1"/></a>');
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
	});

	test('levels that documented answers have are read', () => {
		expect(parseXml('<a>'.repeat(50) + '</a>'.repeat(50))?.name).toBe('a');
	});

	test('no text makes the reader throw', () => {
		const piece = fc.constantFrom(
			'<a',
			'>',
			'</a>',
			'<!DOCTYPE',
			'<![CDATA[',
			']]>',
			'<?',
			'?>',
			'<!--',
			'-->',
			'&',
			';',
			'"',
			"'",
			'=',
			'a',
			' ',
			'&#x110000;',
			'&#xD800;',
			'&#0;',
			'\u0000',
			'/',
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary' }),
					fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
				),
				(text) => {
					expect(() => parseXml(text)).not.toThrow();
				},
			),
			{ numRuns: 1000 },
		);
	});

	test('what was escaped by somebody else is read back', () => {
		const characters = fc.string({
			unit: fc
				.integer({ min: 0x20, max: 0xfff })
				.filter((code) => code < 0xd800)
				.map((code) => String.fromCharCode(code)),
		});
		fc.assert(
			fc.property(characters, (text) => {
				const escaped = text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
				const root = parseXml(`<a b="${escaped}">x${escaped}</a>`);
				expect(root?.text).toBe(`x${text}`);
				expect(root?.attributes.b).toBe(text);
			}),
		);
	});
});
