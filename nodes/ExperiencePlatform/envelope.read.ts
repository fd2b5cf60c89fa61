import type { ItemReader } from '../shared/contract/itemReader';
import { isRecord } from '../shared/text/json';
import { quoted, refused, refusedEmpty } from '../shared/item/refused';
import { visibleKey, visibleText } from '../shared/text/invisible';
import type { RunSettings } from './runSettings';
import { envelopeOf, type Envelope, type EnvelopeSettings, type Format } from './wire/envelope';
import { callUrl, namesFlow, withoutSyncValidation } from './wire/inletUrl';
import { isPreviewPlaceholder } from '../shared/paste/placeholder';
import { webUrlIn } from '../shared/text/url';

/** What the samples of the documentation name; the version of a schema is its major one. */
export const DEFAULT_CONTENT_TYPE = 'application/vnd.adobe.xed-full+json;version=1';

interface Given extends Omit<EnvelopeSettings, 'url'> {
	inletUrl: string;
}

type PastedAround = Pick<EnvelopeSettings, 'format' | 'organizationId' | 'flowId' | 'datasetId'>;

const syncValidationHint =
	"'syncValidation' was taken off 'Inlet URL': set 'Send Mode' to Single and turn on 'Sync Validation' instead";

/** The parameters that an envelope was made of, to see whether the next item has the same ones. */
const sources = new WeakMap<Envelope, Given>();

/**
 * Reads what goes around an item's entity.
 *
 * @param last the envelope of the item before, which is given back where nothing differs
 * @param pasted what goes beside a pasted message, which holds everything else itself
 * @throws ItemRefused for what cannot be an inlet, a schema or an organization
 */
export function readEnvelope(item: ItemReader, run: RunSettings, last?: Envelope, pasted?: PastedAround): Envelope {
	const { inletUrl: typed, ...others } = pasted ? aroundPasted(item, pasted) : readParameters(item);
	const given = { ...others, inletUrl: withoutSyncValidation(typed) };
	if (given.inletUrl !== typed) item.hint(syncValidationHint);
	const before = last && sources.get(last);
	if (last && before && compared.every((name) => before[name] === given[name])) return last;
	check(given, run);
	const { inletUrl, ...settings } = given;
	const envelope = envelopeOf({ ...settings, url: callUrl(inletUrl, run.mode, run.syncValidation) });
	sources.set(envelope, given);
	return envelope;
}

function readParameters(item: ItemReader): Given {
	const text = (name: string): string => visibleKey(String(item.parameter(name) ?? ''));
	const either = (name: string): string => visibleKey(optionOrParameter(item, name));
	const format = formatOf(item.parameter('format'));
	const isXdm = format === 'xdm';
	return {
		format,
		inletUrl: text('inletUrl'),
		organizationId: text('organizationId'),
		schemaId: isXdm ? text('schemaId') : '',
		schemaContentType: String(item.member('options', 'schemaContentType') || DEFAULT_CONTENT_TYPE).trim(),
		datasetId: either('datasetId'),
		flowId: either('flowId'),
		sourceName: isXdm ? visibleText(optionOrParameter(item, 'sourceName')) : '',
		sandboxName: sandboxOf(item),
	};
}

/** A setting that stands in *Options*, or beside them. */
export function optionOrParameter(item: ItemReader, name: string): string {
	const option = item.member('options', name);
	// A list in a collection is not taken apart by n8n.
	const value = isRecord(option) ? option.value : option;
	return String(value || item.parameter(name) || '').trim();
}

/** For an inlet without a credential, which would name it. */
function sandboxOf(item: ItemReader): string {
	return item.parameter('authentication') === 'none'
		? visibleKey(String(item.member('options', 'sandboxName') ?? ''))
		: '';
}

function aroundPasted(item: ItemReader, { format, organizationId, flowId, datasetId }: PastedAround): Given {
	return {
		...{ format, organizationId, flowId, datasetId },
		inletUrl: visibleKey(String(item.parameter('inletUrl') ?? '')),
		...{ schemaId: '', schemaContentType: '', sourceName: '', sandboxName: sandboxOf(item) },
	};
}

function formatOf(value: unknown): Format {
	return value === 'raw' || value === 'message' ? value : 'xdm';
}

/** What most likely differs comes first. */
const compared = [
	...(['inletUrl', 'schemaId', 'datasetId', 'flowId', 'organizationId'] as const),
	...(['sourceName', 'sandboxName', 'format', 'schemaContentType'] as const),
];

function check(given: Given, run: RunSettings): void {
	const { format, schemaId, organizationId, flowId, inletUrl } = given;
	// Refuses what is not the address of an inlet first: everything else depends on the inlet.
	callUrl(inletUrl, run.mode, run.syncValidation);
	if (format === 'xdm' && schemaId === '') throw refusedEmpty('Schema', schemaTodo);
	if (format === 'xdm' && !isSchemaId(schemaId)) {
		throw refused(`'Schema' is not a valid schema ID: ${quoted(schemaId)}`, schemaTodo, 'Schema');
	}
	if (organizationId !== '' && (isPreviewPlaceholder(organizationId) || !organizationId.includes('@'))) {
		const message = `'Organization ID' is not a valid organization ID: ${quoted(organizationId)}`;
		throw refused(message, 'It ends in @AdobeOrg.', 'Organization ID');
	}
	if (format === 'raw' && flowId === '' && !namesFlow(inletUrl)) {
		throw refusedEmpty('Data Flow', 'Raw data needs the data flow whose mapping converts it.');
	}
}

const schemaTodo = 'It is the $id of the schema, a URI such as https://ns.adobe.com/acme/schemas/1a2b3c.';

function isSchemaId(text: string): boolean {
	return webUrlIn(text) !== undefined;
}
