import { fieldsIn } from '../../shared/paste/jsonTemplate';
import { isParsedObject, parseJson, type ParsedJson, type ParsedObject } from '../../shared/paste/parseJson';
import { PasteRefused } from '../../shared/paste/pasteRefused';
import { typeOf, type Field, type FieldType } from '../../shared/paste/field';
import { oncePerText } from '../../shared/paste/once';
import { isPlaceholder } from '../../shared/paste/placeholder';
import { unwrap } from '../../shared/paste/unwrap';

/** A payload preview as it was pasted. */
export interface Preview {
	/** The path of the entity: empty where only the entity was pasted. */
	entity: '' | 'xdmEntity' | 'body.xdmEntity';
	document: ParsedObject;
	fields: Field[];
}

const expected = "the payload preview of a journey's event: a message with header and body, its body, or its entity";
/** A preview shows this where the producer of an event fills in its time. */
const sampleTime = /^2018-05-29T00:00:00(?:\.0+)?Z$/;
const SAMPLE_NUMBER = 10;
/** Members that only an XDM entity has. */
const entityMembers = ['_id', 'timestamp', 'identityMap', '_experience', 'eventType'];

/**
 * Reads a payload preview (Journey Optimizer documentation, "Preview the payload"; Journey Orchestration
 * documentation, "Additional steps to send events"): whole, its body, or its entity alone.
 *
 * @throws PasteRefused for everything else
 */
export const readPreview = oncePerText((pasted: string): Preview => {
	const { text, firstLine } = unwrap(pasted);
	const document = parseJson(text, firstLine);
	if (!isParsedObject(document)) throw new PasteRefused(expected, 'JSON that is not an object', firstLine);
	const entity = entityPath(document, firstLine);
	return { entity, document, fields: fieldsIn(document, (path, value) => fieldAt(path, value, entity)) };
});

function entityPath(document: ParsedObject, line: number): Preview['entity'] {
	const { header, body, xdmEntity, ...others } = document;
	if (header !== undefined || body !== undefined) {
		if (!isParsedObject(header)) throw new PasteRefused(expected, "a message without the object 'header'", line);
		if (!isParsedObject(body) || !isParsedObject(body.xdmEntity)) {
			throw new PasteRefused(expected, "a message without the object 'body.xdmEntity'", line);
		}
		if (xdmEntity === undefined && Object.keys(others).length === 0) return 'body.xdmEntity';
		throw new PasteRefused("a message with only 'header' and 'body'", 'other members', line);
	}
	if (xdmEntity !== undefined) {
		if (isParsedObject(xdmEntity)) return 'xdmEntity';
		throw new PasteRefused(expected, "an 'xdmEntity' that is not an object", line);
	}
	if (entityMembers.some((name) => Object.hasOwn(document, name))) return '';
	throw new PasteRefused(expected, 'an object without any of their members', line);
}

function fieldAt(path: string, value: ParsedJson, entity: Preview['entity']): Field | undefined {
	const inEntity = entity === '' || path.startsWith(`${entity}.`) || path.startsWith(`${entity}[`);
	const type = sampleType(value, inEntity);
	if (type === undefined) return undefined;
	const leftAway = typeof value === 'string' && /not mandatory|optional/i.test(value);
	const schema = isSchema(path);
	const first = schema && path !== 'body.xdmMeta.schemaRef.id';
	const filledIn = isFilledIn(path, entity);
	const optional = leftAway || schema || filledIn;
	return { path, type, required: first || !optional, optional, ...(filledIn ? { filledIn } : {}) };
}

function sampleType(value: ParsedJson, inEntity: boolean): FieldType | undefined {
	if (typeof value === 'string') {
		if (isSample(value) || value === 'XXX@AdobeOrg') return 'string';
		return inEntity && sampleTime.test(value) ? 'dateTime' : undefined;
	}
	if (!inEntity) return undefined;
	// The header has versions and the like; in an entity nothing but a sample can be meant.
	if (value === SAMPLE_NUMBER || typeof value === 'boolean') return typeOf(value);
	return Array.isArray(value) && value.length === 1 && isScalarSample(value[0]) ? 'array' : undefined;
}

/** Previews show no empty texts, so those are meant as they are. */
function isSample(text: string): boolean {
	return text.trim() !== '' && isPlaceholder(text);
}

/** A list of texts or numbers is one field: how many there are is the item's business. */
function isScalarSample(value: ParsedJson | undefined): boolean {
	return value === SAMPLE_NUMBER || (typeof value === 'string' && (isSample(value) || sampleTime.test(value)));
}

/** What is filled in where the user leaves it empty: the credential's organization, and what is made for each event. */
function isFilledIn(path: string, entity: Preview['entity']): boolean {
	const dot = entity === '' ? '' : '.';
	return [`${entity}${dot}_id`, `${entity}${dot}timestamp`, 'header.imsOrgId'].includes(path);
}

/** The schema may also be named by its parameter; header and body name the same one, so one of the two is enough. */
function isSchema(path: string): boolean {
	return ['header.schemaRef.id', 'body.xdmMeta.schemaRef.id', 'xdmMeta.schemaRef.id'].includes(path);
}
