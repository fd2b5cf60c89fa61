import { readDate } from '../shared/item/date';
import { jsonTextOf } from '../shared/item/jsonObject';
import { refused } from '../shared/item/refused';
import { readVisible } from '../shared/item/text';
import { recordIn } from '../shared/text/json';
import type { Recipient } from './recipient.read';
import { filledMembers, personalizationData } from './wire/context';
import { MOST_CONTEXT_BYTES, type Execution } from './wire/execution';

/** What a call's body holds for one message, checked. */
export type Content = Pick<Execution, 'content' | 'contextBytes' | 'recipient' | 'audienceId'>;

/**
 * The recipient of a message as text.
 *
 * @throws ItemRefused for a context that the platform would not take, and for what has no JSON form
 */
export function recipientContent({ userId, namespace, context, body }: Recipient): Content {
	const contextBytes = checkContext(context);
	return { content: jsonTextOf(body, 'Recipient JSON'), contextBytes, recipient: { userId, namespace } };
}

/**
 * The members of the body that starts a campaign for an audience, as text.
 *
 * @param body `audience`, `context` and what else it may hold
 * @param executeAt when it starts; empty: at once
 * @param zone the IANA zone that a time without an offset is meant in
 * @throws ItemRefused for what the platform would not take
 */
export function audienceContent(
	{ audience, context: given, ...more }: Readonly<Record<string, unknown>>,
	executeAt: unknown,
	zone: string,
): Content {
	const target = recordIn(audience);
	const audienceId = readVisible(target.id, 'Audience ID');
	const context = personalizationData(recordIn(given));
	const contextBytes = checkContext(context);
	const schedule = recordIn(more.schedule);
	const body = filledMembers({
		...more,
		audience: filledMembers({ ...target, id: audienceId }),
		context,
		schedule: filledMembers({ ...schedule, executeAt: readExecuteAt(executeAt, zone) }),
	});
	return { content: jsonTextOf(body, 'Context'), contextBytes, ...(audienceId ? { audienceId } : {}) };
}

function readExecuteAt(value: unknown, zone: string): string {
	const executeAt = readDate(value, zone, 'Execute At');
	if (executeAt === '' || Date.parse(executeAt) > Date.now()) return executeAt;
	throw refused(
		`'Execute At' is in the past: ${executeAt}`,
		'Give a later time, or leave it empty to start at once.',
		'Execute At',
	);
}

function checkContext(context: Record<string, unknown>): number {
	if ('system' in context) {
		const todo = "Give the field 'system' of the context another name.";
		throw refused("'Context' contains 'system', a name that the platform reserves for itself", todo, 'Context');
	}
	const bytes = Buffer.byteLength(jsonTextOf(context, 'Context'));
	if (bytes <= MOST_CONTEXT_BYTES) return bytes;
	throw refused(
		`'Context' is too large: ${bytes} bytes, more than ${MOST_CONTEXT_BYTES}`,
		"Put less into 'Context', or a link instead of a file.",
		'Context',
	);
}
