import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import { withDeadline } from './deadline';
import { field, type CredentialFields, type CredentialKind } from '../contract/credential';
import type { Failure } from '../contract/failure';
import { failureOf, noAnswer } from './failureOf';
import { takeLogonFailure } from '../signIn/signInFailure';
import type { WireRequest, WireResponse } from '../contract/operation';

export type Exchange = { kind: 'answer'; answer: WireResponse } | { kind: 'failure'; failure: Failure };

/** A hostile or broken platform must not fill the memory with text; documented answers are a thousand times smaller. */
const LARGEST_ANSWER_CHARACTERS = 20_000_000;
/** Calls that a log-on makes at most, each with the limit of a call, before the call itself begins. */
const LONGEST_LOGON_CALLS = 3;
/** The helper's own timeout comes first where it works: it knows whether a connection was made. */
const DEADLINE_GRACE_MS = 250;

/**
 * The one way out: sends a request through n8n's HTTP helper, so that proxy settings, domain restrictions, token
 * storage and cancelling apply, and hands back every answer whatever its status (F6). Never throws.
 *
 * @param credential the fields to sign in with. A blank acquired field makes n8n log on first; the new values are
 *   stored by n8n and appear in this very object (F14)
 * @param timeoutMs limit of this call
 */
export async function send(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	kind: CredentialKind | undefined,
	credential: CredentialFields,
	request: WireRequest,
	timeoutMs: number,
): Promise<Exchange> {
	const options = helperOptions(request, timeoutMs);
	const logsOn = kind?.acquired[0] !== undefined && !field(credential, kind.acquired[0]);
	const deadlineMs = timeoutMs * (logsOn ? LONGEST_LOGON_CALLS + 1 : 1) + DEADLINE_GRACE_MS;
	return await withDeadline(context, deadlineMs, async (scoped, expired) => {
		try {
			const response: unknown = kind
				? await scoped.helpers.httpRequestWithAuthentication.call(scoped, kind.type, options, {
						credentialsDecrypted: {
							...{ id: '', name: '', type: kind.type },
							// The helper declares narrower values than n8n itself puts there.
							data: credential as ICredentialDataDecryptedObject,
						},
					})
				: await scoped.helpers.httpRequest({ ...options, ...cancelSignal(scoped) });
			return readResponse(response);
		} catch (error) {
			const refused = takeLogonFailure(credential);
			const failure = expired()
				? noAnswer(request.url, timeoutMs)
				: (refused ?? failureOf(error, request.url, timeoutMs));
			return { kind: 'failure', failure };
		}
	});
}

/**
 * The same way out for a log-on: `preAuthentication` has nothing but n8n's bare HTTP helper.
 *
 * @param httpRequest `this.helpers.httpRequest`
 */
export async function sendBare(
	httpRequest: (options: IHttpRequestOptions) => Promise<unknown>,
	request: WireRequest,
	timeoutMs: number,
): Promise<Exchange> {
	try {
		return readResponse(await httpRequest(helperOptions(request, timeoutMs)));
	} catch (error) {
		return { kind: 'failure', failure: failureOf(error, request.url, timeoutMs) };
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
		// n8n would carry the token to whatever host an answer names.
		disableFollowRedirect: true,
	};
}

/** Bytes where it is JSON: a text would be parsed by the helper's library, only to see whether it is JSON. */
function bodyOf({ headers }: WireRequest, body: string): string | Buffer {
	return headers['Content-Type']?.startsWith('application/json') ? Buffer.from(body) : body;
}

function readResponse(response: unknown): Exchange {
	const status = Number(property(response, 'statusCode'));
	const body = property(response, 'body');
	const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
	if (!Number.isInteger(status) || text.length > LARGEST_ANSWER_CHARACTERS) {
		const reason = { message: 'The answer of the platform could not be read' };
		return { kind: 'failure', failure: { kind: 'unknown', reason } };
	}
	return { kind: 'answer', answer: { status, headers: textHeaders(property(response, 'headers')), body: text } };
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
