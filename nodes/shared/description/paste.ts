import type { INodeProperties } from 'n8n-workflow';
import { valuesProperties } from './pasteValues';

/** What a node says about the text that can be pasted into it. */
export interface PasteDescription {
	/** What to paste, for the choice in *Define*: "Paste the payload preview of a journey's event". */
	choice: string;
	/** Where to find it, full sentences. */
	description: string;
	/** How such a text begins. */
	placeholder: string;
	/** Name of the method under `methods.resourceMapping` that reads the fields. */
	method: string;
}

/** Spread into the `show` of parameters that belong to a pasted text. */
export const showForPaste = { define: ['paste'] };

/** Parameters that define the message by fields: shown only where it is not pasted. */
export function shownForFields(properties: INodeProperties[]): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...property.displayOptions?.show, define: ['fields'] },
		},
	}));
}

/**
 * Headers and elements that hold secrets. Written without flags, which older versions of n8n do
 * not know here, and with bounded repetitions: n8n asks while somebody types.
 */
const secretInPaste = [
	`[Aa][Uu][Tt][Hh][Oo][Rr][Ii][Zz][Aa][Tt][Ii][Oo][Nn]["']?\\s{0,9}:`,
	`[Bb][Ee][Aa][Rr][Ee][Rr]\\s{1,9}\\S`,
	`[Aa][Pp][Ii][-_][Kk][Ee][Yy]["']?\\s{0,9}:`,
	`[Xx]-([Ss]ecurity|[Ss]ession)-[Tt]oken`,
	`__sessiontoken\\s{0,9}=`,
	`<(\\w+:)?([Ss]ession[Tt]oken|authentication)\\b[^>/]{0,99}>\\s{0,9}[^<\\s]`,
].join('|');

/** The choice between fields and a pasted text, and the parameters of the latter. */
export function pasteProperties({ choice, description, placeholder, method }: PasteDescription): INodeProperties[] {
	return [
		{
			displayName: 'Define',
			name: 'define',
			type: 'options',
			noDataExpression: true,
			default: 'fields',
			description: 'How the message is defined',
			options: [
				{ name: 'By Fields', value: 'fields', description: 'Set the parameters below' },
				{ name: 'By Pasted Text', value: 'paste', description: choice },
			],
		},
		{
			displayName: 'Pasted Text',
			name: 'pasted',
			type: 'string',
			typeOptions: { rows: 10 },
			default: '',
			placeholder,
			displayOptions: { show: showForPaste },
			description,
		},
		{
			displayName:
				'The pasted text holds an access token, an API key or a session token. It is not used: delete it here, because whoever may open this workflow can read it.',
			name: 'secretInPaste',
			type: 'notice',
			default: '',
			displayOptions: { show: { ...showForPaste, pasted: [{ _cnd: { regex: secretInPaste } }] } },
		},
		...valuesProperties(method),
	];
}
