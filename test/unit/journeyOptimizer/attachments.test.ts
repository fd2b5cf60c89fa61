import fc from 'fast-check';

import { checkAttachments, readAttachments } from '../../../nodes/JourneyOptimizer/attachments.read';
import { attachment, BYTES_PER_MB, fileNameOf, pathFault } from '../../../nodes/JourneyOptimizer/wire/attachment';
import type { ItemFile } from '../../../nodes/shared/contract/itemReader';
import { fieldAt } from '../../../nodes/JourneyOptimizer/paste/pastedFields';
import { itemOf } from '../item/itemOf';

/** As the documentation has it, byte by byte. */
const sample =
	'{"name":"invoice-12345.pdf","contentType":"application/pdf","source":{"type":"dlzPath","path":"attachments/invoice-12345.pdf"}}';

describe('an attachment', () => {
	test("has the form of Adobe's sample, byte by byte", () => {
		expect(JSON.stringify(attachment('invoice-12345.pdf', 'application/pdf', 'attachments/invoice-12345.pdf'))).toBe(
			sample,
		);
	});

	test.each([
		['https://acme.blob.core.windows.net/c/a.pdf', 'is a full URL'],
		['s3://bucket/a.pdf', 'is a full URL'],
		['a.pdf?sv=2020-10-02&sig=abc', 'contains credentials of the landing zone'],
		['a.pdf?X-Amz-Signature=abc', 'contains credentials of the landing zone'],
		['dlz-ajoemailattachments/a.pdf', 'begins with the name of the container'],
		['ajoemailattachments/a.pdf', 'begins with the name of the container'],
		['/a.pdf', 'begins with a slash'],
		['invoices/', 'names a folder'],
		['a//b.pdf', 'has an empty part, or one of dots only'],
		['../b.pdf', 'has an empty part, or one of dots only'],
	])('at %s cannot be', (path, fault) => {
		expect(pathFault(path)).toBe(fault);
	});

	test('may have any other path within the landing zone, and its file name is the last part', () => {
		const part = fc.stringMatching(/^[\w äé+=@,.-]{1,12}$/).filter((text) => !/^\.{1,2}$/.test(text));
		fc.assert(
			fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
				fc.pre(!/ajoemailattachments$/.test(parts[0] ?? ''));
				expect(pathFault(parts.join('/'))).toBeUndefined();
				expect(fileNameOf(parts.join('/'))).toBe(parts.at(-1));
			}),
		);
	});
});

describe('the attachments of an item', () => {
	const pdfFile: ItemFile = { fileName: 'from-n8n.pdf', mimeType: 'application/pdf', bytes: 1000 };
	const read = (rows: object[], files: Record<string, ItemFile> = {}, options = {}) =>
		readAttachments({ ...itemOf({}, { attachments: { attachment: rows }, options }), file: (name) => files[name] });

	test.each([
		[[], []],
		[[{ path: '', name: '', contentType: 'application/pdf' }], []],
		[[{ path: ' invoices/1.pdf ' }], [attachment('1.pdf', 'application/pdf', 'invoices/1.pdf')]],
		[
			[{ path: 'a.pdf', name: 'Your invoice.pdf', contentType: 'Application/PDF' }],
			[attachment('Your invoice.pdf', 'Application/PDF', 'a.pdf')],
		],
		[[{ path: 'a.pdf', binaryPropertyName: 'data' }], [attachment('from-n8n.pdf', 'application/pdf', 'a.pdf')]],
		[[{ path: 'a.pdf', binaryPropertyName: 'plain' }], [attachment('a.pdf', 'application/pdf', 'a.pdf')]],
	])('of %j are %j', (rows, expected) => {
		const plain = { fileName: '', mimeType: 'application/octet-stream', bytes: 5 };
		expect(read(rows, { data: pdfFile, plain })).toEqual(expected);
	});

	test('are none where nothing was added', () => {
		expect(readAttachments(itemOf({}))).toEqual([]);
	});

	test.each([
		[[{ name: 'a.pdf' }], "'Landing Zone Path' is empty"],
		[[{ binaryPropertyName: 'data' }], "'Landing Zone Path' is empty"],
		[[{ path: 'https://x.example.com/a.pdf?sig=secret' }], "'Landing Zone Path' is a full URL"],
		[[{ path: 'a.docx', contentType: 'text/html' }], "'Content Type' must be application/pdf, not text/html"],
		[[{ path: { a: 1 } }], "'Landing Zone Path' must be a single value"],
		[
			[{ path: 'a.pdf', binaryPropertyName: 'other' }],
			"The item has no file in other, as 'Input Data Field Name' says",
		],
		[[{ path: 'a.pdf', binaryPropertyName: 'page' }], 'The file in page is of the type text/html, not a PDF'],
	])('of %j are refused', (rows, message) => {
		const page = { fileName: 'a.html', mimeType: 'text/html', bytes: 5 };
		expect(() => read(rows, { data: pdfFile, page })).toThrow(message);
	});

	test('never show a signature that somebody pasted', () => {
		expect.assertions(1);
		try {
			read([{ path: 'https://x.example.com/a.pdf?sig=secret' }]);
		} catch (error) {
			expect(JSON.stringify(error) + String(error)).not.toContain('secret');
		}
	});

	test.each([
		[{}, 5],
		[{ attachmentLimit: 10 }, 10],
		[{ attachmentLimit: 50 }, 10],
		[{ attachmentLimit: 0 }, 5],
		[{ attachmentLimit: 'x' }, 5],
	])('may have with %j together %i MB, and not a byte more', (options, megabytes) => {
		const rows = [
			{ path: 'a.pdf', binaryPropertyName: 'a' },
			{ path: 'b.pdf', binaryPropertyName: 'b' },
		];
		const files = (bytes: number) => ({ a: { ...pdfFile, bytes: 1 }, b: { ...pdfFile, bytes: bytes - 1 } });
		expect(read(rows, files(megabytes * BYTES_PER_MB), options)).toHaveLength(2);
		expect(() => read(rows, files(megabytes * BYTES_PER_MB + 1), options)).toThrow(`more than ${megabytes} MB`);
	});

	test('are five at most, wherever they come from, and their paths are looked at', () => {
		const one: unknown = JSON.parse(sample);
		expect(() => checkAttachments(Array(5).fill(one))).not.toThrow();
		expect(() => checkAttachments(Array(6).fill(one))).toThrow(
			'The recipient has 6 attachments, and an email may have 5',
		);
		expect(() => checkAttachments([one, attachment('a', 'application/pdf', '/a.pdf')])).toThrow(
			'The path of attachment 2 begins with a slash',
		);
	});

	test('in a form that is not known pass', () => {
		for (const one of [
			undefined,
			'text',
			{},
			[{ url: 'https://x.example.com' }],
			[{ source: { type: 'new', path: '/' } }],
		]) {
			expect(() => checkAttachments(one)).not.toThrow();
		}
	});
});

test("of a pasted sample, a file's kind and the kind of its source are no fields, its name and path are", () => {
	const at = (path: string, value: string) => fieldAt(`recipients[0].attachments[0].${path}`, value)?.required;
	expect([
		at('name', 'a.pdf'),
		at('source.path', 'a.pdf'),
		at('contentType', 'application/pdf'),
		at('source.type', 'dlzPath'),
		at('contentType', 'string'),
	]).toEqual([true, true, undefined, undefined, true]);
});
