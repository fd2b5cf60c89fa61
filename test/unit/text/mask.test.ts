import fc from 'fast-check';

import { Mask } from '../../../nodes/shared/text/mask';
import { shorten } from '../../../nodes/shared/text/shorten';

/** Ways in which a platform may have written down what we sent. */
const encodings: Record<string, (secret: string) => string> = {
	'as it is': (secret) => secret,
	URL: encodeURIComponent,
	'URL in small letters': (secret) => encodeURIComponent(secret).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
	form: (secret) => new URLSearchParams({ s: secret }).toString().slice(2),
	'XML text': (secret) => secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
	'XML text without the closing bracket': (secret) => secret.replace(/&/g, '&amp;').replace(/</g, '&lt;'),
	'XML attribute': (secret) =>
		secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
	'XML with five entities': (secret) =>
		secret
			.replace(/&/g, '&amp;')
			.replace(/</g, '&lt;')
			.replace(/>/g, '&gt;')
			.replace(/"/g, '&quot;')
			.replace(/'/g, '&apos;'),
	HTML: (secret) =>
		secret
			.replace(/&/g, '&amp;')
			.replace(/</g, '&lt;')
			.replace(/>/g, '&gt;')
			.replace(/"/g, '&quot;')
			.replace(/'/g, '&#39;'),
	JSON: (secret) => JSON.stringify(secret).slice(1, -1),
	'JSON with escaped slashes': (secret) => JSON.stringify(secret).slice(1, -1).replace(/\//g, '\\/'),
	base64: (secret) => Buffer.from(secret).toString('base64'),
	'base64 for URLs': (secret) => Buffer.from(secret).toString('base64url'),
};

const printable = fc.string({
	unit: fc
		.integer({ min: 0x21, max: 0x17f })
		.filter((code) => code < 0x7f || code > 0xa0)
		.map((code) => String.fromCodePoint(code)),
	minLength: 4,
	maxLength: 40,
});

describe.each(Object.entries(encodings))('an echo in this form: %s', (_name, encode) => {
	test('is masked, whatever the secret', () => {
		fc.assert(
			fc.property(printable, (secret) => {
				expect(new Mask([secret]).text(`before ${encode(secret)} after`)).toBe('before *** after');
			}),
		);
	});
});

describe('the mask', () => {
	test('replaces every occurrence, in texts, lists, values and keys', () => {
		const mask = new Mask(['s3cret']);
		expect(mask.json({ a: 'x s3cret s3cret', 's3cret key': [['s3cret'], { b: null, c: 5, d: true }] })).toEqual({
			a: 'x *** ***',
			'*** key': [['***'], { b: null, c: 5, d: true }],
		});
	});

	test('masks a secret that contains another as a whole', () => {
		expect(new Mask(['pass', 'mc/password']).text('mc/password pass')).toBe('*** ***');
	});

	test('takes secrets literally, not as patterns', () => {
		const mask = new Mask(['a.*c(d)[e]\\$^|?+{2}']);
		expect(mask.text('abbbc')).toBe('abbbc');
		expect(mask.text('a.*c(d)[e]\\$^|?+{2}')).toBe('***');
	});

	test('leaves texts alone that hold no secret', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				fc.pre(!text.includes('Zq7Zq7'));
				return new Mask(['Zq7Zq7']).text(text) === text;
			}),
		);
	});

	test('without secrets it changes nothing', () => {
		expect(new Mask([]).text('anything')).toBe('anything');
		expect(new Mask(['', 'abc']).text('abc')).toBe('abc');
	});

	test('keeps a copy apart from what it was given', () => {
		const given = { a: { b: 'x' } };
		expect(new Mask(['s3cret']).json(given)).not.toBe(given);
	});
});

describe('the words of a platform', () => {
	test('come in one line without control characters', () => {
		expect(shorten('  a\r\n\tb\u0000\u0007c\u200b d ')).toBe('a b c d');
	});
	test('are cut', () => {
		expect(shorten('x'.repeat(600))).toHaveLength(500);
		expect(shorten('x'.repeat(500))).toBe('x'.repeat(500));
	});
	test.each(['', '  \n '])('are left out where nothing is left', (text) => {
		expect(shorten(text)).toBeUndefined();
	});
});
