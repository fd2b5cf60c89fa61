import type { KeyObject } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { sendBare } from '../shared/http/egress';
import { rsaKey } from '../shared/text/rsaKey';

/** A published key, or why there is none: it does not exist, or nobody could be asked. */
export type Looked = { kind: 'key'; key: KeyObject } | { kind: 'noKey' } | { kind: 'unreachable' };

/** "Set it in the cache with cache expiry of not more than 24h" (AdobeDocs/adobe-io-events, guides/index.md). */
const KEPT_MS = 12 * 3_600_000;
/** A path without a key is asked about again after this. */
const NO_KEY_KEPT_MS = 60_000;
/** Adobe waits ten seconds for a response, which may need two keys. */
const TIMEOUT_MS = 4_000;
/** Adobe has a handful of keys: whoever names more is looking for something else. */
const MOST_KEPT = 50;
const MOST_LOOKUPS = 20;
const LOOKUPS_WINDOW_MS = 60_000;

/** The keys of one host, shared by all triggers of this process. */
const kept = new Map<string, { looked: Promise<Looked>; untilMs: number }>();
let lookupsMs: number[] = [];

/**
 * The key that Adobe publishes under a path. Fetched once and kept; calls that come together share the look-up. However
 * many keys are named, so many look-ups a minute are made.
 *
 * @param host base URL of the keys, from the node's parameters and never from a delivery
 * @param path checked to be a path of a key
 */
export async function publicKey(context: IWebhookFunctions, host: string, path: string): Promise<Looked> {
	const url = `${host}${path}`;
	const nowMs = Date.now();
	const known = kept.get(url);
	if (known && known.untilMs > nowMs) return await known.looked;
	lookupsMs = lookupsMs.filter((startedMs) => startedMs > nowMs - LOOKUPS_WINDOW_MS);
	if (lookupsMs.length >= MOST_LOOKUPS) return { kind: 'unreachable' };
	lookupsMs.push(nowMs);
	const entry = { looked: look(context, url), untilMs: Infinity };
	keep(url, entry);
	const looked = await entry.looked;
	entry.untilMs = looked.kind === 'unreachable' ? 0 : nowMs + (looked.kind === 'key' ? KEPT_MS : NO_KEY_KEPT_MS);
	return looked;
}

function keep(url: string, entry: { looked: Promise<Looked>; untilMs: number }): void {
	kept.delete(url);
	kept.set(url, entry);
	const [oldest] = kept.keys();
	if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

async function look(context: IWebhookFunctions, url: string): Promise<Looked> {
	const headers = { Accept: 'application/x-pem-file, text/plain, */*' };
	const exchange = await sendBare(context.helpers, {}, { method: 'GET', url, headers }, TIMEOUT_MS);
	if (exchange.kind !== 'response' || exchange.response.status >= 500) return { kind: 'unreachable' };
	const key = exchange.response.status === 200 ? rsaKey(exchange.response.body) : undefined;
	return key ? { kind: 'key', key } : { kind: 'noKey' };
}
