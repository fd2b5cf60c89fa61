/** A hostile or broken platform must not fill the memory; documented responses are a thousand times smaller. */
export const LARGEST_RESPONSE_BYTES = 20_000_000;

/** Why a body could not be read to its end, in the user's terms. */
export class BodyTooLarge extends Error {}

/**
 * Reads a response's body, unpacked where it was compressed, and no further than its limit: what is larger is cut off
 * while it comes in.
 *
 * @param given a stream, as `encoding: 'stream'` brings it; other helpers give a text or bytes
 * @param contentType the response's header
 * @throws BodyTooLarge, and what the stream throws where the connection is lost
 */
export async function readBody(given: unknown, contentType: string): Promise<string> {
	if (typeof given === 'string') return checked(given);
	if (given === undefined || given === null) return '';
	if (Buffer.isBuffer(given)) return checked(decoded(given, contentType));
	return isStream(given) ? decoded(await collected(given), contentType) : checked(JSON.stringify(given));
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
	return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** Leaving the loop ends the stream, and with it the connection. */
async function collected(stream: AsyncIterable<unknown>): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of stream) {
		const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
		bytes += part.length;
		if (bytes > LARGEST_RESPONSE_BYTES) throw new BodyTooLarge();
		chunks.push(part);
	}
	return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function checked(text: string): string {
	if (text.length > LARGEST_RESPONSE_BYTES) throw new BodyTooLarge();
	return text;
}

/** The encoding that an XML document names in its first line, which is ASCII in all that are read here. */
const xmlEncoding = /^<\?xml\s[^>]{0,200}encoding\s{0,9}=\s{0,9}["']([\w-]{1,40})["']/;

/** A byte order mark decides, then the header, then the document's own word; UTF-8 where nobody says. */
function decoded(bytes: Buffer, contentType: string): string {
	const mark = markOf(bytes);
	const header = /charset\s*=\s*"?([\w-]{1,40})/i.exec(contentType)?.[1];
	const label = mark ?? header ?? xmlEncoding.exec(bytes.toString('latin1', 0, 300))?.[1];
	if (label === undefined || /^utf-?8$/i.test(label)) return withoutMark(bytes.toString('utf8'));
	try {
		return withoutMark(new TextDecoder(label).decode(bytes));
	} catch {
		return withoutMark(bytes.toString('utf8'));
	}
}

function markOf(bytes: Buffer): string | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function withoutMark(text: string): string {
	return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
