import { ExactNumber } from '../../shared/text/exactNumber';
import type { ParsedJson } from '../../shared/paste/parseJson';
import { optionalField, requiredField, typeOf, type Field, type FieldType } from '../../shared/paste/field';
import { isPlaceholder } from '../../shared/paste/placeholder';

/**
 * What belongs to one recipient, attachments for instance, or to one call to an audience; samples there are never meant
 * to be sent to people. The kind of the recipient, and how profiles are merged, is the same for all.
 */
const ownData =
	/^(?:recipients\[0\]\.(?!(?:type|namespace|mergePolicy\w*|context|profile)(?:[.[]|$))|schedule\.executeAt$)/;
/** Where to send instead of to the profile's own address (Journey Optimizer APIs, "Recipient"). */
const otherAddress = /^recipients\[0\]\.channelData\.(?:emailAddress|mobilePhoneNumber)$/;
/** What kind of file an attachment is and where it is kept, the same for everybody ("Attach a PDF file to an email"). */
const attachmentForm = /^recipients\[0\]\.attachments\[\d+\]\.(?:contentType|source\.type)$/;
/** Variables of the message. */
const variables = /^(?:recipients\[0\]\.)?(?:context|profile)[.[]/;
/** All of them together, where a sample has a placeholder for the object. */
const allVariables = /^(?:recipients\[0\]\.)?(?:context|profile)$/;
/** What tells a device how to read a Live Activity (Journey Optimizer documentation, "Create a Live Activity"). */
const activityKeywords = /\.aps\.(?:event|attributes-type|input-push-channel)$/;

/**
 * Whether a value of a pasted body is a field to fill. Required is what is a placeholder and what belongs to one
 * recipient. A variable of the message whose sample is a value already is a field that may stay empty: the value of
 * the paste is sent then, which is what a constant is for.
 */
export function fieldAt(path: string, value: ParsedJson): Field | undefined {
	const isVariable = variables.test(path);
	if (Array.isArray(value)) return isVariable ? field(path, value, holdsPlaceholder(value)) : undefined;
	if (typeof value === 'object' && value !== null && !(value instanceof ExactNumber)) {
		return isVariable && Object.keys(value).length === 0 ? optionalField(path, 'object', value) : undefined;
	}
	const open = holdsPlaceholder(value);
	if (attachmentForm.test(path) && !open) return undefined;
	if (ownData.test(path)) return requiredField(path, ownType(path, value));
	if (isVariable && !(activityKeywords.test(path) && !open)) return field(path, value, open);
	if (!open || value === null) return undefined;
	return requiredField(path, allVariables.test(path) ? 'object' : typeOf(value));
}

/** As `fieldAt`, for recipients that have a profile: every sample has another address for them, few messages do. */
export function fieldOfProfile(path: string, value: ParsedJson): Field | undefined {
	const field = fieldAt(path, value);
	return field && otherAddress.test(path) ? { ...field, added: true } : field;
}

function ownType(path: string, value: ParsedJson): FieldType {
	if (path === 'schedule.executeAt') return 'dateTime';
	// Users and addresses are texts, whatever they look like.
	return /^recipients\[0\]\.(?:userId$|channelData\.)/.test(path) ? 'string' : typeOf(value);
}

function field(path: string, value: ParsedJson, required: boolean): Field {
	return required ? requiredField(path, typeOf(value)) : optionalField(path, typeOf(value), value);
}

/** Previews show numbers as 0 or 10. */
function holdsPlaceholder(value: ParsedJson): boolean {
	if (value === null) return true;
	if (typeof value === 'string') return isPlaceholder(value);
	if (typeof value === 'number') return value === 0 || value === 10;
	if (Array.isArray(value)) return value.length === 0 || value.some(holdsPlaceholder);
	return typeof value === 'object' && !(value instanceof ExactNumber) && Object.values(value).some(holdsPlaceholder);
}
