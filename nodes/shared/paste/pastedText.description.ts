import type { DisplayCondition, INodeProperties } from 'n8n-workflow';
import { valuesProperties } from './values.description';

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
		displayOptions: { ...property.displayOptions, show: { ...property.displayOptions?.show, define: ['fields'] } },
	}));
}

/**
 * Parts of headers and flags that hold secrets. Looked for as plain text: n8n stops a workflow whose regular expression
 * takes more than a quarter of a second, which on a busy machine is any (n8n-workflow, `safe-regex`).
 */
const secretHeaders = [
	...['uthorization:', 'UTHORIZATION:', 'uthorization":', 'earer ', 'EARER '],
	...['pi-key:', 'PI-KEY:', 'pi-Key:', 'PI-Key:', 'pi-key":', 'pi_key'],
	...['ecurity-Token:', 'ecurity-token:', 'ession-Token:', 'ession-token:', '__sessiontoken'],
];

/** Beginnings of the element that holds a session token, and how it looks when it holds none. */
const sessionToken = ['sessiontoken>', 'sessionToken>'];
const noSessionToken = ['sessiontoken></', 'sessionToken></', 'sessiontoken>?</', 'sessionToken>?</'];

const anyOf = (parts: string[]): DisplayCondition[] => parts.map((part) => ({ _cnd: { includes: part } }));

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
			// The editor would make an expression of a text that holds double braces, as Adobe's do.
			noDataExpression: true,
			typeOptions: { rows: 10 },
			default: '',
			placeholder,
			displayOptions: { show: showForPaste },
			description,
		},
		notice('secretInPaste', 'an access token or an API key', {
			show: { ...showForPaste, pasted: anyOf(secretHeaders) },
		}),
		notice('sessionTokenInPaste', 'a session token', {
			show: { ...showForPaste, pasted: anyOf(sessionToken) },
			hide: { pasted: anyOf(noSessionToken) },
		}),
		...valuesProperties(method),
	];
}

function notice(name: string, what: string, displayOptions: INodeProperties['displayOptions']): INodeProperties {
	return {
		displayName: `The pasted text contains ${what}. It is not used. Delete it here: anyone who can open this workflow can read it.`,
		name,
		type: 'notice',
		default: '',
		displayOptions,
	};
}
