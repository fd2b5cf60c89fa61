import {
	invisibleIn,
	visibleKey,
	visibleText,
	withInvisibleShown,
	withoutInvisible,
	withPlainBlanks,
} from '../../../nodes/shared/text/invisible';

const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}';
const persian = '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645';

test.each(['\u00AD', '\u200B', '\u200C', '\u200D', '\u200E', '\u202A', '\u2060', '\uFEFF'])(
	'%j is nothing',
	(character) => {
		expect(withoutInvisible(`${character}a${character}b${character}`)).toBe('ab');
		expect(visibleText(`${character}a${character}b${character}`)).toBe('ab');
		expect(invisibleIn(`a${character}`)).toBeDefined();
	},
);

test.each([family, persian, `${family}!`, 'caf\u00E9'])('%s stays as it is', (text) => {
	expect(withoutInvisible(text)).toBe(text);
});

test('a joiner beside a letter or at an end cannot be meant', () => {
	expect(withoutInvisible(`\u200C${persian}\u200Ca\u200D`)).toBe(`${persian}a`);
});

test('blanks that look like plain ones become plain in names, and are none at their ends', () => {
	expect(visibleText('\u00A0 a\u00A0b\u202F')).toBe('a b');
	expect(invisibleIn('a\u00A0b')).toBeDefined();
	expect(invisibleIn('a b')).toBeUndefined();
	expect(withoutInvisible('10\u00A0\u20AC')).toBe('10\u00A0\u20AC');
});

test('what nobody sees is shown by its number', () => {
	expect(withInvisibleShown('a\u200B\u00A0b\uFEFF c')).toBe('a[U+200B][U+00A0]b[U+FEFF] c');
});

describe.each([
	['U+200B', '\u200B'],
	['U+200C', '\u200C'],
	['U+200D', '\u200D'],
	['U+2060', '\u2060'],
	['U+FEFF', '\uFEFF'],
	['U+202A, which contacts put before numbers', '\u202A'],
])('%s', (_name, character) => {
	test.each([
		['before', `${character}anna@example.com`],
		['within', `anna@exam${character}ple.com`],
		['behind', `anna@example.com${character}`],
		['behind a blank', `anna@example.com ${character} `],
	])('%s a text and a key is removed', (_where, text) => {
		expect([visibleText(text), visibleKey(text)]).toEqual(['anna@example.com', 'anna@example.com']);
	});
});

test('a no-break space within a text is a blank that can be seen, in a key it is nothing', () => {
	expect(visibleText('\u00A0anna\u00A0b@example.com\u00A0')).toBe('anna b@example.com');
	expect(visibleKey('\u00A0p8e-\u00A0secret\u00A0')).toBe('p8e-secret');
});

test('blanks at the ends stay where only the invisible is to go', () => {
	expect(withPlainBlanks(' a\u200B\u00A0b ')).toBe(' a b ');
});

test.each([
	['a\u200Bb', { name: 'a zero-width space (U+200B)', offset: 1 }],
	['\uFEFFb', { name: 'a byte order mark (U+FEFF)', offset: 0 }],
	['ab\u00A0', { name: 'a no-break space (U+00A0)', offset: 2 }],
	['ab\u2066', { name: 'an invisible character (U+2066)', offset: 2 }],
	['plain text, ä and 日本', undefined],
])('an invisible character is named with its place: %j', (text, found) => {
	expect(invisibleIn(text)).toEqual(found);
});
