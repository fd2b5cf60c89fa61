import type { INodeProperties } from 'n8n-workflow';
import { showForDefineBelow } from '../shared/description/dataMode';
import { rowsOf } from '../shared/description/fields';
import { MOST_MB, PDF, USUAL_MB } from './wire/attachment';

/** The PDF files of a recipient, which are in the landing zone already. */
export const attachments = rowsOf({
	...{ displayName: 'Attachments', name: 'attachments', one: 'Attachment' },
	displayOptions: showForDefineBelow,
	description:
		'PDF files for this recipient, at most five. Upload them to the landing zone for attachments first; files there are deleted after seven days.',
	values: [
		{
			displayName: 'Landing Zone Path',
			name: 'path',
			type: 'string',
			default: '',
			placeholder: 'e.g. invoices/12345.pdf',
			description: 'Where the file is within the landing zone, without the container, credentials or a host',
		},
		{
			displayName: 'File Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. invoice-12345.pdf',
			description: 'As the recipient sees it. Leave it empty to use the name of the file.',
		},
		{
			displayName: 'Content Type',
			name: 'contentType',
			type: 'string',
			default: PDF,
			description: 'Adobe allows PDF files only',
		},
		{
			displayName: 'Input Data Field Name',
			name: 'binaryPropertyName',
			type: 'string',
			default: '',
			placeholder: 'e.g. data',
			description:
				"The item's binary field with the same file, if there is one: its type and size are checked before anything is sent. The file itself is not sent.",
		},
	],
});

/** An option, because only accounts with an add-on have another limit. */
export const attachmentLimit: INodeProperties = {
	displayName: 'Attachment Size Limit (MB)',
	name: 'attachmentLimit',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_MB },
	default: USUAL_MB,
	description: `Most megabytes that the attachments of a message may have together: ${USUAL_MB}, or ${MOST_MB} with Adobe's PDF Attachments add-on. Counts for attachments with an 'Input Data Field Name'.`,
};
