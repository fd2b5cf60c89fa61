import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import type { CredentialFields } from '../contract/credential';
import type { Failure } from '../contract/failure';
import type { WireRequest, WireResponse } from '../contract/wire';
import { Mask } from '../text/mask';
import { withDeadline } from './deadline';
import { failureOf, noResponse } from './failureOf';

export type Exchange = { kind: 'response'; response: WireResponse } | Failure;

/** The credential that a request is signed with, by n8n's helper. */
export interface Signer {
	type: string;
	/**
	 * A blank cached field makes n8n sign in first; the new values are stored by n8n and appear in this very object (F14).
	 */
	fields: CredentialFields;
}

export interface Limits {
	/** Limit of the call itself, in milliseconds. */
	timeoutMs: number;
	/** Limit of all that n8n's helper does for it, a sign-in included. */
	deadlineMs: number;
}

/** A hostile or broken platform must not fill the memory with text; documented responses are a thousand times smaller. */
const LARGEST_RESPONSE_CHARACTERS = 20_000_000;
/** The helper's own timeout comes first where it works: it knows whether a connection was made. */
const DEADLINE_GRACE_MS = 250;

/**
 * The one way out: sends a request through n8n's HTTP helper, so that proxy settings, domain restrictions, token
 * storage and cancelling apply, and hands back every response whatever its status (F6). Never throws.
 *
 * @param signer undefined where the request goes out unsigned
 */
export async function send(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	signer: Signer | undefined,
	request: WireRequest,
	{ timeoutMs, deadlineMs }: Limits,
): Promise<Exchange> {
	const options = helperOptions(request, timeoutMs);
	return await withDeadline(context, deadlineMs + DEADLINE_GRACE_MS, async (scoped, expired) => {
		try {
			const response: unknown = signer
				? await scoped.helpers.httpRequestWithAuthentication.call(scoped, signer.type, options, {
						credentialsDecrypted: {
							...{ id: '', name: '', type: signer.type },
							// The helper declares narrower values than n8n itself puts there.
							data: signer.fields as ICredentialDataDecryptedObject,
						},
					})
				: await scoped.helpers.httpRequest({ ...options, ...cancelSignal(scoped) });
			return readResponse(response, request);
		} catch (error) {
			return expired() ? noResponse(request.url, timeoutMs) : failureOf(error, request.url, timeoutMs);
		}
	});
}

/**
 * The same way out for a sign-in: `preAuthentication` has nothing but n8n's bare HTTP helper.
 *
 * @param httpRequest `this.helpers.httpRequest`
 */
export async function sendBare(
	httpRequest: (options: IHttpRequestOptions) => Promise<unknown>,
	request: WireRequest,
	timeoutMs: number,
): Promise<Exchange> {
	try {
		return readResponse(await httpRequest(helperOptions(request, timeoutMs)), request);
	} catch (error) {
		return failureOf(error, request.url, timeoutMs);
	}
}

function helperOptions(request: WireRequest, timeoutMs: number): IHttpRequestOptions {
	const method: IHttpRequestMethods = request.method;
	return {
		method,
		url: request.url,
		headers: { 'User-Agent': 'n8n-nodes-campaign-bridge', ...request.headers },
		...(request.body === undefined ? {} : { body: bodyOf(request, request.body) }),
		timeout: timeoutMs,
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// n8n would carry the token to whatever host a response names.
		disableFollowRedirect: true,
	};
}

/** Bytes where it is JSON: a text would be parsed by the helper's library, only to see whether it is JSON. */
function bodyOf({ headers }: WireRequest, body: string): string | Buffer {
	return headers['Content-Type']?.startsWith('application/json') ? Buffer.from(body) : body;
}

/** What is secret in one request alone is masked here: only its own response can echo it. */
function readResponse(given: unknown, { secrets = [] }: WireRequest): Exchange {
	const status = Number(property(given, 'statusCode'));
	const body = property(given, 'body');
	const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
	if (!Number.isInteger(status) || text.length > LARGEST_RESPONSE_CHARACTERS) {
		return { kind: 'unknown', reason: { message: 'The response of the platform could not be read' } };
	}
	const masked = secrets.length > 0 ? new Mask(secrets).text(text) : text;
	return { kind: 'response', response: { status, headers: textHeaders(property(given, 'headers')), body: masked } };
}

function textHeaders(headers: unknown): Record<string, string> {
	if (typeof headers !== 'object' || headers === null) return {};
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The bare helper does not listen to cancelling by itself (F13). */
function cancelSignal(context: IExecuteFunctions | ILoadOptionsFunctions) {
	return 'getExecutionCancelSignal' in context ? { abortSignal: context.getExecutionCancelSignal() } : {};
}
