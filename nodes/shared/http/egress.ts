import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import { field, type CredentialFields } from '../contract/credential';
import type { Failure } from '../contract/failure';
import type { WireRequest, WireResponse } from '../contract/wire';
import { Mask } from '../text/mask';
import { BodyTooLarge, LARGEST_RESPONSE_BYTES, readBody } from './body';
import { withDeadline } from './deadline';
import { failureOf, noResponse } from './failureOf';

type Context = IExecuteFunctions | ILoadOptionsFunctions;

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

/** The helper's own timeout comes first where it works: it knows whether a connection was made. */
const DEADLINE_GRACE_MS = 250;

/**
 * The one way out: sends a request through n8n's HTTP helper, so that proxy settings, domain restrictions, token
 * storage and cancelling apply, and hands back every response whatever its status (F6). Never throws.
 *
 * @param signer undefined where the request goes out unsigned
 */
export async function send(
	context: Context,
	signer: Signer | undefined,
	request: WireRequest,
	{ timeoutMs, deadlineMs }: Limits,
): Promise<Exchange> {
	return await exchanged(
		context,
		cancelSignal(context),
		request,
		{ timeoutMs, deadlineMs },
		async (options, signal) => {
			if (!signer) return await context.helpers.httpRequest({ ...options, abortSignal: signal });
			// The helper takes its signal from the context it is called on.
			const scoped: Context = Object.create(context, { getExecutionCancelSignal: { value: () => signal } });
			return await scoped.helpers.httpRequestWithAuthentication.call(
				scoped,
				signer.type,
				{ ...options, ...domainsOf(signer.fields) },
				{
					credentialsDecrypted: {
						...{ id: '', name: '', type: signer.type },
						// The helper declares narrower values than n8n itself puts there.
						data: signer.fields as ICredentialDataDecryptedObject,
					},
				},
			);
		},
	);
}

/**
 * The same way out for a sign-in: `preAuthentication` has nothing but n8n's bare HTTP helper.
 *
 * @param helpers of `preAuthentication`
 * @param credential whose allowed domains bind the sign-in too
 * @param cancel given when the execution that needs the sign-in is cancelled
 */
export async function sendBare(
	helpers: { httpRequest(options: IHttpRequestOptions): Promise<unknown> },
	credential: CredentialFields,
	request: WireRequest,
	timeoutMs: number,
	cancel?: AbortSignal,
): Promise<Exchange> {
	const limits = { timeoutMs, deadlineMs: timeoutMs };
	return await exchanged(helpers, cancel, request, limits, async (options, abortSignal) => {
		return await helpers.httpRequest({ ...options, ...domainsOf(credential), abortSignal });
	});
}

/** Makes one exchange within its limits. */
async function exchanged(
	owner: object,
	cancel: AbortSignal | undefined,
	request: WireRequest,
	{ timeoutMs, deadlineMs }: Limits,
	ask: (options: IHttpRequestOptions, signal: AbortSignal) => Promise<unknown>,
): Promise<Exchange> {
	return await withDeadline(owner, cancel, deadlineMs + DEADLINE_GRACE_MS, async (signal, expired) => {
		try {
			return await readResponse(await ask(helperOptions(request, timeoutMs), signal), request);
		} catch (error) {
			if (error instanceof BodyTooLarge) return unreadable(`is larger than ${LARGEST_RESPONSE_BYTES / 1_000_000} MB`);
			return expired() ? noResponse(request.url, timeoutMs) : failureOf(error, request.url, timeoutMs);
		}
	});
}

function helperOptions(request: WireRequest, timeoutMs: number): IHttpRequestOptions {
	const method: IHttpRequestMethods = request.method;
	return {
		method,
		url: request.url,
		headers: { 'User-Agent': 'n8n-nodes-campaign-bridge', ...request.headers },
		...(request.body === undefined ? {} : { body: bodyOf(request, request.body) }),
		timeout: timeoutMs,
		// As it comes in: a limit on what is unpacked holds only where it is read here.
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// n8n would carry the token to whatever host a response names.
		disableFollowRedirect: true,
	};
}

/**
 * The credential's *Allowed HTTP Request Domains*, which n8n does not apply by itself to what a node signs with it (F27).
 * A list that was chosen and left empty allows nothing.
 */
function domainsOf(credential: CredentialFields): { allowedDomains?: string } {
	if (field(credential, 'allowedHttpRequestDomains') !== 'domains') return {};
	return { allowedDomains: field(credential, 'allowedDomains').trim() || 'none.invalid' };
}

/** Bytes where it is JSON: a text would be parsed by the helper's library, only to see whether it is JSON. */
function bodyOf({ headers }: WireRequest, body: string): string | Buffer {
	return headers['Content-Type']?.startsWith('application/json') ? Buffer.from(body) : body;
}

/** What is secret in one request alone is masked here: only its own response can echo it. */
async function readResponse(given: unknown, { secrets = [] }: WireRequest): Promise<Exchange> {
	const status = Number(property(given, 'statusCode'));
	const headers = textHeaders(property(given, 'headers'));
	const body = await readBody(property(given, 'body'), headers['content-type'] ?? '');
	if (!Number.isInteger(status)) return unreadable('could not be read');
	const masked = secrets.length > 0 ? new Mask(secrets).platformText(body) : body;
	return { kind: 'response', response: { status, headers, body: masked } };
}

function unreadable(what: string): Failure {
	return { kind: 'unknown', reason: { message: `The response of the platform ${what}` } };
}

function textHeaders(headers: unknown): Record<string, string> {
	if (typeof headers !== 'object' || headers === null) return {};
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function cancelSignal(context: Context): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}
