import { readDate } from './date';
import { checkEmail } from './email';
import { checkByte } from './number';
import { readVisible } from './text';

/** Fields that messages of several kinds share, by the names they have in the panel. */
const displayNames: Readonly<Record<string, string>> = {
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
	application: 'Application',
	pushPlatform: 'Push Platform',
};

/** Fields that hold a time. */
const dates = ['scheduled', 'expiration'];
/** Fields that Campaign keeps in one byte. */
const bytes = ['wishedChannel', 'emailFormat'];

/**
 * Reads fields of a message as texts, dates in UTC; what is empty is left out. All of them are addresses, keys or names,
 * in which no invisible character is meant.
 *
 * @param given a field's value by its name
 * @param zone the IANA zone that a date without an offset is meant in
 * @throws ItemRefused for a list or an object, and for a date, an email address or a number that is not valid
 */
export function readFields(
	names: readonly string[],
	given: (name: string) => unknown,
	zone: string,
): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const name of names) {
		const displayName = displayNames[name] ?? name;
		const value = given(name);
		const text = dates.includes(name) ? readDate(value, zone, displayName) : readVisible(value, displayName);
		if (text === '') continue;
		if (name === 'email') checkEmail(text, displayName);
		if (bytes.includes(name)) checkByte(text, displayName);
		fields[name] = text;
	}
	return fields;
}
