import type { INodeProperties } from 'n8n-workflow';
import { showForDefineBelow } from './dataMode';

/** Fields that few need. */
export function additionalFields(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		displayOptions: showForDefineBelow,
		options,
	};
}

/** What is special about rows of values. */
interface Rows extends Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'displayOptions'> {
	/** What one of them is called. */
	one: string;
	values: INodeProperties[];
}

/** Rows of values, as many as the user adds; each is read by the name of one of them in lower case. */
export function rowsOf({ one, values, ...property }: Rows): INodeProperties {
	return {
		...property,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${one}`,
		default: {},
		options: [{ displayName: one, name: one.toLowerCase(), values }],
	};
}

/** Whom a message is for. */
export function recipientEmail(hint: string): INodeProperties {
	return {
		displayName: 'Recipient Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'name@email.com',
		displayOptions: showForDefineBelow,
		description: 'Address of the recipient',
		hint,
	};
}

/** @param what the message is called: the event, for instance */
export function expiration(what: string): INodeProperties {
	return {
		displayName: 'Expiration',
		name: 'expiration',
		type: 'dateTime',
		default: '',
		description: `Do not send the ${what} after this time. Times without an offset use the workflow time zone.`,
	};
}

export const scheduled: INodeProperties = {
	displayName: 'Scheduled',
	name: 'scheduled',
	type: 'dateTime',
	default: '',
	description: 'Do not process the event before this time. Times without an offset use the workflow time zone.',
};
