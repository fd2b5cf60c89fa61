import { filledText, isRecord } from '../../shared/text/json';

/** Something that happened at Adobe. */
export interface IoEvent {
	[name: string]: unknown;
	id?: string;
	type?: string;
	source?: string;
	/** When it happened, ISO 8601. */
	time?: string;
	data?: unknown;
	/** The event as it came. */
	raw: Record<string, unknown>;
}

/** What the headers of a call with one event say of it; they are not signed, so they only fill gaps. */
export interface Told {
	id?: string;
	type?: string;
	source?: string;
}

/** An event, and who it is for. */
export interface Addressed {
	event: IoEvent;
	clientId?: string;
}

/** Lists in lists would otherwise be read for ever. */
const MOST_DEPTH = 3;

/**
 * Reads the events of a delivery: one, or a list of them, which may be wrapped in `events`. Events are CloudEvents, or in
 * the older form `{ event_id, event }` of Experience Platform, or XDM objects with `@id` and `@type` (AdobeDocs/adobe-io-events,
 * guides/index.md and guides/using; experience-platform.en, sources/notifications.md). What is not an object is left out.
 *
 * @param body the JSON of the call
 * @param told what its headers say; it is about the only event of a call
 */
export function readIoEvents(body: unknown, told: Told = {}): Addressed[] {
	const entries = entriesOf(body, undefined, 0);
	const isOne = entries.length === 1;
	return entries.map(({ raw, clientId }) => ({ event: readEvent(raw, isOne ? told : {}), clientId }));
}

interface Entry {
	raw: Record<string, unknown>;
	clientId?: string;
}

function entriesOf(body: unknown, around: string | undefined, depth: number): Entry[] {
	if (depth > MOST_DEPTH) return [];
	if (Array.isArray(body)) return body.flatMap((entry) => entriesOf(entry, around, depth + 1));
	if (!isRecord(body)) return [];
	// Both spellings are sent.
	const clientId = filledText(body.recipient_client_id) ?? filledText(body.recipientclientid) ?? around;
	if (Array.isArray(body.events)) return entriesOf(body.events, clientId, depth + 1);
	// The journal wraps each event with its position.
	const inner = isRecord(body.event) && body.position !== undefined && body.event_id === undefined;
	return inner ? entriesOf(body.event, clientId, depth + 1) : [{ raw: body, clientId }];
}

function readEvent(raw: Record<string, unknown>, told: Told): IoEvent {
	const isOld = raw.specversion === undefined && raw.data === undefined && raw.event !== undefined;
	return {
		// The ID that I/O Events gives is the one that a redelivery has too; the producer's own is `id`.
		id: first(raw.event_id, raw.eventid, told.id, raw.id, raw['@id']),
		type: first(raw.type, raw['@type'], told.type),
		source: first(raw.source, told.source),
		time: first(raw.time, raw['activitystreams:published']),
		data: isOld ? raw.event : raw.data,
		raw,
	};
}

function first(...values: unknown[]): string | undefined {
	return values.map(filledText).find((value) => value !== undefined);
}

/** Whether the user wants events of this type; compared without regard to case, and with `*` for any ending. */
export function isWantedType(type: string | undefined, wanted: readonly string[]): boolean {
	if (wanted.length === 0) return true;
	const given = type?.toLowerCase();
	return wanted.some((name) => {
		const lower = name.toLowerCase();
		if (given === undefined) return false;
		return lower.endsWith('*') ? given.startsWith(lower.slice(0, -1)) : given === lower;
	});
}

/** A challenge that may be sent back: Adobe's are UUIDs, and nobody else's text is repeated. */
export function isChallenge(value: unknown): value is string {
	return typeof value === 'string' && /^[\w-]{1,128}$/.test(value);
}
