import type { Arrival, Refusal } from './arrivals';
import { demoEventTypes } from './demo';
import { isObject } from './json';
import type { JournalEntry } from './journal';
import type { Fact, Row } from './snapshot';

const mostFacts = 40;
const longestValue = 200;
const mostDepth = 6;

const eventLabels = new Map(demoEventTypes.map(({ name, label }) => [name, label]));
/** Shown elsewhere in a row, or of interest only to machines. */
const leftOut = new Set(['_id', 'timestamp', 'identityMap', '_experience']);

/** An arrival as the page shows it. */
export function rowOf(arrival: Arrival): Row {
	return 'message' in arrival ? messageRow(arrival.seq, arrival.message) : refusalRow(arrival.seq, arrival.refusal);
}

function messageRow(seq: number, message: JournalEntry): Row {
	const { id, at, call, platform, kind, addressee, eventType } = message;
	return {
		...{ seq, at, call, message: id, platform, kind },
		state: kind === 'invalid' ? 'dropped' : 'accepted',
		recipient: addressee,
		title: titleOf(eventType),
		facts: factsOf(contentOf(message)),
	};
}

function refusalRow(seq: number, { at, call, platform, operation, status, reason }: Refusal): Row {
	const state = status === undefined ? 'lost' : 'refused';
	return { seq, at, call, platform, kind: operation, state, recipient: '', title: reason, facts: [] };
}

/** The name of an event in words: `EVTorderConfirmation` and `order_confirmation` become "Order confirmation". */
export function titleOf(eventType: string): string {
	const label = eventLabels.get(eventType);
	if (label !== undefined) return label;
	if (!/^\w+$/.test(eventType)) return eventType;
	const words = eventType
		.replace(/^EVT(?=\w)/, '')
		.replace(/([\p{Ll}\d])(\p{Lu})/gu, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
		.replace(/_+/g, ' ')
		.trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a sender put into a message, wherever its platform keeps it. */
export function contentOf({ detail }: Pick<JournalEntry, 'detail'>): unknown {
	const parts = new Map<string, unknown>(Object.entries(detail));
	const body = parts.get('body');
	const found = ['ctx', 'entity', 'context', 'tokens'].map((name) => parts.get(name));
	return [...found, isObject(body) ? body.ctx : undefined].find((content) => content !== undefined);
}

/** The values of a content in the order in which they stand; the name of a nested value is its path. */
export function factsOf(content: unknown): Fact[] {
	const facts: Fact[] = [];
	collect(content, [], facts);
	return facts;
}

function collect(value: unknown, path: string[], facts: Fact[]): void {
	if (facts.length >= mostFacts || value === undefined || value === null || value === '') return;
	if (path.length > mostDepth) return void facts.push([path.join('.'), '…']);
	if (Array.isArray(value)) return collectList(value, path, facts);
	if (!isObject(value)) return void facts.push([path.join('.'), shorten(String(value))]);
	for (const [name, member] of Object.entries(value)) {
		if (path.length === 0 && leftOut.has(name)) continue;
		// A tenant's namespace, such as _sandbox, says nothing about the value.
		const isTenant = path.length === 0 && name.startsWith('_') && isObject(member);
		collect(member, isTenant ? path : [...path, name.replace(/^@/, '')], facts);
	}
}

function collectList(list: unknown[], path: string[], facts: Fact[]): void {
	for (const [index, entry] of list.entries()) {
		// Marketo's tokens: a name between braces and a value.
		const { name, value } = isObject(entry) ? entry : {};
		const isToken = path.length === 0 && typeof name === 'string';
		if (isToken) collect(value, [name.replace(/[{}]/g, '')], facts);
		else collect(entry, [...path, String(index + 1)], facts);
	}
}

function shorten(text: string): string {
	return text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`;
}
