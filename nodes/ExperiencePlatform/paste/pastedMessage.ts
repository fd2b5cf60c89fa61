import { ItemRefused } from '../../shared/contract/outcome';
import { isRecord } from '../../shared/text/json';
import { agree } from '../../shared/paste/agree';
import { withoutNulls, writeJson } from '../../shared/text/exactJson';
import { fill } from '../../shared/paste/jsonTemplate';
import type { EnvelopeSettings } from '../wire/envelope';
import type { Preview } from './preview';
import { xdmEntity, type Additions } from '../xdmEntity';

type Members = Record<string, unknown>;

/** What the node's parameters say beside a pasted preview; empty texts say nothing. */
export interface BesidePreview extends Omit<EnvelopeSettings, 'format' | 'url'> {
	/** Filled into events that say nothing themselves. */
	fill: NonNullable<Additions['fill']>;
	/** The zone of a timestamp that names none. */
	zone: string;
}

export interface PastedMessage {
	entity: Members;
	/** JSON text of the whole message. */
	text: string;
	/** Where in `text` the organization belongs, where neither the text nor a parameter names it. */
	organizationAt?: number;
	organizationId: string;
}

/**
 * The message that a preview and its values make. What the preview fills in itself stays as it is; nulls are left out,
 * because the platform refuses them (KA-19916).
 *
 * @throws ItemRefused where text and parameters contradict each other, or nobody names the schema
 */
export function pastedMessage(
	preview: Preview,
	values: ReadonlyMap<string, unknown>,
	beside: BesidePreview,
): PastedMessage {
	const filled = withoutNulls(fill(preview.document, preview.fields, values));
	const { header, body } = parts(preview.entity, record(filled));
	const { xdmEntity: data, xdmMeta, ...others } = body;
	const schemaRef = schemaOf(preview, record(header.schemaRef), record(record(xdmMeta).schemaRef), beside);
	const organizationId = agree('Organization ID', beside.organizationId, text(header.imsOrgId));
	const source = record(header.source);
	const name = agree('Source Name', beside.sourceName, text(source.name));
	const head = writeJson({
		...header,
		schemaRef,
		datasetId: agree('Dataset ID', beside.datasetId, text(header.datasetId)) || undefined,
		flowId: agree('Data Flow', beside.flowId, text(header.flowId)) || undefined,
		source: name === '' ? header.source : { ...source, name },
		imsOrgId: organizationId || undefined,
	});
	const additions = { fill: isEvent(preview) ? beside.fill : undefined, identities: [], journeyEventId: '' };
	const entity = xdmEntity(record(data), additions, beside.zone);
	const tail = writeJson({ body: { ...others, xdmMeta: { ...record(xdmMeta), schemaRef }, xdmEntity: entity } });
	const before = `{"header":${head.slice(0, -1)}`;
	return {
		entity,
		text: `${before}},${tail.slice(1)}`,
		organizationId,
		...(organizationId === '' ? { organizationAt: before.length } : {}),
	};
}

function parts(entity: Preview['entity'], filled: Members): { header: Members; body: Members } {
	if (entity === '') return { header: {}, body: { xdmEntity: filled } };
	if (entity === 'xdmEntity') return { header: {}, body: filled };
	return { header: record(filled.header), body: record(filled.body) };
}

/** Header and body name the schema, and the two must be equal (Experience Platform, "Stream time series data"). */
function schemaOf(preview: Preview, header: Members, body: Members, beside: BesidePreview): Members {
	const [first, second] = [text(header.id), text(body.id)];
	if (first !== '' && second !== '' && first !== second) {
		throw new ItemRefused({
			message: 'The header and the body of the pasted text name different schemas',
			todo: "Give 'header.schemaRef.id' and 'body.xdmMeta.schemaRef.id' the same value, or fill in only one of them.",
			details: { paths: ['header.schemaRef.id', 'body.xdmMeta.schemaRef.id'] },
		});
	}
	const id = agree('Schema', beside.schemaId, first || second);
	if (!URL.canParse(id) || !/^https?:$/.test(new URL(id).protocol)) throw noSchema(preview, id);
	const contentType = text(header.contentType) || text(body.contentType) || beside.schemaContentType;
	return { ...body, ...header, id, contentType };
}

function noSchema({ entity }: Preview, id: string): ItemRefused {
	const path = entity === '' ? undefined : entity === 'xdmEntity' ? 'xdmMeta.schemaRef.id' : 'header.schemaRef.id';
	const where = path === undefined ? "'Schema'" : `'${path}' of the pasted text`;
	return new ItemRefused({
		message: `${where} ${id === '' ? 'is not filled' : 'is not a valid schema ID'}`,
		todo: "It is the $id of the schema, a URI such as https://ns.adobe.com/acme/schemas/1a2b3c; you can also enter it in 'Schema'.",
		details: path === undefined ? { parameter: 'Schema' } : { paths: [path] },
	});
}

/** Records such as profiles have neither of the two, and get none. */
function isEvent({ entity, document }: Preview): boolean {
	const { body, xdmEntity: own } = document;
	const data = entity === '' ? document : entity === 'xdmEntity' ? own : record(body).xdmEntity;
	return ['_id', 'timestamp', '_experience'].some((name) => name in record(data));
}

function record(value: unknown): Members {
	return isRecord(value) ? value : {};
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
