import { ExactNumber } from '../../shared/text/exactNumber';
import { isParsedObject, type ParsedJson } from '../../shared/paste/parseJson';
import { filledInField, requiredField, typeOf, type Field, type FieldType } from '../../shared/paste/field';
import { isPlaceholder, isPlaceholderId } from '../../shared/paste/placeholder';

/** Where the entity is in a pasted document. */
export type EntityPath = '' | 'xdmEntity' | 'body.xdmEntity';

/** A preview shows this where the producer of an event fills in its time. */
const sampleTime = /^2018-05-29T00:00:00(?:\.0+)?Z$/;
const SAMPLE_NUMBER = 10;
/** Whom an entity is about: never the same person twice. */
const identity = /^identityMap\.[^[\]]+\[\d+\]\.id$/;

/**
 * Whether a value of a pasted message is a field to fill: the placeholders, and what belongs to one event or one person
 * whatever stands there. `_id`, `timestamp` and the organization are filled in where they stay empty.
 *
 * @param hasFlow whether the data flow is known from elsewhere in the paste
 */
export function entityField(path: string, value: ParsedJson, entity: EntityPath, hasFlow: boolean): Field | undefined {
	const own = ownPath(path, entity);
	if (own === '_id') return filledInField(path, 'string');
	if (own === 'timestamp') return filledInField(path, 'dateTime');
	if (own !== undefined && identity.test(own)) return requiredField(path, 'string');
	const type = own === undefined ? headerType(value) : sampleType(value);
	if (type === undefined) return undefined;
	const leftAway = typeof value === 'string' && /not mandatory|optional/i.test(value);
	const schema = isSchema(path);
	const filledIn = isFilledIn(path, hasFlow);
	const optional = leftAway || schema || filledIn;
	const required = (schema && path !== 'body.xdmMeta.schemaRef.id') || !optional;
	return { path, type, required, optional, ...(filledIn ? { filledIn } : {}) };
}

/**
 * The same for data that a mapping converts: nothing tells a constant from a sample, so every value is a field. The time
 * and the ID of an event are filled in where they stay empty.
 */
export function rawField(path: string, value: ParsedJson): Field | undefined {
	if (isParsedObject(value) && Object.keys(value).length > 0) return undefined;
	if (Array.isArray(value) && value.some((entry) => isParsedObject(entry) || Array.isArray(entry))) return undefined;
	if (path === '_id') return filledInField(path, 'string');
	if (path === 'timestamp' && typeof value === 'string') return filledInField(path, 'dateTime');
	return requiredField(path, isParsedObject(value) ? 'object' : typeOf(value));
}

/** The path within the entity; undefined for what is beside it. */
function ownPath(path: string, entity: EntityPath): string | undefined {
	if (entity === '') return path;
	if (path.startsWith(`${entity}.`)) return path.slice(entity.length + 1);
	return path.startsWith(`${entity}[`) ? path.slice(entity.length) : undefined;
}

/** The header has versions and the like; only its texts are left open. */
function headerType(value: ParsedJson): FieldType | undefined {
	return typeof value === 'string' && value.trim() !== '' && (isPlaceholder(value) || isPlaceholderId(value))
		? 'string'
		: undefined;
}

function sampleType(value: ParsedJson): FieldType | undefined {
	if (typeof value === 'string') {
		if (isSample(value)) return 'string';
		return sampleTime.test(value) ? 'dateTime' : undefined;
	}
	// In an entity nothing but a sample can be meant.
	if (value === SAMPLE_NUMBER || typeof value === 'boolean') return typeOf(value);
	return Array.isArray(value) && value.length === 1 && isScalarSample(value[0]) ? 'array' : undefined;
}

/** Previews show no empty texts, so those are meant as they are. */
function isSample(text: string): boolean {
	return text.trim() !== '' && isPlaceholder(text);
}

/** A list of texts or numbers is one field: how many there are is the item's business. */
function isScalarSample(value: ParsedJson | undefined): boolean {
	if (value instanceof ExactNumber) return false;
	return value === SAMPLE_NUMBER || (typeof value === 'string' && (isSample(value) || sampleTime.test(value)));
}

/** What is known where the user leaves it empty: the credential's organization, the flow of the request, the version. */
function isFilledIn(path: string, hasFlow: boolean): boolean {
	if (path === 'header.flowId') return hasFlow;
	return path === 'header.imsOrgId' || path.endsWith('chemaRef.contentType');
}

/** The schema may also be named by its parameter; header and body name the same one, so one of the two is enough. */
function isSchema(path: string): boolean {
	return ['header.schemaRef.id', 'body.xdmMeta.schemaRef.id', 'xdmMeta.schemaRef.id'].includes(path);
}
