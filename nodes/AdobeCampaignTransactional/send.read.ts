import type { ItemReader } from '../shared/contract/itemReader';
import { readContext } from '../shared/item/context';
import { checkEmail } from '../shared/item/email';
import { readFields } from '../shared/item/fields';
import { readJsonObject } from '../shared/item/jsonObject';
import { refused } from '../shared/item/refused';
import { readPastedText } from '../shared/paste/pastedText';
import { isRecord, readJson } from '../shared/text/json';
import { writeJson } from '../shared/text/exactNumber';
import { readAddress } from './address.read';
import { readApiPreview } from './paste/apiPreview';
import { agreedAddress, pastedBody } from './paste/pasted.read';
import { jsonObject } from '../shared/platform/jsonObject';
import { bodyFields, type TransactionalEvent } from './wire/event';
import type { EventAddress } from './wire/eventAddress';

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
		const body = pastedBody(item, pasted, mapAutomatically);
		if (body.email !== undefined) checkEmail(String(body.email), 'Recipient Email');
		return { ...event(address, body, writeJson(body), nowMs), pastedHost: pasted.address?.host };
	}
	const address = readAddress(item);
	const body = item.parameter('dataMode') === 'autoMapInputData' ? mapAutomatically(item) : defineBelow(item);
	const text = JSON.stringify(body, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
	return event(address, body, text, nowMs);
}

function event(address: EventAddress, body: Members, text: string, nowMs: number): TransactionalEvent {
	checkDates(body, nowMs);
	checkRecipient(body);
	return { address, body: text, submitted: jsonObject(readJson(text) ?? {}) };
}

function defineBelow(item: ItemReader): Members {
	const fields = bodyFieldsOf(
		(name) => (name === 'email' ? item.parameter('email') : item.member('additionalFields', name)),
		item.timezone,
	);
	const attributes = readJsonObject(item.member('additionalFields', 'attributesJson'), 'Attributes JSON');
	return { ...fields, ...attributes, ...withContext(readContext(item)) };
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

/**
 * Refuses an event that would be cancelled before it is processed.
 *
 * @param dates `scheduled` and `expiration` as they are sent
 */
function checkDates(dates: Members, nowMs: number): void {
	const moment = (name: string): number => Date.parse(String(dates[name] ?? ''));
	const expiration = moment('expiration');
	if (expiration < moment('scheduled')) {
		throw refused("'Expiration' is before 'Scheduled'", 'Correct one of the two dates.', 'Expiration');
	}
	if (expiration < nowMs) {
		throw refused("'Expiration' is in the past", 'Give a later date, or remove the item.', 'Expiration');
	}
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
