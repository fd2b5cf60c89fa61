import type { ItemFile, ItemReader } from '../shared/contract/itemReader';
import { quoted, refused, refusedEmpty } from '../shared/item/refused';
import { readVisible } from '../shared/item/text';
import { isRecord } from '../shared/text/json';
import {
	attachment,
	BYTES_PER_MB,
	fileNameOf,
	MOST_ATTACHMENTS,
	MOST_MB,
	pathFault,
	PDF,
	USUAL_MB,
	type Attachment,
} from './wire/attachment';

const pathTodo =
	"Give the path within the landing zone for attachments (type=ajoemailattachments), such as invoices/12345.pdf: without the container, bucket or folder that Adobe's API names, without credentials and without a host.";

/**
 * The attachments of an item in *Define Below*. Of a file in the item only what n8n notes of it is read: Journey Optimizer
 * fetches its own copy from the landing zone.
 *
 * @throws ItemRefused where one cannot be what Adobe documents, or its file is missing, no PDF, or too large
 */
export function readAttachments(item: ItemReader): Attachment[] {
	const rows: unknown = item.member('attachments', 'attachment');
	const given = (Array.isArray(rows) ? rows : []).filter(isRecord);
	if (given.length === 0) return [];
	let bytes = 0;
	const read = given.flatMap((row) => {
		const field = readVisible(row.binaryPropertyName, 'Input Data Field Name');
		const file = field === '' ? undefined : fileOf(item, field);
		bytes += file?.bytes ?? 0;
		return readRow(row, file);
	});
	checkSize(bytes, readMegabytes(item.member('options', 'attachmentLimit')));
	return read;
}

/**
 * Checks the attachments of a recipient, wherever they come from; what is written in a form that Adobe may add later passes.
 *
 * @throws ItemRefused for more than an email may have, and for a path that cannot be one of the landing zone
 */
export function checkAttachments(attachments: unknown): void {
	const list: unknown[] = Array.isArray(attachments) ? attachments : [];
	if (list.length > MOST_ATTACHMENTS) {
		throw refused(
			`The recipient has ${list.length} attachments, and an email may have ${MOST_ATTACHMENTS}`,
			'Send several messages. Attachments of the campaign itself count too.',
			'Attachments',
		);
	}
	list.forEach((one, place) => {
		const source = isRecord(one) ? one.source : undefined;
		const path = isRecord(source) && source.type === 'dlzPath' ? source.path : undefined;
		const fault = typeof path === 'string' ? pathFault(path) : undefined;
		// Not quoted: it may contain a signature.
		if (fault !== undefined) throw refused(`The path of attachment ${place + 1} ${fault}`, pathTodo, 'Attachments');
	});
}

/** A row that was added and left empty is not sent. */
function readRow(row: Record<string, unknown>, file: ItemFile | undefined): Attachment[] {
	const path = readVisible(row.path, 'Landing Zone Path');
	const name = readVisible(row.name, 'File Name');
	if (path === '' && name === '' && file === undefined) return [];
	if (path === '') throw refusedEmpty('Landing Zone Path', pathTodo);
	const fault = pathFault(path);
	if (fault !== undefined) throw refused(`'Landing Zone Path' ${fault}`, pathTodo, 'Landing Zone Path');
	const contentType = readVisible(row.contentType, 'Content Type') || PDF;
	if (!isPdf(contentType)) {
		throw refused(
			`'Content Type' must be ${PDF}, not ${quoted(contentType)}`,
			'Journey Optimizer attaches PDF files only.',
			'Content Type',
		);
	}
	return [attachment(name || file?.fileName || fileNameOf(path), contentType, path)];
}

function fileOf(item: ItemReader, field: string): ItemFile {
	const file = item.file(field);
	if (!file) {
		throw refused(
			`The item has no file in ${quoted(field)}, as 'Input Data Field Name' says`,
			"Enter the name of the item's binary field, or leave it empty: the file is only checked, not sent.",
			'Input Data Field Name',
		);
	}
	if (isPdf(file.mimeType) || /^(?:application\/octet-stream)?$/i.test(file.mimeType)) return file;
	throw refused(
		`The file in ${quoted(field)} is of the type ${quoted(file.mimeType)}, not a PDF`,
		'Journey Optimizer attaches PDF files only.',
		'Input Data Field Name',
	);
}

function isPdf(type: string): boolean {
	return type.toLowerCase() === PDF;
}

function readMegabytes(value: unknown): number {
	const given = value === '' || value === null ? NaN : Number(value);
	return given > 0 ? Math.min(given, MOST_MB) : USUAL_MB;
}

function checkSize(bytes: number, megabytes: number): void {
	if (bytes <= megabytes * BYTES_PER_MB) return;
	throw refused(
		`The files of the attachments are too large together: ${bytes} bytes, more than ${megabytes} MB`,
		`Make them smaller, or send several messages. With Adobe's PDF Attachments add-on set the option 'Attachment Size Limit (MB)' to ${MOST_MB}.`,
		'Input Data Field Name',
	);
}
