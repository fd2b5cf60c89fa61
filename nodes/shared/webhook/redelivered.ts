import { createHash } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { nodeScope } from '../sentOnce/keyStore';

/** Events that a node remembers; together 16 KB in the workflow's static data, which n8n writes as a whole. */
const MOST_REMEMBERED = 1_000;
/** A node that received nothing for so long is forgotten here; what it remembers is in the static data. */
const FORGOTTEN_MS = 3_600_000;

interface Memory {
	digests: string[];
	usedMs: number;
}

/**
 * What the nodes of this process received. Calls that arrive together read the same static data and write over each
 * other; this is what they share.
 */
const memories = new Map<string, Memory>();

/**
 * Leaves out what was delivered before, in this call too: platforms deliver at least once. Digests are kept in the
 * node's static data, which n8n stores when it responds to the call. What n8n responded to with an error counts as never
 * received, because it is delivered again. While a person tests the workflow in the editor nothing is left out.
 *
 * @param keyOf what tells an event from all others; undefined where nothing does, so that it is never left out
 */
export function withoutRedelivered<Event>(
	context: IWebhookFunctions,
	events: Event[],
	keyOf: (event: Event) => string | undefined,
): Event[] {
	const scope = nodeScope(context);
	if (scope === undefined || context.getMode() === 'manual') return events;
	const stored = context.getWorkflowStaticData('node');
	const known = new Set([...texts(stored.received), ...(memories.get(scope)?.digests ?? [])]);
	const added: string[] = [];
	const fresh = events.filter((event) => {
		const key = keyOf(event);
		if (key === undefined) return true;
		const digest = createHash('sha256').update(key).digest('base64url').slice(0, 16);
		if (known.has(digest)) return false;
		known.add(digest);
		added.push(digest);
		return true;
	});
	if (added.length > 0) {
		const digests = [...known].slice(-MOST_REMEMBERED);
		stored.received = digests;
		remember(scope, digests);
		context.getResponseObject().once('close', () => {
			if (!hasSucceeded(context)) forget(scope, added);
		});
	}
	return fresh;
}

function hasSucceeded(context: IWebhookFunctions): boolean {
	const { writableFinished, statusCode } = context.getResponseObject();
	return writableFinished && statusCode < 400;
}

function remember(scope: string, digests: string[]): void {
	const nowMs = performance.now();
	for (const [other, { usedMs }] of memories) if (usedMs + FORGOTTEN_MS < nowMs) memories.delete(other);
	memories.set(scope, { digests, usedMs: nowMs });
}

function forget(scope: string, gone: readonly string[]): void {
	const memory = memories.get(scope);
	if (memory) memory.digests = memory.digests.filter((digest) => !gone.includes(digest));
}

function texts(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}
