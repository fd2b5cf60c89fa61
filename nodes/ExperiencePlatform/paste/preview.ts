import { isCurl, readCurl } from '../../shared/paste/curl';
import { fieldCount, shortId } from '../../shared/paste/fields';
import { fieldsIn } from '../../shared/paste/jsonTemplate';
import { isParsedObject, parseJson, type ParsedJson, type ParsedObject } from '../../shared/paste/parseJson';
import { PasteRefused } from '../../shared/paste/pasteRefused';
import type { Field } from '../../shared/paste/field';
import { oncePerText } from '../../shared/paste/once';
import { isPlaceholder } from '../../shared/paste/placeholder';
import { shapeOf } from '../../shared/paste/shape';
import { unwrap } from '../../shared/paste/unwrap';
import { memberAt } from '../../shared/text/json';
import { readInletRequest, type InletRequest } from './inletRequest';
import { entityField, rawField, type EntityPath } from './previewFields';

/** A payload preview, or a request to an inlet, as it was pasted. */
export interface Preview {
	/** The path of the entity: empty where only the entity was pasted, absent where the data are raw. */
	entity?: EntityPath;
	document: ParsedObject;
	fields: Field[];
	/** Whether the entity is an event, which has an `_id` and a `timestamp` of its own. */
	isEvent: boolean;
	/** Present where a cURL request was pasted. */
	request?: InletRequest;
	/** Whether further messages of a batch have other members than the first one, which is the template. */
	differing: boolean;
}

const expected =
	"the payload preview of a journey's event: a message with header and body, its body, its entity, or the cURL request to an inlet";
/** Members that only an XDM entity has. */
const entityMembers = ['_id', 'timestamp', 'identityMap', '_experience', 'eventType'];

/**
 * Reads a payload preview (Journey Optimizer documentation, "Preview the payload"; Journey Orchestration
 * documentation, "Additional steps to send events"): whole, its body, or its entity alone; or a cURL request to an
 * inlet with one of these, or with raw data.
 *
 * @throws PasteRefused for everything else
 */
export const readPreview = oncePerText((pasted: string): Preview => {
	if (!isCurl(pasted)) {
		const { text, firstLine } = unwrap(pasted);
		return previewOf(text, firstLine);
	}
	const curl = readCurl(pasted);
	const request = readInletRequest(curl);
	if (curl.body !== undefined && curl.body.trim() !== '') return previewOf(curl.body, curl.bodyLine, request);
	throw new PasteRefused('a request with data', 'none (no -d, --data or --data-raw)', curl.bodyLine);
});

function previewOf(text: string, line: number, request?: InletRequest): Preview {
	const parsed = parseJson(text, line);
	const [document, ...others] = messagesOf(parsed);
	if (!isParsedObject(document)) throw new PasteRefused(expected, 'JSON that is not an object', line);
	const shape = shapeOf(document);
	const differing = others.some((other) => shapeOf(other) !== shape);
	const about = { differing, ...(request ? { request } : {}) };
	if (request?.hasFlow && isBare(document)) {
		return { ...about, document, isEvent: false, fields: fieldsIn(document, rawField) };
	}
	const entity = entityPath(document, line);
	const own = entityAt(document, entity);
	const isEvent = Object.hasOwn(own, 'timestamp') || Object.hasOwn(own, '_experience');
	const complete = isEvent ? withEntity(document, entity, { ...own, ...missing(own) }) : document;
	const hasFlow = request !== undefined && request.flowId !== '';
	const fields = fieldsIn(complete, (path, value) => entityField(path, value, entity, hasFlow));
	return { ...about, entity, document: complete, isEvent, fields };
}

/** The messages of a batch, or the only one. */
function messagesOf(parsed: ParsedJson): ParsedJson[] {
	if (!isParsedObject(parsed) || !Array.isArray(parsed.messages) || Object.keys(parsed).length > 1) return [parsed];
	return parsed.messages.length > 0 ? parsed.messages : [parsed];
}

function isBare(document: ParsedObject): boolean {
	return !['header', 'body', 'xdmEntity'].some((name) => Object.hasOwn(document, name));
}

/** An event has these two, whether or not the text shows them. */
function missing(entity: ParsedObject): ParsedObject {
	const names = ['_id', 'timestamp'].filter((name) => !Object.hasOwn(entity, name));
	return Object.fromEntries(names.map((name) => [name, '']));
}

function entityAt(document: ParsedObject, entity: EntityPath): ParsedObject {
	const { body, xdmEntity } = document;
	const own = entity === '' ? document : entity === 'xdmEntity' ? xdmEntity : isParsedObject(body) && body.xdmEntity;
	return own !== false && isParsedObject(own) ? own : {};
}

function withEntity(document: ParsedObject, path: EntityPath, entity: ParsedObject): ParsedObject {
	if (path === '') return entity;
	if (path === 'xdmEntity') return { ...document, xdmEntity: entity };
	const body = isParsedObject(document.body) ? document.body : {};
	return { ...document, body: { ...body, xdmEntity: entity } };
}

function entityPath(document: ParsedObject, line: number): EntityPath {
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

/** What the node takes from a pasted preview, for the form. */
export function takenFromText(text: string): string[] {
	const { entity, document, fields, request } = readPreview(text);
	const what =
		entity === undefined ? 'Raw data' : { '': 'Entity', xdmEntity: 'Body', 'body.xdmEntity': 'Whole message' }[entity];
	const at = (...path: string[]): string => {
		const value = memberAt(document, ...path);
		return typeof value === 'string' && !isPlaceholder(value) ? value : '';
	};
	const steps = entity ? entity.split('.') : [];
	const eventId = at(...steps, '_experience', 'campaign', 'orchestration', 'eventID');
	const schema =
		at('header', 'schemaRef', 'id') || at('body', 'xdmMeta', 'schemaRef', 'id') || at('xdmMeta', 'schemaRef', 'id');
	const dataset = at('header', 'datasetId') || (request?.datasetId ?? '');
	const flow = at('header', 'flowId') || (request?.flowId ?? '');
	return [
		...(request ? ['Request to an inlet'] : []),
		what,
		...(eventId === '' ? [] : [`journey event ${shortId(eventId)}`]),
		...(schema === '' ? [] : [`schema ${shortId(schema.slice(schema.lastIndexOf('/') + 1))}`]),
		...(flow === '' ? [] : [`data flow ${shortId(flow)}`]),
		...(dataset === '' ? [] : [`dataset ${shortId(dataset)}`]),
		fieldCount(fields),
	];
}
