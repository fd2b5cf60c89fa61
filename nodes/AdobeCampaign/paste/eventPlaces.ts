import type { ParsedJson, ParsedObject } from '../../shared/paste/parseJson';
import type { Place, PlaceType } from '../../shared/paste/place';
import { isPlaceholder } from '../../shared/paste/placeholder';

/** Of these one is enough to know whom the event is for. */
const recipientAttributes = ['email', 'mobilePhone', 'registrationToken'];
/** The same for all events of a kind, as a rule: what the envelope says stays where they are not filled. */
const constantAttributes = ['wishedChannel', 'emailFormat', 'origin', 'language', 'country'];
/** Different in every event, and not needed: left out where they are not filled. */
const ownAttributes = ['externalId', 'scheduled', 'expiration'];
const types: Readonly<Record<string, PlaceType>> = { scheduled: 'dateTime', expiration: 'dateTime' };

export interface EventPlace {
	place: Place;
	/** The envelope's value stays where the place is not filled. */
	keeps: boolean;
}

/**
 * Whether a value of an event is a place to fill: every attribute, every text, and a repeated element as one list.
 *
 * @param attributes the event's attributes, by name
 */
export function eventPlace(path: string, value: ParsedJson, attributes: ParsedObject): EventPlace | undefined {
	if (Object.hasOwn(attributes, path)) return attributePlace(path, String(value), attributes);
	if (Array.isArray(value)) return required(path, 'array');
	if (typeof value !== 'string') return undefined;
	if (path === 'ctx') return required(path, 'object');
	// Instructions to the platform, such as `_operation`, and keys are not data.
	return /(?:^|\.)@_[^.]*$/.test(path) ? undefined : required(path, 'string');
}

function attributePlace(name: string, sample: string, attributes: ParsedObject): EventPlace | undefined {
	if (name.startsWith('_')) return undefined;
	const type = types[name] ?? (isCode(name, sample) ? 'number' : 'string');
	if (recipientAttributes.includes(name)) {
		const alone = recipientAttributes.filter((other) => Object.hasOwn(attributes, other)).length === 1;
		return alone ? required(name, type) : optional(name, type, false);
	}
	if (constantAttributes.includes(name)) return optional(name, type, !isPlaceholder(sample));
	return ownAttributes.includes(name) ? optional(name, type, false) : required(name, type);
}

/** Adobe asks for the numeric codes of these two; older samples have names in their place. */
function isCode(name: string, sample: string): boolean {
	return (name === 'wishedChannel' || name === 'emailFormat') && (isPlaceholder(sample) || /^\d+$/.test(sample.trim()));
}

function required(path: string, type: PlaceType): EventPlace {
	return { place: { path, type, required: true, optional: false }, keeps: false };
}

function optional(path: string, type: PlaceType, keeps: boolean): EventPlace {
	return { place: { path, type, required: false, optional: true }, keeps };
}
