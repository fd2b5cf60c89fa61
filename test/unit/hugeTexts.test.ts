import { readPreviewAddress, readHead } from '../../nodes/AdobeCampaignTransactional/paste/previewAddress';
import { baseUrl } from '../../nodes/shared/http/baseUrl';
import { dateMs } from '../../nodes/shared/item/date';
import { excerpt } from '../../nodes/shared/paste/excerpt';
import { withoutEnd } from '../../nodes/shared/text/withoutEnd';

/** What comes with an event, or by the clipboard, is read while everything in n8n waits; the square of this takes minutes. */
const many = 800_000;

test('a date with a long row of blanks is no date', () => {
	expect(dateMs(`2026-01-01${' '.repeat(many)}x`, 'UTC')).toBeUndefined();
	expect(dateMs(`2026-01-01  10:00:00   +01:00`, 'UTC')).toBe(Date.UTC(2026, 0, 1, 9));
});

test('an address with a long row of slashes is cleaned at its end only', () => {
	const address = `https://a.example/${'/'.repeat(many)}x`;
	expect(baseUrl(`${address}///`, 'Base URL')).toBe(address);
});

test('blanks without end in a pasted address are refused', () => {
	for (const text of [`POST${' '.repeat(many)}x`, `-X${' '.repeat(many)}x`, `x${'\\ '.repeat(many)}x`]) {
		expect(() => readHead(text, 1)).toThrow('cannot be understood');
	}
	expect(() => readPreviewAddress(`https://mc.adobe.io/${'/'.repeat(many)}`, 1)).toThrow();
});

test('an excerpt beside a secret with a long row of line breaks', () => {
	expect(excerpt(`token${'\n'.repeat(many)}`)).toBe('token…');
});

test.each([
	['abc///', '/', 'abc'],
	['///', '/', ''],
	['a/b', '/', 'a/b'],
	['a} \t}', '} \t', 'a'],
	['', 'x', ''],
])('%j without %j at its end is %j', (text, characters, rest) => {
	expect(withoutEnd(text, characters)).toBe(rest);
});
