/**
 * Personalized PDF attachments (Journey Optimizer documentation, "Attach a PDF file to an email", section "Attach
 * personalized PDF files for API-triggered campaigns"). A call names them; the files themselves are in the landing zone.
 */

/** A file of one recipient, as the API takes it. */
export interface Attachment {
	name: string;
	contentType: string;
	source: { type: 'dlzPath'; path: string };
}

/** "You can include up to five PDF attachments in an email": those of the campaign's own content count too. */
export const MOST_ATTACHMENTS = 5;

/** "Only the PDF format is allowed for attachments." */
export const PDF = 'application/pdf';

/** The combined size of an email's attachments in MB: without the add-on, and with it. */
export const USUAL_MB = 5;
export const MOST_MB = 10;

/** Adobe does not say which megabyte is meant; the larger one refuses nothing that may be taken. */
export const BYTES_PER_MB = 1_048_576;

/** One attachment, its members in the order of Adobe's sample. */
export function attachment(name: string, contentType: string, path: string): Attachment {
	return { name, contentType, source: { type: 'dlzPath', path } };
}

/**
 * Checks a path: it is "relative to the attachment-specific Data Landing Zone container", without the name of the container,
 * credentials or a full storage URL.
 *
 * @returns what the path is instead; undefined where it may be one
 */
export function pathFault(path: string): string | undefined {
	if (/^[a-z][a-z\d+.-]*:\/\//i.test(path)) return 'is a full URL';
	if (/[?&](?:sv|se|sp|sr|sig|X-Amz-\w+)=/i.test(path)) return 'contains credentials of the landing zone';
	if (/^(?:dlz-)?ajoemailattachments\//i.test(path)) return 'begins with the name of the container';
	if (path.startsWith('/')) return 'begins with a slash';
	if (path.endsWith('/')) return 'names a folder';
	return path.split('/').some((part) => /^\.{0,2}$/.test(part)) ? 'has an empty part, or one of dots only' : undefined;
}

/** The name of a file, the last part of a path. */
export function fileNameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}
