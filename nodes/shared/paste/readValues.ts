import type { ItemReader } from '../contract/itemReader';
import { ItemRefused } from '../contract/outcome';
import { isRecord } from '../text/json';
import { convert, nouns } from './convert';
import { stepsOf, type Place, type Step } from './place';
import { tailsOf, type Tail } from './tails';

/** Every refusal by a check says which parameter it is about: workflows tell by it that sending again does not help. */
const parameter = 'Values';

/** A refusal names so many places; the form shows the rest. */
const MOST_NAMED = 10;

/**
 * The values of an item for the places of a paste, by path, each in the type of its place. *Map Each Column Manually*
 * takes them from the fields of `values`; *Map Automatically* from the item, without one expression: a key like the
 * path, the nested value at the path, or the same with the shortest end of the path that no other place has.
 *
 * Empty are undefined, null and ''. Places that may be left out, or whose fields were removed from the form, have no
 * value then.
 *
 * @throws ItemRefused naming the places that are empty, or hold another type
 */
export function readValues(item: ItemReader, places: readonly Place[]): Map<string, unknown> {
	const given = givenValues(item, places);
	const removed = removedFields(item);
	const values = new Map<string, unknown>();
	const empty: string[] = [];
	for (const place of places) {
		const value = given(place);
		if (!isEmpty(value)) values.set(place.path, converted(value, place, item.timezone));
		else if (!place.optional && !removed.has(place.path)) empty.push(place.path);
	}
	if (empty.length > 0) throw unfilled(empty);
	return values;
}

function givenValues(item: ItemReader, places: readonly Place[]): (place: Place) => unknown {
	const tails = tailsOf(places);
	// Read apart from the values: expressions that are left from the other mode would be evaluated otherwise.
	if (item.parameter('values.mappingMode') === 'autoMapInputData') {
		const lengths = listLengths(places);
		return ({ path }) => first(tails.get(path), (tail) => valueAt(item.json, tail, path, lengths));
	}
	const fields = item.member('values', 'value');
	return ({ path }) => first(tails.get(path), ({ name }) => own(fields, name));
}

/** The fields that the user took out of the form: an explicit wish to leave their places away. */
function removedFields(item: ItemReader): ReadonlySet<unknown> {
	if (item.parameter('values.mappingMode') === 'autoMapInputData') return new Set();
	const schema = item.member('values', 'schema');
	const fields: unknown[] = Array.isArray(schema) ? schema : [];
	return new Set(fields.flatMap((field) => (isRecord(field) && field.removed === true ? [field.id] : [])));
}

function first(tails: Tail[] = [], read: (tail: Tail) => unknown): unknown {
	for (const tail of tails) {
		const value = read(tail);
		if (!isEmpty(value)) return value;
	}
	return undefined;
}

function valueAt(
	json: object,
	{ name, steps, before }: Tail,
	path: string,
	lengths: ReadonlyMap<string, number>,
): unknown {
	const flat = own(json, name);
	if (!isEmpty(flat)) return flat;
	let value: unknown = json;
	steps.forEach((step, place) => {
		if (typeof step === 'number' && Array.isArray(value)) checkLength(value, path, before + place, lengths);
		value = own(value, step);
	});
	return value;
}

/** A longer list of the item would lose its last entries silently. */
function checkLength(list: unknown[], path: string, depth: number, lengths: ReadonlyMap<string, number>): void {
	const most = lengths.get(prefixKey(stepsOf(path), depth));
	if (most === undefined || list.length <= most) return;
	throw new ItemRefused({
		message: `The item holds ${list.length} entries for the list of '${path}', the pasted text has ${most}`,
		todo: 'Paste a text with as many entries, or define the message by fields or from the whole item.',
		details: { parameter, path },
	});
}

/** By place list, because every item of a run has the same places. */
const knownLengths = new WeakMap<readonly Place[], ReadonlyMap<string, number>>();

/** How many entries each list of the paste has, by the steps that lead to it. */
function listLengths(places: readonly Place[]): ReadonlyMap<string, number> {
	const ready = knownLengths.get(places);
	if (ready) return ready;
	const lengths = new Map<string, number>();
	for (const { path } of places) {
		const steps = stepsOf(path);
		steps.forEach((step, depth) => {
			if (typeof step !== 'number') return;
			const key = prefixKey(steps, depth);
			lengths.set(key, Math.max(lengths.get(key) ?? 0, step + 1));
		});
	}
	knownLengths.set(places, lengths);
	return lengths;
}

function prefixKey(steps: Step[], depth: number): string {
	return JSON.stringify(steps.slice(0, depth));
}

/** Own members only: `constructor` is a name like any other. */
function own(value: unknown, step: Step): unknown {
	if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
	return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function converted(value: unknown, { path, type }: Place, zone: string): unknown {
	const result = convert(value, type, zone);
	if (result !== undefined) return result;
	throw new ItemRefused({
		message: `'${path}' must be ${nouns[type]}`,
		todo: `Correct '${path}' under 'Values', or the field of the item that it comes from.`,
		details: { parameter, path, type },
	});
}

function unfilled(paths: string[]): ItemRefused {
	const named = paths.slice(0, MOST_NAMED);
	const more = paths.length > named.length ? ` and ${paths.length - named.length} more` : '';
	return new ItemRefused({
		message: `Places of the pasted text are not filled: ${named.join(', ')}${more}`,
		todo: "Fill them under 'Values', or give the item fields of these names.",
		details: { parameter, paths: named },
	});
}
