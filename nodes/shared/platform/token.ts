import type { SignInFailure } from '../contract/failure';
import type { WireResponse } from '../contract/wire';
import { retryAfterMs } from '../http/retryAfter';
import { isRecord, readJson } from '../text/json';
import { platformWords } from '../text/platformWords';
import { reasonFor } from './errorRow';
import { isPage, saysPassing } from './page';
import { PROXY_STATUS, proxyRefused } from './status';

/** What is said to the user. */
interface Sentence {
	say: string;
	todo: string;
}

/** What is special about a platform that gives out access tokens. */
export interface TokenIssuer {
	/** Refusals by what the platform says of them. */
	refusals: ReadonlyArray<Sentence & { says: RegExp }>;
	/** What a refusal in other words means, by its status. */
	refused(status: number): Sentence;
	/** Said where there is no token at the moment. */
	busy: string;
	/** The life of a token in milliseconds, of the seconds that the platform told; undefined where it told none. */
	lifetimeMs(seconds: number | undefined): number;
}

export type TokenResponse = { kind: 'token'; accessToken: string; lifetimeMs: number } | SignInFailure;

/**
 * Reads the response to a token request (RFC 6749, sections 5.1 and 5.2; Marketo answers a few refusals with a list
 * `errors`).
 *
 * A successful response is never quoted, however damaged it is: what cannot be read in it may be a working token. Of a
 * refused one only the members are quoted that describe the refusal.
 */
export function readTokenResponse(response: WireResponse, issuer: TokenIssuer): TokenResponse {
	const { status } = response;
	const body = readJson(response.body);
	const accessToken = body?.access_token;
	const isSuccess = status >= 200 && status < 300;
	if (isSuccess && typeof accessToken === 'string' && accessToken !== '') {
		return { kind: 'token', accessToken, lifetimeMs: issuer.lifetimeMs(secondsIn(body?.expires_in)) };
	}
	const { code, words } = refusalIn(body);
	const quoted = isSuccess ? {} : { code, platformMessage: words };
	const known = issuer.refusals.find(({ says }) => says.test(words ?? ''));
	const isUnavailable = isSuccess
		? !isPage(response.body) || saysPassing(response.body)
		: status === 429 || status >= 500;
	if (isUnavailable && !(isSuccess && known)) {
		const reason = { message: issuer.busy, todo: 'Try again in a few minutes.', httpStatus: status, ...quoted };
		const wait = retryAfterMs(response.headers['retry-after'], Date.now());
		return { kind: 'busy', signIn: true, reason, retryAfterMs: wait };
	}
	const row = known ?? (status === PROXY_STATUS ? proxyRefused : issuer.refused(status));
	return { kind: 'denied', reason: reasonFor(row, response, quoted) };
}

/** The members of a response that describe a refusal; what else it holds is never quoted. */
export function refusalIn(body: Record<string, unknown> | undefined): { code?: string; words?: string } {
	const [first] = Array.isArray(body?.errors) ? body.errors.filter(isRecord) : [];
	const texts = [body?.error, body?.error_description, first?.code, first?.message].filter(
		(part): part is string => typeof part === 'string',
	);
	const code = [body?.error, first?.code].find((part): part is string => typeof part === 'string');
	return { code, words: platformWords(texts.join(': ')) };
}

/** A number of seconds that is told as a number or as a text. */
function secondsIn(told: unknown): number | undefined {
	const isTold = typeof told === 'number' || (typeof told === 'string' && told.trim() !== '');
	const seconds = isTold ? Number(told) : NaN;
	return Number.isFinite(seconds) ? seconds : undefined;
}
