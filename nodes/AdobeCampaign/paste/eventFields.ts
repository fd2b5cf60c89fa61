import type { ParsedJson, ParsedObject } from '../../shared/paste/parseJson';
import { optionalField, requiredField, type Field, type FieldType } from '../../shared/paste/field';
import { isPlaceholder } from '../../shared/paste/placeholder';

/** Of these one is enough to know whom the event is for. */
const recipientAttributes = ['email', 'mobilePhone', 'registrationToken'];
/** The same for all events of a kind, as a rule: what the envelope says stays where they are not filled. */
const constantAttributes = ['wishedChannel', 'emailFormat', 'origin', 'language', 'country'];
/** Different in every event, and not needed: left out where they are not filled. */
const ownAttributes = ['externalId', 'scheduled', 'expiration'];
const types: Readonly<Record<string, FieldType>> = { scheduled: 'dateTime', expiration: 'dateTime' };

/**
 * Whether a value of an event is a field to fill: every attribute, every text, and a repeated element as one list.
 *
 * @param attributes the event's attributes, by name
 */
export function eventField(path: string, value: ParsedJson, attributes: ParsedObject): Field | undefined {
	if (Object.hasOwn(attributes, path)) return attributeField(path, String(value), attributes);
	if (Array.isArray(value)) return requiredField(path, 'array');
	if (typeof value !== 'string') return undefined;
	if (path === 'ctx') return requiredField(path, 'object');
	// Instructions to the platform, such as `_operation`, and keys are not data.
	return /(?:^|\.)@_[^.]*$/.test(path) ? undefined : requiredField(path, 'string');
}

function attributeField(name: string, sample: string, attributes: ParsedObject): Field | undefined {
	if (name.startsWith('_')) return undefined;
	const type = types[name] ?? (isCode(name, sample) ? 'number' : 'string');
	if (recipientAttributes.includes(name)) {
		const alone = recipientAttributes.filter((other) => Object.hasOwn(attributes, other)).length === 1;
		return alone ? requiredField(name, type) : optionalField(name, type);
	}
	if (constantAttributes.includes(name)) return optionalField(name, type, isPlaceholder(sample) ? undefined : sample);
	return ownAttributes.includes(name) ? optionalField(name, type) : requiredField(name, type);
}

/** Adobe asks for the numeric codes of these two; older samples have names in their place. */
function isCode(name: string, sample: string): boolean {
	return (name === 'wishedChannel' || name === 'emailFormat') && (isPlaceholder(sample) || /^\d+$/.test(sample.trim()));
}
