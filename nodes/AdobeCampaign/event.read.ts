import { dateMs } from '../shared/item/date';
import { ItemRefused } from '../shared/contract/outcome';
import { isEmailAddress } from '../shared/item/email';
import { eventAttributes, type Queue } from './wire/event';

export type Attributes = Record<string, string>;

/** What an item says about its event, before it is checked as a whole. */
export interface EventDraft {
	attributes: Attributes;
	context: Record<string, unknown>;
	children: Record<string, unknown>;
	/** Whether it holds attributes or children of a customer's own schema, which may name the recipient. */
	extended: boolean;
}

/** A draft and where it goes. */
export interface EventToWrite extends EventDraft {
	queue: Queue;
	type: string;
	/** Hosts that a pasted request names. */
	hosts?: string[];
}

const displayNames: Record<string, string> = {
	email: 'Recipient Email',
	mobilePhone: 'Mobile Phone',
	wishedChannel: 'Wished Channel',
	externalId: 'External ID',
	origin: 'Origin',
	scheduled: 'Scheduled',
	expiration: 'Expiration',
	language: 'Language',
	country: 'Country',
	emailFormat: 'Email Format',
	registrationToken: 'Registration Token',
};

/**
 * The attributes that the product knows, as Campaign takes them.
 *
 * @param given a value by the attribute's name
 * @param zone the IANA zone that a date without an offset is meant in
 * @throws ItemRefused for a list or an object, for what is no date, and for what is no address
 */
export function readAttributes(given: (name: string) => unknown, zone: string): Attributes {
	const attributes: Attributes = {};
	for (const name of eventAttributes) {
		const displayName = displayNames[name] ?? name;
		const value = given(name);
		const isDate = name === 'scheduled' || name === 'expiration';
		const written = isDate ? utc(value, zone, displayName) : text(value, displayName);
		if (written !== '') attributes[name] = written;
	}
	const { email } = attributes;
	if (email !== undefined && !isEmailAddress(email)) {
		throw refused(
			`'Recipient Email' holds no e-mail address: ${email.slice(0, 100)}`,
			'Correct the address.',
			'Recipient Email',
		);
	}
	return attributes;
}

/** Naive dates would be read in the server's zone, so every date is sent in UTC. */
function utc(value: unknown, zone: string, displayName: string): string {
	if (value === undefined || value === null || value === '') return '';
	const milliseconds = dateMs(value, zone);
	if (milliseconds !== undefined) return new Date(milliseconds).toISOString();
	throw refused(
		`'${displayName}' holds no date`,
		'Give a date such as 2026-01-31T18:00:00, with or without a time zone.',
		displayName,
	);
}

/**
 * A single value as text; empty where there is none.
 *
 * @param displayName the parameter's display name, for the message
 * @throws ItemRefused for lists and objects
 */
export function text(value: unknown, displayName: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'object') {
		throw refused(`'${displayName}' holds a list or an object`, 'Give a single value.', displayName);
	}
	return String(value).trim();
}

/** A refusal of an item before sending that names the parameter at fault. */
export function refused(message: string, todo: string, parameter: string): ItemRefused {
	return new ItemRefused({ message, todo, details: { parameter } });
}
