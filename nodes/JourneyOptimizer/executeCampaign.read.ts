import type { ItemReader } from '../shared/contract/itemReader';
import { readContext } from '../shared/item/context';
import { readJsonObject } from '../shared/item/jsonObject';
import { quoted, refused } from '../shared/item/refused';
import { readSendOnceKey } from '../shared/item/sendOnceKey';
import { readRequired, readVisible } from '../shared/item/text';
import type { PastedFor } from './paste/pastedFor';
import { readPasted } from './paste/pasted.read';
import { audienceContent, recipientContent, type Content } from './content.read';
import { hintLists, readRecipient } from './recipient.read';
import { hashedUuid, isUuid } from '../shared/text/uuid';
import type { Endpoint, Execution } from './wire/execution';

/** An execution, and what the pasted request was made for, where there is one. */
export interface ReadExecution extends Execution {
	madeFor?: PastedFor;
}

export interface ReadOptions {
	/** Whether recipients may share a call, so that none can have a request ID of its own. */
	sharesCalls: boolean;
	/** The endpoint of the campaign where it was chosen from the list. */
	listedEndpoint?: Endpoint;
	/** What send-once keys belong to; absent where nothing does, in a workflow that was never saved. */
	keyScope: string | undefined;
	/** A random ID for the item's message, the same in every attempt. */
	randomId(item: ItemReader): string;
}

/**
 * Makes an execution of an item.
 *
 * @throws ItemRefused for what the platform would refuse; nothing is sent for the item then
 */
export function readExecution(item: ItemReader, options: ReadOptions): ReadExecution {
	const { endpoint, ...execution } =
		item.parameter('dataMode') === 'paste' ? readPasted(item) : readFields(item, options.listedEndpoint);
	const requestId = readVisible(item.member('options', 'requestId'), 'Request ID');
	if (requestId !== '' && options.sharesCalls && endpoint !== 'audience') {
		throw refused(
			"'Request ID' belongs to a single request, but several recipients share one here",
			"Set 'Recipients per Call' to 1, or leave 'Request ID' empty.",
			'Request ID',
		);
	}
	const names = requestId === '' ? ownId(item, endpoint, options) : { id: requestId, reference: requestId };
	return { endpoint, ...names, ...execution };
}

/** A request with one message has the ID that the item's send-once key always makes, so that a repeat does no harm. */
function ownId(
	item: ItemReader,
	endpoint: Endpoint,
	{ sharesCalls, keyScope, randomId }: ReadOptions,
): Pick<Execution, 'id' | 'isKeyed'> {
	const key = sharesCalls && endpoint !== 'audience' ? '' : readSendOnceKey(item);
	if (key === '' || keyScope === undefined) return { id: randomId(item) };
	return { id: hashedUuid([keyScope, key]), isKeyed: true };
}

function readFields(item: ItemReader, listedEndpoint?: Endpoint): Omit<ReadExecution, 'id'> {
	const endpoint = listedEndpoint ?? readEndpoint(item.parameter('endpoint'));
	const campaignId = readCampaignId(item);
	const content = endpoint === 'audience' ? readAudience(item) : recipientContent(readRecipient(item, endpoint));
	return { endpoint, campaignId, ...content };
}

function readAudience(item: ItemReader): Content {
	const audienceId = readVisible(item.parameter('audienceId'), 'Audience ID');
	const context = audienceContext(item);
	hintLists(item, context);
	return audienceContent({ audience: { id: audienceId }, context }, item.parameter('executeAt'), item.timezone);
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
	const campaignId = readRequired(item.parameter('campaignId'), 'Campaign', campaignTodo);
	if (isUuid(campaignId)) return campaignId;
	throw refused(`'Campaign' is not a valid campaign ID: ${quoted(campaignId)}`, campaignTodo, 'Campaign');
}

const campaignTodo = "Choose a campaign from the list, or copy 'campaignId' from the campaign's cURL request.";
