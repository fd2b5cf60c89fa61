import { hasInvisible, plainName, withNamedInvisible, withoutInvisible } from '../../../nodes/shared/text/invisible';

const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}';
const persian = '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645';

test.each(['\u00AD', '\u200B', '\u200C', '\u200D', '\u200E', '\u202A', '\u2060', '\uFEFF'])(
	'%j is nothing',
	(character) => {
		expect(withoutInvisible(`${character}a${character}b${character}`)).toBe('ab');
		expect(plainName(`${character}a${character}b${character}`)).toBe('ab');
		expect(hasInvisible(`a${character}`)).toBe(true);
	},
);

test.each([family, persian, `${family}!`, 'caf\u00E9'])('%s stays as it is', (text) => {
	expect(withoutInvisible(text)).toBe(text);
});

test('a joiner beside a letter or at an end cannot be meant', () => {
	expect(withoutInvisible(`\u200C${persian}\u200Ca\u200D`)).toBe(`${persian}a`);
});

test('blanks that look like plain ones become plain in names, and are none at their ends', () => {
	expect(plainName('\u00A0 a\u00A0b\u202F')).toBe('a b');
	expect(hasInvisible('a\u00A0b')).toBe(true);
	expect(hasInvisible('a b')).toBe(false);
	expect(withoutInvisible('10\u00A0\u20AC')).toBe('10\u00A0\u20AC');
});

test('what nobody sees is shown by its number', () => {
	expect(withNamedInvisible('a\u200B\u00A0b\uFEFF c')).toBe('a[U+200B][U+00A0]b[U+FEFF] c');
});
