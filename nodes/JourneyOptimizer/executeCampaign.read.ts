import type { ItemReader } from '../shared/delivery/itemReader';
import { dateMs } from '../shared/dates';
import { readContext, readJsonObject } from '../shared/readContext';
import { readRecipient } from './recipient.read';
import { readText, refused } from './refused';
import { filledMembers, personalizationData } from './wire/context';
import { MOST_CONTEXT_BYTES, type Endpoint, type Execution } from './wire/execution';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export interface ReadOptions {
	/** Whether recipients may share a call, so that none can have a request ID of its own. */
	sharesCalls: boolean;
	/** An ID for the item's message, the same in every try. */
	idOf(item: ItemReader): string;
}

/**
 * Makes an execution of an item.
 *
 * @throws Refused for what the platform would refuse; nothing is sent for the item then
 */
export function readExecution(item: ItemReader, { sharesCalls, idOf }: ReadOptions): Execution {
	const endpoint = readEndpoint(item.parameter('endpoint'));
	const campaignId = readCampaignId(item);
	const requestId = readText(item.member('options', 'requestId'), 'Request ID');
	if (requestId !== '' && sharesCalls && endpoint !== 'audience') {
		throw refused(
			"'Request ID' belongs to a call, and several recipients share one here",
			"Set 'Recipients per Call' to 1, or leave 'Request ID' empty.",
			'Request ID',
		);
	}
	const content = endpoint === 'audience' ? readAudience(item) : readRecipients(item, endpoint);
	return { endpoint, campaignId, id: requestId || idOf(item), ...content };
}

type Content = Pick<Execution, 'content' | 'contextBytes' | 'recipient' | 'audienceId'>;

function readRecipients(item: ItemReader, endpoint: Endpoint): Content {
	const { userId, namespace, context, body } = readRecipient(item, endpoint);
	const contextBytes = checkContext(context);
	return { content: json(body, 'Recipient JSON'), contextBytes, recipient: { userId, namespace } };
}

function readAudience(item: ItemReader): Content {
	const audienceId = readText(item.parameter('audienceId'), 'Audience ID');
	const context = personalizationData(audienceContext(item));
	const contextBytes = checkContext(context);
	const executeAt = readExecuteAt(item);
	const body = filledMembers({
		audience: filledMembers({ id: audienceId }),
		context,
		schedule: filledMembers({ executeAt }),
	});
	return { content: json(body, 'Context'), contextBytes, ...(audienceId ? { audienceId } : {}) };
}

/** Mapped automatically, the item's `context` is the context, and where it has none, the item itself. */
function audienceContext(item: ItemReader): Record<string, unknown> {
	if (item.parameter('dataMode') !== 'autoMapInputData') return readContext(item);
	const { context } = item.json;
	return context === undefined || context === null ? item.json : readJsonObject(context, 'Context');
}

function readEndpoint(value: unknown): Endpoint {
	return value === 'highThroughput' || value === 'audience' ? value : 'unitary';
}

function readCampaignId(item: ItemReader): string {
	const campaignId = readText(item.parameter('campaignId'), 'Campaign');
	if (uuid.test(campaignId)) return campaignId;
	const what = campaignId ? `holds no campaign ID: ${campaignId.slice(0, 100)}` : 'is empty';
	throw refused(
		`'Campaign' ${what}`,
		"Choose a campaign from the list, or copy 'campaignId' from the campaign's cURL request.",
		'Campaign',
	);
}

function readExecuteAt(item: ItemReader): string {
	const value = item.parameter('executeAt');
	if (value === undefined || value === null || value === '') return '';
	const milliseconds = dateMs(value, item.timezone);
	if (milliseconds === undefined) {
		const todo = 'Give a date such as 2030-01-31T18:00:00, with or without a time zone.';
		throw refused("'Execute At' holds no date", todo, 'Execute At');
	}
	const executeAt = new Date(milliseconds).toISOString();
	if (milliseconds > Date.now()) return executeAt;
	throw refused(
		`'Execute At' is in the past: ${executeAt}`,
		'Give a later time, or leave it empty to start at once.',
		'Execute At',
	);
}

function checkContext(context: Record<string, unknown>): number {
	if ('system' in context) {
		const todo = "Give the field 'system' of the context another name.";
		throw refused("'Context' holds 'system', which the platform keeps for itself", todo, 'Context');
	}
	const bytes = Buffer.byteLength(json(context, 'Context'));
	if (bytes <= MOST_CONTEXT_BYTES) return bytes;
	throw refused(
		`'Context' is too large: ${bytes} bytes, more than ${MOST_CONTEXT_BYTES}`,
		"Put less into 'Context'; pass a link instead of a file.",
		'Context',
	);
}

/** What an expression returned may hold what JSON cannot: a circle, for instance. */
function json(value: Record<string, unknown>, displayName: string): string {
	const text = written(value);
	if (text !== undefined) return text;
	throw refused(`'${displayName}' cannot be written as JSON`, 'Give texts, numbers, lists and objects only.', displayName);
}

function written(value: Record<string, unknown>): string | undefined {
	try {
		return JSON.stringify(value);
	} catch {
		return undefined;
	}
}
