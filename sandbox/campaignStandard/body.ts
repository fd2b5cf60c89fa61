import { contentType, type Call } from '../http';

/** The body of an event, as far as the platform understands it. */
export interface EventBody {
	email?: string;
	mobilePhone?: string;
	registrationToken?: string;
	application?: string;
	pushPlatform?: string;
	wishedChannel?: unknown;
	scheduled?: string;
	expiration?: string;
	ctx: Record<string, unknown>;
}

/** Thrown for a body that the platform cannot read; the message is what follows RST-360011. */
export class BadBody extends Error {}

const texts = ['email', 'mobilePhone', 'registrationToken', 'application', 'pushPlatform'] as const;
const dates = ['scheduled', 'expiration'] as const;
const known = new Set<string>([...texts, ...dates, 'wishedChannel', 'ctx']);
/** ISO 8601, with a blank allowed in place of the T. */
const datePattern = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads a request body. Without a charset the bytes are taken for Latin-1, which is how accents break (KA-16136).
 *
 * @throws BadBody
 */
export function readBody(call: Call): EventBody {
	const { mediaType, charset } = contentType(call);
	if (mediaType !== 'application/json') throw new BadBody('RST-360000 Unsupported content type.');
	const text = call.body.toString(charset === 'utf-8' ? 'utf8' : 'latin1');
	const given = parse(text);
	for (const name of Object.keys(given)) {
		if (!known.has(name)) throw new BadBody(`XTK-170036 Unable to parse expression '@${name}'.`);
	}
	const { ctx = {} } = given;
	if (!isObject(ctx)) throw new BadBody("BAS-010040 'ctx' is no object.");
	const body: EventBody = { ctx };
	for (const name of [...texts, ...dates]) {
		const value = given[name];
		if (value === undefined) continue;
		if (typeof value !== 'string') throw new BadBody(`BAS-010040 '${name}' is no text.`);
		body[name] = value;
	}
	for (const name of dates) {
		const value = body[name];
		if (value !== undefined && (!datePattern.test(value) || Number.isNaN(moment(value)))) {
			throw new BadBody(`BAS-010040 '${name}' is no date: '${value}'.`);
		}
	}
	if (given.wishedChannel !== undefined) body.wishedChannel = given.wishedChannel;
	return body;
}

/** Milliseconds since 1970; a date without an offset is meant in the server's own zone, here UTC. */
export function moment(date: string): number {
	const iso = date.replace(' ', 'T');
	return Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`);
}

function parse(text: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text);
		if (isObject(value)) return value;
	} catch {
		// Told below, in the platform's words.
	}
	throw new BadBody('BAS-010040 The body is no JSON object.');
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
