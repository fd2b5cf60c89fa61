import { Readable } from 'node:stream';
import type { RequestRecord } from '../history';
import type { Reply } from '../platforms/platform';

/** The response with a header that names its encoding. */
export function withCharset(reply: Reply): Reply {
	const { charset = 'utf-8', headers } = reply;
	if (charset === 'utf-8') return reply;
	const [type = 'text/plain'] = (headers?.['content-type'] ?? '').split(';');
	return { ...reply, headers: { ...headers, 'content-type': `${type || 'text/plain'}; charset=${charset}` } };
}

const encodings = { 'utf-8': 'utf8', 'iso-8859-1': 'latin1', 'utf-16le': 'utf16le' } as const;

/** A body in the form that the caller wants. */
export function bodyAs(
	encoding: string,
	{ body, charset = 'utf-8', isHuge = false }: Reply,
	record: RequestRecord,
): unknown {
	const bytes = Buffer.from(body, encodings[charset]);
	switch (encoding) {
		case 'text':
			return body;
		case 'arraybuffer':
			return bytes;
		case 'stream':
			return Readable.from(isHuge ? endless(bytes, record) : [bytes]);
		default:
			try {
				return JSON.parse(body);
			} catch {
				return body;
			}
	}
}

const CHUNK = Buffer.alloc(1_000_000, ' ');
/** Far more than anybody should read. */
const MOST_CHUNKS = 60;

/** A body that goes on and on; how much of it was read is noted. */
function* endless(first: Buffer, record: RequestRecord): Generator<Buffer> {
	yield first;
	for (let chunks = 1; chunks <= MOST_CHUNKS; chunks++) {
		record.readBytes = chunks * CHUNK.length;
		yield CHUNK;
	}
}
