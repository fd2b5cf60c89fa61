import type { ItemReader } from '../shared/contract/itemReader';
import { readContext } from '../shared/item/context';
import { checkExpiration } from '../shared/item/date';
import { readFields } from '../shared/item/fields';
import { jsonTextOf, readJsonObject } from '../shared/item/jsonObject';
import { refused } from '../shared/item/refused';
import { readPastedText } from '../shared/paste/pastedText';
import { isRecord, readJson } from '../shared/text/json';
import { readAddress } from './address.read';
import { readApiPreview } from './paste/apiPreview';
import { agreedAddress, pastedBody } from './paste/pasted.read';
import { jsonObject } from '../shared/platform/jsonObject';
import { bodyFields, type EventAddress, type TransactionalEvent } from './wire/event';

type Members = Record<string, unknown>;

/**
 * Makes an event of an item.
 *
 * @throws ItemRefused for what Campaign would refuse, or could send to nobody
 */
export function readEvent(item: ItemReader, nowMs: number): TransactionalEvent {
	if (item.parameter('dataMode') === 'paste') {
		const pasted = readApiPreview(readPastedText(item, 'Paste the API preview of the event.'));
		const address = readAddress(item, agreedAddress(item, pasted));
		const body = withFields(pastedBody(item, pasted, mapAutomatically), item.timezone);
		return { ...event(address, body, nowMs), pastedHost: pasted.address?.host };
	}
	const address = readAddress(item);
	const body = item.parameter('dataMode') === 'autoMapInputData' ? mapAutomatically(item) : defineBelow(item);
	return event(address, body, nowMs);
}

function event(address: EventAddress, body: Members, nowMs: number): TransactionalEvent {
	checkExpiration(body, nowMs);
	checkRecipient(body);
	const text = jsonTextOf(body, 'Context', 'The event');
	return { address, body: text, submitted: jsonObject(readJson(text) ?? {}) };
}

function defineBelow(item: ItemReader): Members {
	const fields = bodyFieldsOf(
		(name) => (name === 'email' ? item.parameter('email') : item.member('additionalFields', name)),
		item.timezone,
	);
	const attributes = readJsonObject(item.member('additionalFields', 'attributesJson'), 'Attributes JSON');
	return { ...fields, ...withFields(attributes, item.timezone), ...withContext(readContext(item)) };
}

/** A body with the fields that the platform knows as they are sent, whoever named them; all others as they are. */
function withFields(body: Members, zone: string): Members {
	return { ...body, ...bodyFieldsOf((name) => (Object.hasOwn(body, name) ? body[name] : undefined), zone) };
}

/** The item itself, without one expression: the request body, or its context where it has no `ctx`. */
function mapAutomatically(item: ItemReader): Members {
	const { ctx, ...others } = item.json;
	const names: readonly string[] = bodyFields;
	const fields = bodyFieldsOf((name) => item.json[name], item.timezone);
	const rest = Object.fromEntries(Object.entries(others).filter(([key]) => !names.includes(key)));
	if (ctx === undefined || ctx === null) return { ...fields, ...withContext(rest) };
	return { ...fields, ...rest, ctx: readJsonObject(ctx, 'ctx') };
}

/** What is left empty is not sent. */
function withContext(ctx: Members): Members {
	return Object.keys(ctx).length > 0 ? { ctx } : {};
}

/** Numbers stay numbers: in which form a channel is named depends on the instance. */
function bodyFieldsOf(given: (name: string) => unknown, zone: string): Members {
	const channel = given('wishedChannel');
	const fields = readFields(bodyFields, given, zone);
	return typeof channel === 'number' ? { ...fields, wishedChannel: channel } : fields;
}

/** An event of a profile holds nothing but its context, in which the profile is named. */
function checkRecipient(body: Members): void {
	const { scheduled: _scheduled, expiration: _expiration, ctx, ...others } = body;
	const named = Object.keys(others).length + (isRecord(ctx) ? Object.keys(ctx).length : 0);
	if (named > 0) return;
	throw refused(
		'The event is empty: it has neither a recipient nor a context',
		"Fill in 'Recipient Email', 'Mobile Phone' or 'Registration Token', or put the profile's key into 'Context'.",
		'Recipient Email',
	);
}
