import fc from 'fast-check';

import { readApiPreview } from '../../../nodes/AdobeCampaignTransactional/paste/apiPreview';
import { readPastedEvent } from '../../../nodes/AdobeCampaign/paste/pastedEvent';
import { readPreview } from '../../../nodes/ExperiencePlatform/paste/preview';
import { readPastedCampaign } from '../../../nodes/JourneyOptimizer/paste/pastedCampaign';
import { readPastedOrchestrated } from '../../../nodes/JourneyOptimizer/paste/pastedOrchestrated';
import { excerpt } from '../../../nodes/shared/paste/excerpt';
import { PasteRefused } from '../../../nodes/shared/paste/pasteRefused';
import { cmdPrinters, powerShellPrinters, type Printer } from './curlPrinters';
import { apiPreview, journeyPreview } from './samples';

const readers: Array<[name: string, read: (text: string) => unknown]> = [
	['payload preview', readPreview],
	['API preview', readApiPreview],
];

/** Reads a text; everything but the refusal of the paste goes through. */
function refusal(read: (text: string) => unknown, text: string): string {
	try {
		return JSON.stringify(read(text)) && '';
	} catch (error) {
		if (!(error instanceof PasteRefused)) throw error;
		return JSON.stringify([error.message, error.reason]);
	}
}

const secrets = [
	'eyJhbGciOiJSUzI1NiJ9.eyJpZCI6IjEyMzQ1Njc4In0.c2lnbmF0dXJlLWJ5dGVz',
	'p8e-AbCdEfGhIjKlMnOpQrStUvWxYz012345',
	'___5A4DB0C5-1234-4321-8000-0123456789AB',
	'0123456789abcdef0123456789abcdef',
];
/**
 * Every run of eight characters of a secret: none of them may be shown. Digits alone, cut out of a secret, are not told
 * from an order number.
 */
const fragments = secrets
	.flatMap((secret) => Array.from({ length: secret.length - 7 }, (_, start) => secret.slice(start, start + 8)))
	.filter((fragment) => /[a-z]/i.test(fragment));
const shows = (text: string): boolean => fragments.some((fragment) => text.includes(fragment));

const mutation = (sample: string) =>
	fc
		.array(
			fc.record({
				at: fc.nat({ max: sample.length }),
				cut: fc.nat({ max: 30 }),
				put: fc.oneof(fc.string(), fc.constantFrom(...secrets), fc.constantFrom('{', '}', '"', '\n', '\\', '[', ',')),
			}),
			{ minLength: 1, maxLength: 4 },
		)
		.map((edits) => edits.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), sample));

describe.each(readers)('%s', (_name, read) => {
	test('arbitrary text is refused with what was expected and found, and what to do', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json()), (text) => {
				const [message, reason] = JSON.parse(refusal(read, text));
				const { expected, found, parameter } = reason.details;
				expect(message).toMatch(/^The pasted text cannot be understood/);
				expect(message).toContain(`expected ${expected}, found ${found}`);
				expect([expected, found, reason.todo]).not.toContain('');
				expect(reason.todo).toMatch(/\.$/);
				expect(parameter).toBe('Pasted Text');
				// Texts of the user are quoted, and only in short.
				expect(message.length).toBeLessThan(250);
			}),
			{ numRuns: 400 },
		);
	});

	test('mutated samples are read or refused, and no secret put into them is shown', () => {
		fc.assert(
			fc.property(fc.oneof(mutation(journeyPreview), mutation(apiPreview)), (text) => {
				expect(shows(refusal(read, text))).toBe(false);
			}),
			{ numRuns: 600 },
		);
	});

	test.each([
		['letters', 'a'.repeat(1_000_000)],
		['lines', 'x\n'.repeat(500_000)],
		['blanks', ' '.repeat(1_000_000)],
		['brackets', '['.repeat(1_000_000)],
		['braces', '{"a":'.repeat(200_000)],
		['quotes', '"'.repeat(1_000_000)],
		['backslashes', '\\'.repeat(1_000_000)],
		['headers', 'Authorization: '.repeat(66_000)],
		['an address', `POST https://mc.adobe.io/${'a/'.repeat(500_000)}`],
	])('1 MB of %s is refused', (_what, text) => {
		expect(refusal(read, text)).not.toBe('');
		expect(refusal(read, text.slice(0, 199_000))).not.toBe('');
	});
});

describe('a request copied for another shell', () => {
	const request = (print: Printer, end: string) =>
		[
			`curl ${print('https://mc.adobe.io/acme/campaign/mcacme/EVTorder')}`,
			...secrets.map((secret) => `-H ${print(`Authorization: Bearer ${secret}`)}`),
			`-d ${print('{\n  "email": "ada@example.com"\n}')}`,
		].join(` ${end}\r\n  `);
	const requests = [
		...Object.values(cmdPrinters).map((print) => request(print, '^')),
		...Object.values(powerShellPrinters).map((print) => request(print, '`')),
	];
	const curlReaders: typeof readers = [
		['API preview', readApiPreview],
		['campaign', readPastedCampaign],
		['event', readPastedEvent],
		['orchestrated campaign', readPastedOrchestrated],
	];

	test.each(curlReaders)('is refused as %s, and the form to copy is named', (_name, read) => {
		for (const text of requests) expect(refusal(read, text)).toContain('Copy the request as cURL for Bash');
	});

	test.each(curlReaders)('and damaged is read or refused as %s, without showing a secret', (_name, read) => {
		fc.assert(
			fc.property(fc.oneof(...requests.map(mutation)), (text) => {
				expect(shows(refusal(read, text))).toBe(false);
			}),
			{ numRuns: 600 },
		);
	});

	test.each(curlReaders)('without end is refused as %s', (_name, read) => {
		for (const start of ['', 'curl ', 'PS C:\\>', 'C:\\', '$a=', '& ']) {
			for (const unit of ['^', '`', ' ^', '^ ', '` ', 'Invoke-', 'irm', '$a = ', 'C:\\', 'curl.exe', '-Uri']) {
				expect(refusal(read, start + unit.repeat(199_000 / unit.length))).not.toBe('');
			}
		}
	});
});

describe('what is quoted from a paste', () => {
	test('is short, in one line, and shows nothing of a secret', () => {
		const around = fc.constantFrom(
			'',
			' ',
			'"',
			'Authorization: Bearer ',
			'"x-api-key": "',
			"-H 'X-Api-Key: ",
			'<sessiontoken>',
			'{"a": "',
			'token=',
		);
		fc.assert(
			fc.property(
				around,
				fc.constantFrom(...secrets),
				fc.string(),
				fc.nat({ max: 120 }),
				(before, secret, after, start) => {
					const shown = excerpt(`${before}${secret}${after}`, start);
					expect(shows(shown)).toBe(false);
					expect(shown.length).toBeLessThan(40);
					expect(shown).not.toMatch(/[\r\n]/);
				},
			),
			{ numRuns: 1000 },
		);
	});
	test.each(['hunter2', 'abc', 'correct horse'])('a short secret (%s) is known by its name', (secret) => {
		for (const text of [
			`Authorization: Bearer ${secret}`,
			`{"x-api-key": "${secret}"}`,
			`-H 'X-Session-Token: ${secret}'`,
			`<urn:sessiontoken xsi:type="x">${secret}</urn:sessiontoken>`,
		]) {
			const start = text.indexOf(secret);
			expect(excerpt(text, start)).not.toContain(secret);
			expect(excerpt(text, start + 1)).not.toContain(secret.slice(1));
		}
	});
});
