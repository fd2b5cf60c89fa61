import type { ItemReader } from '../shared/contract/itemReader';
import { visibleText } from '../shared/text/invisible';
import { isRecord, recordIn } from '../shared/text/json';
import { readContext } from '../shared/item/context';
import { readJsonObject } from '../shared/item/jsonObject';
import { quoted, refused } from '../shared/item/refused';
import { readRequired, readVisible } from '../shared/item/text';
import { filledMembers, personalizationData } from './wire/context';
import { checkAttachments, readAttachments } from './attachments.read';
import type { Endpoint } from './wire/execution';

/** A recipient as the body of a call holds it, and what the delivery must know of it. */
export interface Recipient {
	userId: string;
	namespace: string;
	context: Record<string, unknown>;
	body: Record<string, unknown>;
}

/**
 * Makes the recipient of an item, for the endpoints that take recipients.
 *
 * @throws ItemRefused for one that the platform would not take
 */
export function readRecipient(item: ItemReader, endpoint: Endpoint): Recipient {
	const automatic = item.parameter('dataMode') === 'autoMapInputData';
	const given = automatic ? item.json : defineBelow(item);
	const recipient = recipientOf(
		given,
		readVisible(item.parameter('recipientType'), 'Recipient Type') || 'aep',
		endpoint,
	);
	hintLists(item, recipient.context, recordIn(recipient.body.profile));
	return recipient;
}

/** Says that a list directly in personalization data may not be taken: the published schema has texts and objects there. */
export function hintLists(item: ItemReader, ...data: Array<Readonly<Record<string, unknown>>>): void {
	if (!data.some((members) => Object.values(members).some(Array.isArray))) return;
	item.hint("A list directly in context or profile is sent as it is; Adobe's published schema has no list there");
}

/**
 * Makes a recipient of its members.
 *
 * @param defaultType where the recipient names none
 * @throws ItemRefused for one that the platform would not take
 */
export function recipientOf(
	given: Readonly<Record<string, unknown>>,
	defaultType: string,
	endpoint: Endpoint,
): Recipient {
	const type = readVisible(given.type, 'Recipient Type') || defaultType;
	checkType(type, endpoint);
	const userId = readRequired(given.userId, 'User ID', 'Give the identity of the recipient.');
	const namespace = readRequired(given.namespace, 'Namespace', "Give the identity's namespace, such as email.");

	const context = personalizationData(readJsonObject(given.context, 'Context'));
	const profile = personalizationData(readJsonObject(given.profile, 'Profile JSON'));
	const { mergePolicyName, ...others } = given;
	checkAttachments(given.attachments);
	const members = filledMembers({
		...others,
		...{ type, userId, namespace, context, profile },
		channelData: isRecord(given.channelData) ? addresses(given.channelData) : given.channelData,
		// Only profiles of Experience Platform are merged.
		...(type === 'aep' ? { mergePolicyName } : {}),
	});
	return { userId, namespace, context, body: members };
}

/** The fields over what *Recipient JSON* holds: its objects get the fields' members, everything else of it stays. */
function defineBelow(item: ItemReader): Record<string, unknown> {
	const { type: _type, ...more } = readJsonObject(item.member('additionalFields', 'recipientJson'), 'Recipient JSON');
	const profile = readJsonObject(item.member('additionalFields', 'profileJson'), 'Profile JSON');
	const channelData = item.parameter('channelData');
	const attachments = readAttachments(item);
	return {
		...more,
		...(attachments.length > 0 ? { attachments: [...list(more.attachments), ...attachments] } : {}),
		userId: item.parameter('userId'),
		namespace: item.parameter('namespace'),
		channelData: { ...recordIn(more.channelData), ...filledMembers(recordIn(channelData)) },
		context: { ...recordIn(more.context), ...readContext(item) },
		profile: { ...recordIn(more.profile), ...profile },
		mergePolicyName: item.member('additionalFields', 'mergePolicyName') || more.mergePolicyName,
	};
}

function checkType(type: string, endpoint: Endpoint): void {
	if (type !== 'aep' && type !== 'external') {
		throw refused(
			`'Recipient Type' must be aep or external, not ${quoted(type)}`,
			'Choose one of the two.',
			'Recipient Type',
		);
	}
	if (endpoint === 'highThroughput' && type !== 'external') {
		throw refused(
			'The endpoint High Throughput takes external recipients only',
			"Set 'Recipient Type' to External, or choose the endpoint Unitary.",
			'Recipient Type',
		);
	}
}

function list(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/** Where a message goes, such as an email address; objects, such as those of push messages, stay as they are. */
function addresses(channelData: Record<string, unknown>): Record<string, unknown> {
	const visible = Object.entries(channelData).map(([name, value]) => [
		name,
		typeof value === 'string' ? visibleText(value) : value,
	]);
	return filledMembers(Object.fromEntries(visible));
}
