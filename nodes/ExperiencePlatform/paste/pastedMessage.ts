import { ItemRefused } from '../../shared/contract/outcome';
import { isEmpty } from '../../shared/item/text';
import { visibleText } from '../../shared/text/invisible';
import { recordIn } from '../../shared/text/json';
import { agree } from '../../shared/paste/agree';
import { withoutNulls, writeJson } from '../../shared/text/exactJson';
import { fill } from '../../shared/paste/jsonTemplate';
import type { EnvelopeSettings } from '../wire/envelope';
import type { Preview } from './preview';
import type { EntityPath } from './previewFields';
import { xdmEntity, type Additions } from '../xdmEntity';
import { webUrlIn } from '../../shared/text/url';

type Members = Record<string, unknown>;

/** What the node's parameters say beside a pasted preview; empty texts say nothing. */
export interface BesidePreview extends Omit<EnvelopeSettings, 'format' | 'url'> {
	/** Filled into events that say nothing themselves. */
	fill: NonNullable<Additions['fill']>;
	/** The zone of a timestamp that names none. */
	zone: string;
}

export interface PastedMessage {
	/** Raw data go beside their flow and dataset, which are in headers; whole messages hold both themselves. */
	format: 'raw' | 'message';
	flowId: string;
	datasetId: string;
	/** The XDM entity, where there is one. */
	entity?: Members;
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
	const { request, entity: path } = preview;
	const flowId = (inMessage: unknown): string => {
		return agree('Data Flow', beside.flowId, oneOf('data flows', text(inMessage), request?.flowId));
	};
	const datasetId = (inMessage: unknown): string => {
		return agree('Dataset ID', beside.datasetId, oneOf('datasets', text(inMessage), request?.datasetId));
	};
	const organization = (inMessage: unknown): string => {
		const pasted = oneOf('organizations', text(inMessage), request?.organizationId);
		return agree('Organization ID', beside.organizationId, pasted);
	};
	if (path === undefined) {
		return {
			format: 'raw',
			flowId: flowId(''),
			datasetId: datasetId(''),
			text: writeJson(withOwn(preview.document, recordIn(filled), beside)),
			organizationId: organization(''),
		};
	}
	const { header, body } = parts(path, recordIn(filled));
	const { xdmEntity: data, xdmMeta, ...others } = body;
	const schemaRef = schemaOf(preview, recordIn(header.schemaRef), recordIn(recordIn(xdmMeta).schemaRef), beside);
	const organizationId = organization(header.imsOrgId);
	const source = recordIn(header.source);
	const name = agree('Source Name', beside.sourceName, text(source.name));
	const head = writeJson({
		...header,
		schemaRef,
		datasetId: datasetId(header.datasetId) || undefined,
		flowId: flowId(header.flowId) || undefined,
		source: name === '' ? header.source : { ...source, name },
		imsOrgId: organizationId || undefined,
	});
	const additions = { fill: preview.isEvent ? beside.fill : undefined, identities: [], journeyEventId: '' };
	const shown = recordIn(parts(path, preview.document).body.xdmEntity);
	const entity = xdmEntity(
		preview.isEvent ? recordIn(data) : withOwn(shown, recordIn(data), beside),
		additions,
		beside.zone,
	);
	const tail = writeJson({ body: { ...others, xdmMeta: { ...recordIn(xdmMeta), schemaRef }, xdmEntity: entity } });
	const before = `{"header":${head.slice(0, -1)}`;
	return {
		...{ format: 'message', flowId: '', datasetId: '', entity },
		text: `${before}},${tail.slice(1)}`,
		organizationId,
		...(organizationId === '' ? { organizationAt: before.length } : {}),
	};
}

/** What the headers of a pasted request and its message both say. */
function oneOf(things: string, inMessage: string, inHeaders = ''): string {
	if (inMessage === '' || inHeaders === '' || inMessage === inHeaders) return inMessage || inHeaders;
	throw new ItemRefused({
		message: `The headers and the data of the pasted request name different ${things}`,
		todo: 'Correct one of them in the pasted text.',
		details: { parameter: 'Pasted Text' },
	});
}

function parts(entity: EntityPath, filled: Members): { header: Members; body: Members } {
	if (entity === '') return { header: {}, body: { xdmEntity: filled } };
	if (entity === 'xdmEntity') return { header: {}, body: filled };
	return { header: recordIn(filled.header), body: recordIn(filled.body) };
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
	if (!webUrlIn(id)) throw noSchema(preview, id);
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

/** Data that are no event get no `_id` and no `timestamp`; one that the paste shows is filled in where it stays empty. */
function withOwn(shown: Members, data: Members, { fill: { id, timestamp } }: BesidePreview): Members {
	return {
		...data,
		...('_id' in shown && isEmpty(data._id) ? { _id: id } : {}),
		...(typeof shown.timestamp === 'string' && isEmpty(data.timestamp) ? { timestamp } : {}),
	};
}

function text(value: unknown): string {
	return typeof value === 'string' ? visibleText(value) : '';
}
