import type { ConnectFault, LossFault } from './faults';

/** What an error of n8n's HTTP library holds beside its text. */
interface ErrorFacts {
	code: string;
	syscall?: string;
}

/** An error as n8n's HTTP library throws it; like that library's it holds the whole request, secrets included (F24). */
export class HttpError extends Error {
	readonly isAxiosError = true;
	readonly code: string;
	readonly syscall: string | undefined;

	constructor(
		message: string,
		{ code, syscall }: ErrorFacts,
		readonly config: unknown,
		readonly response?: { status: number; data: unknown },
	) {
		super(message);
		this.name = 'AxiosError';
		this.code = code;
		this.syscall = syscall;
	}
}

type Row = readonly [message: string, code: string, syscall?: string];

const connectRows: Readonly<Record<ConnectFault, Row>> = {
	refused: ['connect ECONNREFUSED 10.0.0.1:443', 'ECONNREFUSED', 'connect'],
	noName: ['getaddrinfo ENOTFOUND platform', 'ENOTFOUND', 'getaddrinfo'],
	nameServer: ['getaddrinfo EAI_AGAIN platform', 'EAI_AGAIN', 'getaddrinfo'],
	noRoute: ['connect EHOSTUNREACH 10.0.0.1:443', 'EHOSTUNREACH', 'connect'],
	connectTimeout: ['connect ETIMEDOUT 10.0.0.1:443', 'ETIMEDOUT', 'connect'],
	tlsHangUp: ['Client network socket disconnected before secure TLS connection was established', 'ECONNRESET'],
	certificate: ['self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
};

const lossRows: Readonly<Record<LossFault, Row>> = {
	hangUp: ['socket hang up', 'ECONNRESET'],
	readReset: ['read ECONNRESET', 'ECONNRESET', 'read'],
	writePipe: ['write EPIPE', 'EPIPE', 'write'],
	readTimeout: ['read ETIMEDOUT', 'ETIMEDOUT', 'read'],
	tlsAfterSending: ['write EPROTO 139:error:0A0003FC:SSL routines:ssl3_read_bytes:bad record mac', 'EPROTO', 'write'],
};

/** Nothing left: no connection was made. */
export function notConnected(why: ConnectFault, config: unknown): HttpError {
	return fromRow(connectRows[why], config);
}

/** The connection ended after the request left. */
export function lostConnection(how: LossFault, config: unknown): HttpError {
	return fromRow(lossRows[how], config);
}

/** The response ended in the middle of its body. */
export function cutResponse(config: unknown, status: number, data: string): HttpError {
	return new HttpError('stream has been aborted', { code: 'ERR_BAD_RESPONSE' }, config, { status, data });
}

/** The helper's own time limit. */
export function timedOut(timeoutMs: number, config: unknown): HttpError {
	return new HttpError(`timeout of ${timeoutMs}ms exceeded`, { code: 'ECONNABORTED' }, config);
}

/** The signal of the request was given. */
export function cancelled(config: unknown): HttpError {
	return new HttpError('canceled', { code: 'ERR_CANCELED' }, config);
}

/** A status that the caller wants as an exception. */
export function badStatus(status: number, data: unknown, config: unknown): HttpError {
	const code = status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE';
	return new HttpError(`Request failed with status code ${status}`, { code }, config, { status, data });
}

function fromRow([message, code, syscall]: Row, config: unknown): HttpError {
	return new HttpError(message, { code, syscall }, config);
}
