/** What stands before and after the ID in a response to PushEvent. */
interface Frame {
	before: string;
	after: string;
}

/** Real ones have about 600 characters; a long response is read every time and not kept. */
const LONGEST_REMEMBERED_CHARACTERS = 4_000;

/** Of the response that was read last, whichever instance gave it. */
let last: Frame | undefined;

/** Whether a text is an ID as Campaign gives it, a signed 64-bit number: it stays a text, because it exceeds 2^53 (KA-19487). */
export function isEventId(text: string): boolean {
	return /^-?[1-9]\d*$/.test(text);
}

/**
 * Reads the ID out of a response, strictly only where the response is not the last one with another ID in its place.
 *
 * The responses of an instance differ in nothing but the ID, and reading XML strictly costs more than all else that we do
 * for a call. Other digits between two tags cannot change what the text around them is.
 *
 * @param read the strict reader; what it gives for a response without an ID is handed on
 */
export function readEventId<Else>(body: string, read: (body: string) => string | Else): string | Else {
	const repeated = last && idWithin(last, body);
	if (repeated !== undefined) return repeated;
	const result = read(body);
	if (typeof result === 'string' && isEventId(result)) last = frameAround(result, body, read) ?? last;
	return result;
}

function idWithin({ before, after }: Frame, body: string): string | undefined {
	if (!body.startsWith(before) || !body.endsWith(after)) return undefined;
	const eventId = body.slice(before.length, body.length - after.length);
	return isEventId(eventId) ? eventId : undefined;
}

function frameAround(eventId: string, body: string, read: (body: string) => unknown): Frame | undefined {
	const start = body.indexOf(`>${eventId}<`) + 1;
	if (start === 0 || body.length > LONGEST_REMEMBERED_CHARACTERS) return undefined;
	const [before, after] = [body.slice(0, start), body.slice(start + eventId.length)];
	// The same digits may stand somewhere else first, in a comment for instance: then another ID there is not read.
	const other = `${eventId}0`;
	return read(before + other + after) === other ? { before, after } : undefined;
}
