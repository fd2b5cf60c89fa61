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

const everyCharacter = (write: (code: number, character: string) => string) => (secret: string) =>
	Array.from(secret, (character) => write(character.codePointAt(0) ?? 0, character)).join('');

/** What wraps a text as a whole: a layer of it may hold another. */
const layers: Record<string, (text: string) => string> = {
	'XML references in decimal': everyCharacter((code) => `&#${code};`),
	'XML references in hexadecimal': everyCharacter((code) => `&#x${code.toString(16)};`),
	'JSON with every character escaped': everyCharacter((code) => `\\u${code.toString(16).padStart(4, '0')}`),
	'percent codes': (text) => encodeURIComponent(text),
	'percent codes for every byte': (text) =>
		Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
	'JSON text': (text) => JSON.stringify(text).slice(1, -1),
	'XML text': (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;'),
};

describe('layers of escapes', () => {
	test('in any order, up to three of them, hide no secret', () => {
		fc.assert(
			fc.property(
				printable,
				fc.array(fc.constantFrom(...Object.values(layers)), { minLength: 1, maxLength: 3 }),
				(secret, chain) => {
					const echo = chain.reduce((text, layer) => layer(text), secret);
					expect(new Mask([secret]).text(`before [${echo}] after`)).toBe('before [***] after');
				},
			),
			{ numRuns: 500 },
		);
	});

	test('a secret that a header lost its invisible characters of is recognised', () => {
		expect(new Mask(['to\u200bken-\u00ad1234\n']).text('Bearer token-1234 refused')).toBe('Bearer *** refused');
	});

	test('what is no secret keeps its escapes', () => {
		expect(new Mask(['s3cret']).text('a &amp; b \\u00fc %41 s%33cret')).toBe('a &amp; b \\u00fc %41 ***');
	});

	test('a hostile answer takes no time', () => {
		const mask = new Mask(['s3cret-s3cret']);
		for (const text of ['&amp;amp;'.repeat(20_000), '%25'.repeat(60_000), '\\\\u0026'.repeat(30_000)]) {
			expect(mask.platformText(text)).not.toContain('s3cret');
		}
	});
});

describe('a secret that the platform cut off', () => {
	const mask = new Mask(['eyJhbGciOiJSUzI1NiJ9.payload.signature']);

	test.each(['', '…', '..."', '"}'])('is masked at the end of its words, before %j', (end) => {
		expect(mask.platformText(`invalid token eyJhbGciOiJSUzI1${end}`)).toBe(`invalid token ***${end}`);
	});
	test.each(['</body></html>', '","status":403}', '\n<p>Denied</p>'])(
		'is masked where its words end before %j',
		(rest) => {
			expect(mask.platformText(`<p>invalid token eyJhbGciOiJSUzI1${rest}`)).toBe(`<p>invalid token ***${rest}`);
		},
	);
	test('is masked in any form', () => {
		expect(mask.platformText('token %65yJhbGciOiJSU')).toBe('token ***');
	});
	test('is left alone where too little of it is there', () => {
		expect(mask.platformText('the key eyJhbGc')).toBe('the key eyJhbGc');
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
