/** What an entity is: the data of an XDM message, data that a mapping converts, or a whole message. */
export type Format = 'xdm' | 'raw' | 'message';

/** What goes around an entity or beside it. Empty texts are not sent. */
export interface EnvelopeSettings {
	format: Format;
	/** The address to call. */
	url: string;
	/** Empty: that of the credential. */
	organizationId: string;
	schemaId: string;
	schemaContentType: string;
	datasetId: string;
	flowId: string;
	sourceName: string;
	/** Empty: that of the credential. */
	sandboxName?: string;
}

/** Settings that many messages share, and what follows from them. */
export interface Envelope extends EnvelopeSettings {
	/** Messages with the same key may share a call: the same address and the same headers. */
	callKey: string;
	/** UTF-8 bytes around an entity at most. */
	overheadBytes: number;
}

/** One message as it goes into a call. */
export interface StreamMessage {
	envelope: Envelope;
	/** JSON text of the entity. */
	text: string;
	/** UTF-8 bytes of the whole message. */
	bytes: number;
	/** The `_id` of its entity. */
	id?: string;
	/** An identity of the person whom its entity is about, the primary one where it says which. */
	recipient?: string;
	/** Where in `text` the organization belongs, for a pasted message that names none. */
	organizationAt?: number;
	/** The organization that a pasted message names. */
	pastedOrganization?: string;
}

/** Organization IDs have 33 characters; which one a credential holds is known only when the call is made. */
export const MOST_ORGANIZATION_BYTES = 64;

/** Makes the envelope of these settings, to be shared by all messages that have the same ones. */
export function envelopeOf(settings: EnvelopeSettings): Envelope {
	const organizationId = settings.organizationId || 'X'.repeat(MOST_ORGANIZATION_BYTES);
	const { before, after } = wrapping(settings, organizationId);
	return {
		...settings,
		callKey: JSON.stringify([settings.url, settings.organizationId, headersBeside(settings)]),
		overheadBytes: Buffer.byteLength(before) + Buffer.byteLength(after),
	};
}

/**
 * The JSON text before and after an entity (Experience Platform documentation, "Stream time series data"). The schema
 * is named twice, and the two must be equal. `raw` and `message` go as they are.
 */
export function wrapping(settings: EnvelopeSettings, organizationId: string): { before: string; after: string } {
	if (settings.format !== 'xdm') return { before: '', after: '' };
	const schemaRef = { id: settings.schemaId, contentType: settings.schemaContentType };
	const header = {
		schemaRef,
		imsOrgId: organizationId || undefined,
		datasetId: settings.datasetId || undefined,
		flowId: settings.flowId || undefined,
		source: settings.sourceName ? { name: settings.sourceName } : undefined,
	};
	const xdmMeta = JSON.stringify({ schemaRef });
	const before = `{"header":${JSON.stringify(header)},"body":{"xdmMeta":${xdmMeta},"xdmEntity":`;
	return { before, after: '}}' };
}

/**
 * Headers that say what an XDM message says in its own header: raw data has none (Experience Platform documentation,
 * "HTTP API source", and the developer guide of adobe/experience-platform-streaming-connect for the dataset). The sandbox
 * of an open inlet is named in a header in the specification of the API, which the tutorials leave out.
 */
export function headersBeside({ format, flowId, datasetId, sandboxName }: EnvelopeSettings): Record<string, string> {
	const sandbox: Record<string, string> = sandboxName ? { 'x-sandbox-name': sandboxName } : {};
	if (format === 'xdm') return sandbox;
	return {
		...sandbox,
		...(flowId ? { 'x-adobe-flow-id': flowId } : {}),
		...(datasetId ? { 'x-adobe-dataset-id': datasetId } : {}),
	};
}
