import type { ItemReader } from '../shared/contract/itemReader';
import { isRecord } from '../shared/text/json';
import { checkExpiration } from '../shared/item/date';
import { namedFields, readContext } from '../shared/item/context';
import { readJsonObject } from '../shared/item/jsonObject';
import { quoted, refused } from '../shared/item/refused';
import { isEmpty, readRequired } from '../shared/item/text';
import { withValidNames } from '../shared/xml/validNames';
import { readAttributes, readQueue, type EventDraft, type EventToWrite } from './event.read';
import { readPasted } from './paste/pasted.read';
import {
	campaignEvent,
	eventAttributes,
	MOST_EVENT_BYTES,
	type CampaignEvent,
	type EventParts,
	type Queue,
} from './wire/event';

/**
 * Makes an event of an item.
 *
 * @param nowMs the current time in milliseconds since 1970
 * @throws ItemRefused for what Campaign would refuse, or store without anybody to send it to
 */
export function readEvent(item: ItemReader, nowMs: number): CampaignEvent {
	const { queue, type, hosts, ...draft } = item.parameter('dataMode') === 'paste' ? readPasted(item) : readFields(item);
	checkRecipient(draft);
	checkExpiration(draft.attributes, nowMs);

	const { event, charactersRemoved } = written(queue, { type, ...draft, context: contextOf(item, draft) });
	if (event.bytes > MOST_EVENT_BYTES) {
		const size = `${event.bytes} bytes, more than ${MOST_EVENT_BYTES}`;
		throw refused(
			`The event is too large: ${size}`,
			"Put less into 'Context', or a link instead of a file.",
			'Context',
		);
	}
	if (charactersRemoved) item.hint('Characters that are not allowed in XML were removed');
	return hosts === undefined ? event : { ...event, hosts };
}

function readFields(item: ItemReader): EventToWrite {
	const type = readRequired(item.parameter('eventType'), 'Event Type', 'Choose an event type, or enter its ID.');
	const queue = readQueue(item.parameter('queue'));
	const draft = item.parameter('dataMode') === 'autoMapInputData' ? mapAutomatically(item) : defineBelow(item);
	return { queue, type, ...draft };
}

function defineBelow(item: ItemReader): EventDraft {
	const own = namedFields(attributeRows(item));
	const children = readJsonObject(item.member('additionalFields', 'childrenJson'), 'Children JSON');
	const given = (name: string): unknown => {
		const value = name === 'email' ? item.parameter('email') : item.member('additionalFields', name);
		return isEmpty(value) ? own[name] : value;
	};
	const { attributes, extended } = readAttributes(given, own, item.timezone);
	return {
		...{ attributes, context: readContext(item), children },
		extended: extended || Object.keys(children).length > 0,
	};
}

function attributeRows(item: ItemReader): unknown {
	const attributes = item.member('additionalFields', 'attributes');
	return isRecord(attributes) ? attributes.attribute : undefined;
}

/** The item itself, without one expression: keys named like attributes, `ctx`, and where there is none, the rest. */
function mapAutomatically(item: ItemReader): EventDraft {
	const { ctx, ...others } = item.json;
	const names: readonly string[] = eventAttributes;
	const rest = Object.entries(others).filter(([key]) => !names.includes(key));
	return {
		...readAttributes((name) => item.json[name], {}, item.timezone),
		context: ctx === undefined || ctx === null ? Object.fromEntries(rest) : readJsonObject(ctx, 'ctx'),
		children: {},
	};
}

function checkRecipient({ attributes, extended }: EventDraft): void {
	const { email, mobilePhone, registrationToken } = attributes;
	if (email || mobilePhone || registrationToken || extended) return;
	throw refused(
		"The event has no recipient: 'Recipient Email', 'Mobile Phone' and 'Registration Token' are empty",
		'Fill in one of them.',
		'Recipient Email',
	);
}

/** The context, with the keys of spreadsheets and forms made names where the user wants that. */
function contextOf(item: ItemReader, { context }: EventDraft): Record<string, unknown> {
	if (item.parameter('makeNamesValid') !== true) return context;
	const { data, changes } = withValidNames(context);
	if (changes.size > 0) {
		const listed = [...changes].map(([key, name]) => `${quoted(key)} → ${name}`);
		item.hint(`Names changed: ${listed.join(', ')}`);
	}
	return data;
}

function written(queue: Queue, parts: EventParts): { event: CampaignEvent; charactersRemoved: boolean } {
	const made = campaignEvent(queue, parts);
	if ('event' in made) return made;
	throw refused(
		`'${made.part}' cannot be written as XML: ${made.why}`,
		`Names must begin with a letter or an underscore and contain only letters, digits, hyphens, dots and underscores.${made.part === 'Context' ? " Rename them, or turn on 'Make Names Valid'." : ''}`,
		made.part,
	);
}
