import type { DisplayCondition, INodeProperties } from 'n8n-workflow';
import { valuesProperties } from './values.description';

/** What a node says about the text that can be pasted into it. */
export interface PasteDescription {
	/** Where to find it, full sentences. */
	description: string;
	/** How such a text begins. */
	placeholder: string;
	/** Name of the method under `methods.resourceMapping` that reads the fields. */
	method: string;
	/** Name of the method there that says what is taken from the text. */
	summaryMethod?: string;
	/** The parameter whose value `paste` asks for a pasted text. */
	chosenBy?: 'dataMode' | 'specifyEntity';
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

/**
 * A parameter beside a pasted text, shown only where the text does not say it.
 *
 * @param chosen the condition under which a text is pasted
 * @param answered parts of a text that says it
 * @param open parts of such a text that leaves it open
 */
export function unlessAnswered(
	property: INodeProperties,
	chosen: Record<string, string[]>,
	answered: string[],
	open: string[],
): INodeProperties[] {
	const unanswered = { show: chosen, hide: { pasted: ['', ...anyOf(answered)] } };
	const leftOpen = { show: { ...chosen, pasted: anyOf(open) } };
	const ways = open.length === 0 ? [unanswered] : [unanswered, leftOpen];
	return ways.map((displayOptions) => ({ ...property, displayOptions }));
}

/** The parameters of a pasted text. */
export function pasteProperties({
	description,
	placeholder,
	method,
	summaryMethod = 'takenFromText',
	chosenBy = 'dataMode',
}: PasteDescription): INodeProperties[] {
	const chosen = { [chosenBy]: ['paste'] };
	return [
		{
			displayName: 'Pasted Text',
			name: 'pasted',
			type: 'string',
			required: true,
			// The editor would make an expression of a text that holds double braces, as Adobe's do.
			noDataExpression: true,
			typeOptions: { rows: 10 },
			default: '',
			placeholder,
			displayOptions: { show: chosen },
			description,
		},
		taken(summaryMethod, chosen),
		notice('secretInPaste', 'an access token or an API key', { show: { ...chosen, pasted: anyOf(secretHeaders) } }),
		notice('sessionTokenInPaste', 'a session token', {
			show: { ...chosen, pasted: anyOf(sessionToken) },
			hide: { pasted: anyOf(noSessionToken) },
		}),
		...valuesProperties(method, chosen),
	];
}

/**
 * A notice that says what is taken from the text. A notice of n8n is a fixed text; what stands in place of a resource
 * mapper's fields is not.
 */
function taken(resourceMapperMethod: string, show: Record<string, string[]>): INodeProperties {
	return {
		displayName: 'Taken From the Text',
		name: 'taken',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: { show },
		typeOptions: {
			loadOptionsDependsOn: ['pasted'],
			resourceMapper: {
				resourceMapperMethod,
				mode: 'map',
				supportAutoMap: false,
				hideNoDataError: true,
				addAllFields: true,
				multiKeyMatch: false,
			},
		},
	};
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
