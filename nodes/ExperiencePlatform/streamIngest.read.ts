import type { ItemReader } from '../shared/contract/itemReader';
import type { ItemRefused } from '../shared/contract/outcome';
import { refused } from '../shared/item/refused';
import { writeJson } from '../shared/text/exactJson';
import { visibleKey } from '../shared/text/invisible';
import { isRecord } from '../shared/text/json';
import { readEntity, readIdentities, type GivenEntity } from './entity.read';
import { readEnvelope } from './envelope.read';
import { readPasted } from './paste/pasted.read';
import { fillFor, type RunSettings, type RunStamp } from './runSettings';
import { MOST_ORGANIZATION_BYTES, type Envelope, type StreamMessage } from './wire/envelope';
import { BATCH_BYTES, MOST_BODY_BYTES } from './wire/ingest';
import { isUnencrypted } from './wire/inletUrl';
import { textWithoutNulls } from './wire/jsonText';
import type { PastedMessage } from './paste/pastedMessage';
import { isPreviewPlaceholder, placeholdersIn } from '../shared/paste/placeholder';
import { warnings } from './warnings';
import { identityOf, timestampOf, xdmEntity } from './xdmEntity';

/** What is said once a run, because it holds for all items. */
const receivedOnly =
	'Accepted means received: data that does not fit the schema is dropped later, on the way to the dataset';
const dropsInvalid = 'Synchronous validation drops data that does not fit the schema: use it for development only';

/**
 * Makes messages of items. Items with the same settings share one envelope, and the JSON text of an entity is made
 * once.
 *
 * @param stamp fills in `_id` and `timestamp`
 */
export function messageReader(settings: RunSettings, stamp: RunStamp): (item: ItemReader) => StreamMessage {
	let last: Envelope | undefined;
	let said = false;
	return (item) => {
		const pasted = item.parameter('specifyEntity') === 'paste' ? readPasted(item, stamp) : undefined;
		const envelope = readEnvelope(item, settings, last, pasted);
		if (envelope !== last && isUnencrypted(envelope.url))
			item.hint("'Inlet URL' begins with http://, so the data is sent unencrypted");
		last = envelope;
		const { entity, text, id, ...about } = pasted ? ofPasted(pasted) : readText(item, envelope, stamp);

		const entityBytes = Buffer.byteLength(text);
		const bytes = entityBytes + envelope.overheadBytes + (about.organizationAt === undefined ? 0 : ORGANIZATION_BYTES);
		if (bytes + BATCH_BYTES > MOST_BODY_BYTES) throw tooLarge(bytes);
		if (!said && !settings.dryRun) item.hint(settings.syncValidation ? dropsInvalid : receivedOnly, 'info');
		said = true;
		if (entity) for (const sentence of warnings(entity, entityBytes, Date.now())) item.hint(sentence);
		const recipient = entity && identityOf(entity);
		return { envelope, text, bytes, id, ...(recipient === undefined ? {} : { recipient }), ...about };
	};
}

/** `,"imsOrgId":""` and the longest organization. */
const ORGANIZATION_BYTES = 14 + MOST_ORGANIZATION_BYTES;

interface Written extends Pick<StreamMessage, 'organizationAt' | 'pastedOrganization'> {
	/** The XDM entity, where the message holds one. */
	entity?: Record<string, unknown>;
	text: string;
	id?: string;
}

function readText(item: ItemReader, envelope: Envelope, stamp: RunStamp): Written {
	const given = readEntity(item);
	switch (envelope.format) {
		case 'raw':
			return { text: given.typed ?? jsonText(given.data, JSON.stringify) };
		case 'message':
			return wholeMessage(given, item.timezone);
		case 'xdm':
			return entityOfEvent(item, given, stamp);
	}
}

function ofPasted({ entity, text, organizationAt, organizationId }: PastedMessage): Written {
	const id = typeof entity?._id === 'string' && entity._id !== '' ? entity._id : undefined;
	return {
		...(entity ? { entity } : {}),
		text,
		organizationAt,
		pastedOrganization: organizationId,
		...(id === undefined ? {} : { id }),
	};
}

/**
 * A message that somebody else made, such as a payload preview, keeps its header's values and goes as it is, but for a
 * time that the platform would misread.
 */
function wholeMessage(given: GivenEntity, zone: string): Written {
	const { header, body } = given.data;
	if (!isRecord(header) || !isRecord(body)) {
		throw refused("The message has no 'header' and 'body'", "Give a whole message, or set 'Format' to 'XDM Entity'.");
	}
	const text = given.typed ?? jsonText(given.data, JSON.stringify);
	refusePlaceholders(given.data, text);
	const entity = isRecord(body.xdmEntity) ? body.xdmEntity : undefined;
	const id = typeof entity?._id === 'string' ? { id: entity._id } : {};
	const timestamp = timestampOf(entity?.timestamp, '', zone);
	if (timestamp === '' || timestamp === entity?.timestamp) return { entity, text, ...id };
	const timely = { ...entity, timestamp };
	return { entity: timely, text: writeJson({ ...given.data, body: { ...body, xdmEntity: timely } }), ...id };
}

function entityOfEvent(item: ItemReader, given: GivenEntity, stamp: RunStamp): Written {
	const { data, typed } = given;
	if (isRecord(data.header) && isRecord(data.body) && 'xdmEntity' in data.body) {
		throw refused('The entity is a whole message with header and body', "Set 'Format' to 'Whole Message'.");
	}
	if (typed !== undefined) refusePlaceholders(data, typed);
	const journeyEventId = visibleKey(String(item.parameter('journeyEventId') ?? ''));
	if (isPreviewPlaceholder(journeyEventId)) {
		throw refused(
			"'Journey Event ID' still contains a placeholder",
			"Copy the event ID from the event's payload preview.",
		);
	}
	const isRecordData = item.member('options', 'recordData') === true;
	const fill = isRecordData ? undefined : fillFor(item, stamp);
	const entity = xdmEntity(data, { fill, identities: readIdentities(item), journeyEventId }, item.timezone);
	const id = entity._id;
	return {
		...{ entity, text: jsonText(entity, (value) => textWithoutNulls(value, typed !== undefined)) },
		...(typeof id === 'string' && id !== '' ? { id } : {}),
	};
}

function refusePlaceholders(data: unknown, text: string): void {
	const fields = placeholdersIn(data, text);
	if (fields.length === 0) return;
	throw refused(
		`The payload preview still contains placeholders in ${fields.join(', ')}`,
		'Replace them by values or expressions, and leave out what you do not need.',
		{ fields },
	);
}

function jsonText<T>(data: T, write: (data: T) => string): string {
	try {
		return write(data);
	} catch (error) {
		throw notWritten(error);
	}
}

function notWritten(error: unknown): ItemRefused {
	const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
	return refused(`The entity cannot be written as JSON: ${why}`, 'Use only texts, numbers, lists and objects.');
}

function tooLarge(bytes: number): ItemRefused {
	return refused(
		`The message is too large: ${bytes} bytes, more than ${MOST_BODY_BYTES}`,
		'Send less data, or a link instead of a file.',
	);
}
