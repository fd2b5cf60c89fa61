import type { Failure } from '../contract/failure';

/** The connection was never made, so nothing was sent. */
const notConnected = new Map([
	['ECONNREFUSED', 'it refuses connections'],
	['ENOTFOUND', 'there is no such host name'],
	['EAI_AGAIN', 'the host name could not be looked up'],
	['EHOSTUNREACH', 'there is no route to it'],
	['ENETUNREACH', 'there is no route to it'],
	['EADDRNOTAVAIL', 'there is no route to it'],
]);

const certificateCodes = /^(EPROTO|CERT_|ERR_TLS_|ERR_SSL_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_(VERIFY|GET))/;

/**
 * Reads an exception of n8n's HTTP helpers: did the request leave? Only what is known to happen before sending counts
 * as never sent; everything else may have been executed.
 *
 * @param error what the helper threw: an axios error, bare or as the cause of a NodeApiError
 * @param url the address that was called, for the message
 * @param timeoutMs the limit that applied, for the message
 */
export function failureOf(error: unknown, url: string, timeoutMs: number): Failure {
	const chain = causes(error);
	// Where there is no cause, as in n8n 1, a NodeApiError holds its code and its texts.
	const codes = [...chain.map((cause) => text(cause, 'code')), ...chain.map((cause) => text(cause, 'httpCode'))];
	const code = codes.find(Boolean) ?? '';
	const message = chain.flatMap((cause) => [text(cause, 'message'), ...texts(cause, 'messages')]).join(' ');
	const host = hostOf(url);

	const why = notConnected.get(code);
	if (why) {
		return neverSent(`${host} could not be reached: ${why}`, 'Check the address and the network.');
	}
	if (/connect ETIMEDOUT|before secure TLS connection was established/.test(message)) {
		return neverSent(`${host} did not accept a connection`, 'Check the address and the network.');
	}
	if (certificateCodes.test(code)) {
		const todo = 'Check that the address begins with the right scheme and that the certificate is valid.';
		return { ...neverSent(`No secure connection to ${host} (${code})`, todo), certificate: true };
	}
	if (chain.some((cause) => cause.constructor.name.startsWith('Ssrf'))) {
		const todo = 'Ask the administrator of this n8n to allow the address.';
		return { ...neverSent(`This n8n does not allow calls to ${host}`, todo), certificate: true };
	}
	if (code === 'ECONNABORTED' || /timeout/i.test(message)) return noResponse(url, timeoutMs);
	if (code === 'ERR_CANCELED') return lost('The execution was cancelled while the call was under way');
	return lost(`The connection to ${host} was lost before its response was complete`);
}

/** The call took longer than its limit: it may have been executed. */
export function noResponse(url: string, timeoutMs: number): Failure {
	return lost(`${hostOf(url)} did not respond completely within ${timeoutMs / 1000} s`);
}

function neverSent(message: string, todo: string): Extract<Failure, { kind: 'neverSent' }> {
	return { kind: 'neverSent', reason: { message, todo } };
}

function lost(message: string): Failure {
	const todo = 'It may have been executed: look on the platform before you send it again.';
	return { kind: 'unknown', reason: { message, todo } };
}

/** The error and the errors it was made from; a loop in the chain ends it. */
function causes(error: unknown): Error[] {
	const chain: Error[] = [];
	for (let next = error; next instanceof Error && chain.length < 5; next = next.cause) chain.push(next);
	return chain;
}

function text(error: Error, name: string): string {
	const value: unknown = Reflect.get(error, name);
	return typeof value === 'string' ? value : '';
}

function texts(error: Error, name: string): string[] {
	const value: unknown = Reflect.get(error, name);
	return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : 'The platform';
}
