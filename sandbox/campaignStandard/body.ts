import { contentType, type Call } from '../http';
import { parseJson, schemaValidator } from '../json';

/** The body of an event: the fields that the platform knows. */
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

const text = { type: 'string' };
const date = { type: 'string', format: 'date' };
/** ISO 8601, with a space allowed in place of the T. */
const datePattern = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;
const isDate = (value: string) => datePattern.test(value) && !Number.isNaN(moment(value));

const isEventBody = schemaValidator({ useDefaults: true, formats: { date: isDate } }).compile<EventBody>({
	type: 'object',
	additionalProperties: false,
	properties: {
		...{ email: text, mobilePhone: text, registrationToken: text, application: text, pushPlatform: text },
		...{ wishedChannel: {}, scheduled: date, expiration: date },
		ctx: { type: 'object', default: {} },
	},
});

/**
 * Reads a request body. Without a charset, the bytes are taken for Latin-1, which is how accents break (KA-16136).
 *
 * @throws BadBody
 */
export function readBody(call: Call): EventBody {
	const { mediaType, charset } = contentType(call);
	if (mediaType !== 'application/json') throw new BadBody('RST-360000 Unsupported content type.');
	const body = parseJson(call.body.toString(charset === 'utf-8' ? 'utf8' : 'latin1'));
	if (isEventBody(body)) return body;
	const { instancePath = '', params = {}, message = '' } = isEventBody.errors?.[0] ?? {};
	const unknownField: unknown = params.additionalProperty;
	if (unknownField !== undefined) {
		throw new BadBody(`XTK-170036 Unable to parse expression '@${String(unknownField)}'.`);
	}
	throw new BadBody(`BAS-010040 ${instancePath ? `'${instancePath.slice(1)}'` : 'The body'} ${message}.`);
}

/** Milliseconds since 1970; a date without an offset uses the server's time zone, here UTC. */
export function moment(date: string): number {
	const iso = date.replace(' ', 'T');
	return Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`);
}
