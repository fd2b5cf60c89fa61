import type { Failure } from '../contract/failure';
import { urlIn } from '../text/url';

/** Codes of a connection that was never made, in words. */
const notConnected = new Map([
	['ECONNREFUSED', 'it refuses connections'],
	['ENOTFOUND', 'the host name does not exist'],
	['EAI_AGAIN', 'the host name could not be looked up'],
	['EHOSTUNREACH', 'there is no route to it'],
	['ENETUNREACH', 'there is no route to it'],
	['EADDRNOTAVAIL', 'there is no route to it'],
	['ETIMEDOUT', 'it did not accept the connection in time'],
]);
/** Looking up a name comes before everything else. */
const nameCodes = ['ENOTFOUND', 'EAI_AGAIN'];
/** A certificate is refused before anything is sent (Node.js, "X509 certificate error codes"). */
const certificateCodes = /^(CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_(VERIFY|GET)|ERR_TLS_CERT_)/;
/** An issuer that Node does not know: the certificate is not wrong, but somebody's own. */
const ownIssuer = /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(VERIFY|GET))/;
/** What the libraries say where a proxy does not let a connection through (https-proxy-agent, tunnel-agent). */
const proxySignIn = /\b(statusCode=|status code |HTTP\/1\.[01] |response: )407\b|proxy authentication required/i;
/** What to do about a proxy that lets nothing through without a sign-in. */
export const proxyTodo =
	'Check the user name and the password of the proxy in the settings of this n8n, such as HTTPS_PROXY.';
/** What Node says of a session that ended before it began. */
const unfinishedHandshake = /before secure TLS connection was established/;
/** What n8n says of a host that the credential does not allow, before it sends anything. */
const domainNotAllowed = /^(Domain not allowed|No allowed domains specified)/;

/**
 * Reads an exception of n8n's HTTP helpers: did the request leave? Never sent is a proof, not a list of codes: a name
 * that was not found, a connect phase that failed, a certificate that was refused, a handshake that is known not to have
 * finished. An established connection can fail with almost any code, so everything else may have been executed.
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
	const messages = chain.flatMap((cause) => [text(cause, 'message'), ...texts(cause, 'messages')]);
	const host = hostOf(url);

	if (messages.some((message) => proxySignIn.test(message))) {
		return { ...neverSent(`The proxy on the way to ${host} asks for a sign-in`, proxyTodo), certificate: true };
	}
	const why = notConnected.get(code);
	if (why && (nameCodes.includes(code) || failedToConnect(chain, messages, code))) {
		return neverSent(`${host} could not be reached: ${why}`, 'Check the address and the network.');
	}
	if (messages.some((message) => /^connect ETIMEDOUT/.test(message) || unfinishedHandshake.test(message))) {
		return neverSent(`${host} did not accept a connection`, 'Check the address and the network.');
	}
	if (certificateCodes.test(code) || chain.some(isHandshaking)) {
		const todo = ownIssuer.test(code)
			? 'The certificate comes from an issuer that this n8n does not know. If a firewall or a proxy inspects the connections, give n8n its certificate in NODE_EXTRA_CA_CERTS.'
			: 'Check that the address begins with the right scheme and that the certificate is valid.';
		return { ...neverSent(`No secure connection to ${host} (${code})`, todo), certificate: true };
	}
	if (chain.some((cause) => cause.constructor.name.startsWith('Ssrf'))) {
		const todo = 'Ask the administrator of this n8n to allow the address.';
		return { ...neverSent(`This n8n does not allow calls to ${host}`, todo), certificate: true };
	}
	if (messages.some((message) => domainNotAllowed.test(message))) {
		const todo = "Add the host to 'Allowed HTTP Request Domains' in the credential, or correct the address.";
		return { ...neverSent(`The credential does not allow requests to ${host}`, todo), certificate: true };
	}
	if (code === 'ECONNABORTED' || messages.some((message) => /timeout/i.test(message)))
		return noResponse(url, timeoutMs);
	if (code === 'ERR_CANCELED') return lost('The execution was cancelled while the request was under way');
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
	const todo = 'It may have been executed: check on the platform before you send it again.';
	return { kind: 'unknown', reason: { message, todo } };
}

/** The same codes come from a read or a write on a connection that was made, so the phase must be named. */
function failedToConnect(chain: Error[], messages: string[], code: string): boolean {
	const inPhase = (error: Error): boolean =>
		text(error, 'syscall') === 'connect' ||
		// Node tries the addresses of a host in turn and gathers their errors.
		(error instanceof AggregateError &&
			error.errors.length > 0 &&
			error.errors.every((one: unknown) => one instanceof Error && inPhase(one)));
	return chain.some(inPhase) || messages.some((message) => message.startsWith('connect') || message === code);
}

/** Whether the request's socket was still in its TLS handshake: nothing of the request was written then. */
function isHandshaking(error: Error): boolean {
	const request: unknown = Reflect.get(error, 'request');
	const socket: unknown = typeof request === 'object' && request !== null ? Reflect.get(request, 'socket') : undefined;
	return typeof socket === 'object' && socket !== null && Reflect.get(socket, 'secureConnecting') === true;
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
	return urlIn(url)?.host ?? 'The platform';
}
