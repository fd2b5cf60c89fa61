import type { ItemReader } from '../shared/contract/itemReader';
import { ItemRefused } from '../shared/contract/outcome';
import { isEmailAddress } from '../shared/item/email';
import { isRecord, readJson } from '../shared/text/json';
import { writeJson } from '../shared/text/exactNumber';
import { readContext, readJsonObject } from '../shared/item/context';
import { readAddress } from './address.read';
import { checkDates, dateText } from './dates.read';
import { agreedAddress, pastedBody } from './paste/pasted.read';
import { jsonObject } from '../shared/platform/jsonObject';
import { readApiPreview, type ApiPreview } from './paste/apiPreview';
import { bodyFields, type TransactionalEvent } from './wire/event';
import type { EventAddress } from './wire/eventAddress';

type Members = Record<string, unknown>;

const displayNames: Record<string, string> = {
	email: 'Recipient Email',
	mobilePhone: 'Mobile Phone',
	registrationToken: 'Registration Token',
	application: 'Application',
	pushPlatform: 'Push Platform',
	wishedChannel: 'Wished Channel',
	scheduled: 'Scheduled',
	expiration: 'Expiration',
};

/**
 * Makes an event of an item.
 *
 * @param preview reads a pasted API preview
 * @throws ItemRefused for what Campaign would refuse, or could send to nobody
 */
export function readEvent(
	item: ItemReader,
	nowMs: number,
	preview: (pasted: string) => ApiPreview = readApiPreview,
): TransactionalEvent {
	if (item.parameter('define') === 'paste') {
		const pasted = preview(String(item.parameter('pasted') ?? ''));
		const address = readAddress(item, agreedAddress(item, pasted));
		const body = pastedBody(item, pasted, mapAutomatically);
		if (body.email !== undefined) checkEmail(body.email);
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
	const fields = readFields(
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
	const fields = readFields((name) => item.json[name], item.timezone);
	const rest = Object.fromEntries(Object.entries(others).filter(([key]) => !names.includes(key)));
	if (ctx === undefined || ctx === null) return { ...fields, ...withContext(rest) };
	return { ...fields, ...rest, ctx: readJsonObject(ctx, 'ctx') };
}

/** What is left empty is not sent. */
function withContext(ctx: Members): Members {
	return Object.keys(ctx).length > 0 ? { ctx } : {};
}

function readFields(given: (name: string) => unknown, zone: string): Members {
	const fields: Members = {};
	for (const name of bodyFields) {
		const displayName = displayNames[name] ?? name;
		const value = given(name);
		const isDate = name === 'scheduled' || name === 'expiration';
		const read = isDate ? dateText(value, zone, displayName) : scalar(value, displayName);
		if (read !== '') fields[name] = read;
	}
	if (fields.email !== undefined) checkEmail(fields.email);
	return fields;
}

function checkEmail(email: unknown): void {
	if (isEmailAddress(String(email))) return;
	const shown = String(email).slice(0, 100);
	throw refused(`'Recipient Email' holds no e-mail address: ${shown}`, 'Correct the address.', 'Recipient Email');
}

/** Numbers stay numbers: in which form a channel is named depends on the instance. */
function scalar(value: unknown, displayName: string): unknown {
	if (value === undefined || value === null) return '';
	if (typeof value === 'object') {
		throw refused(`'${displayName}' holds a list or an object`, 'Give a single value.', displayName);
	}
	if (displayName === displayNames.wishedChannel && typeof value === 'number') return value;
	return String(value).trim();
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

function refused(message: string, todo: string, parameter: string): ItemRefused {
	return new ItemRefused({ message, todo, details: { parameter } });
}
