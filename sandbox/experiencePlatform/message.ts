import { demo } from '../demo';
import { isDateTime, isObject } from '../json';
import { datasetSchemas, flows, type Inlet } from './account';
import { xdmSchemas, type XdmSchema } from './schemas';
import { findNull, notDateTime } from './validate';

/** Thrown for a message that an inlet refuses immediately; the text is the platform's. */
export class BadMessage extends Error {}

/** A message that passed the inlet's own checks. */
export interface TakenMessage {
	/** Undefined for raw data. */
	schema?: XdmSchema;
	/** The entity, or the raw data itself. */
	entity: Record<string, unknown>;
	datasetId?: string;
	flowId?: string;
}

const contentTypes = /^application\/vnd\.adobe\.xed-full(-notext)?\+json; ?version=1(\.\d+)?$/;

/**
 * The inlet's own checks of one message (Experience Platform documentation, "Send multiple messages in a single HTTP
 * request"). Whether the entity matches its schema is checked later.
 */
export function readMessage(value: unknown, inlet: Inlet, flowId: string | undefined): TakenMessage {
	return inlet.dataType === 'raw' ? readRaw(value, flowId) : readXdm(value, inlet);
}

function readRaw(value: unknown, flowId: string | undefined): TakenMessage {
	if (!flows.some(({ id, raw }) => raw && id === flowId)) {
		throw new BadMessage('The x-adobe-flow-id header is absent or does not name a data flow with a mapping');
	}
	if (!isObject(value)) throw new BadMessage('The message is not a JSON object');
	return { entity: value, flowId };
}

function readXdm(value: unknown, inlet: Inlet): TakenMessage {
	const { header, body } = isObject(value) ? value : {};
	if (!isObject(header)) {
		throw new BadMessage("The 'header' field is mandatory. Provide a valid 'header' value and try again.");
	}
	const { organizationId } = demo.ims;
	const about = `inletId: [${inlet.id}] imsOrgId: [${organizationId}]`;
	// A missing organization is added, a wrong one is refused.
	if (header.imsOrgId !== undefined && header.imsOrgId !== organizationId) {
		throw new BadMessage(`${about} Message has an absent or wrong ims org in the header`);
	}
	const schema = schemaOf(header);
	const meta = isObject(body) && isObject(body.xdmMeta) ? body.xdmMeta.schemaRef : undefined;
	const { datasetId } = header;
	const dataset = typeof datasetId === 'string' ? datasetSchemas.get(datasetId) : schema?.id;
	if (
		!schema ||
		!isObject(body) ||
		JSON.stringify(meta) !== JSON.stringify(header.schemaRef) ||
		dataset !== schema.id
	) {
		throw new BadMessage(`${about} Message has unknown xdm format`);
	}
	const entity = body.xdmEntity;
	if (!isObject(entity)) throw new BadMessage('Payload body is missing xdmEntity');
	checkEntity(entity, schema);
	return {
		schema,
		entity,
		...(typeof datasetId === 'string' ? { datasetId } : {}),
		...(typeof header.flowId === 'string' ? { flowId: header.flowId } : {}),
	};
}

function schemaOf({ schemaRef }: Record<string, unknown>): XdmSchema | undefined {
	if (!isObject(schemaRef) || !contentTypes.test(String(schemaRef.contentType))) return undefined;
	return xdmSchemas.find(({ id }) => id === schemaRef.id);
}

function checkEntity(entity: Record<string, unknown>, { behaviour }: XdmSchema): void {
	const pointer = findNull(entity);
	if (pointer !== undefined) {
		throw new BadMessage(`[DCVS-1101-400] ${pointer}: expected type: String, found: Null`);
	}
	if (behaviour !== 'event') return;
	const { _id, timestamp } = entity;
	if (typeof _id !== 'string' || _id === '') throw new BadMessage('[DCVS-1106-400] #: required key [_id] not found');
	if (!isDateTime(timestamp)) {
		throw new BadMessage(`[DCVS-1102-400] ${notDateTime(timestamp)}`);
	}
}
