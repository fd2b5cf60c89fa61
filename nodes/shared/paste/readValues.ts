import type { ItemReader } from '../contract/itemReader';
import type { ItemRefused } from '../contract/outcome';
import { dateTodo } from '../item/date';
import { refused } from '../item/refused';
import { isEmpty } from '../item/text';
import { isRecord } from '../text/json';
import { convert, nouns } from './convert';
import { stepsOf, type Field, type Step } from './field';
import { oncePerObject } from './once';
import { tailsOf, type Tail } from './tails';

/** Every refusal by a check says which parameter it is about: workflows tell by it that sending again does not help. */
const parameter = 'Values';

/** A refusal names so many fields; the form shows the rest. */
const MOST_NAMED = 10;

/**
 * The values of an item for the fields of a paste, by path, each in its field's type. *Map Each Column Manually*
 * takes them from the fields of `values`; *Map Automatically* from the item, without one expression: a key like the
 * path, the nested value at the path, or the same with the shortest end of the path that no other field has.
 *
 * Empty are undefined, null and ''. Fields that may be left out, or were removed from the form, have no value
 * then.
 *
 * @param isGiven whether a parameter of the node says what a field would
 * @throws ItemRefused naming the fields that are empty, or hold another type
 */
export function readValues(
	item: ItemReader,
	fields: readonly Field[],
	isGiven: (path: string) => boolean = () => false,
): Map<string, unknown> {
	const given = givenValues(item, fields);
	const removed = removedFields(item);
	const values = new Map<string, unknown>();
	const empty: string[] = [];
	for (const field of fields) {
		const value = given(field);
		if (!isEmpty(value)) values.set(field.path, converted(value, field, item.timezone));
		else if (!field.optional && !removed.has(field.path) && !isGiven(field.path)) empty.push(field.path);
	}
	if (empty.length > 0) throw unfilled(empty);
	return values;
}

function givenValues(item: ItemReader, fields: readonly Field[]): (field: Field) => unknown {
	const tails = tailsOf(fields);
	// Read apart from the values: expressions that are left from the other mode would be evaluated otherwise.
	if (item.parameter('values.mappingMode') === 'autoMapInputData') {
		const lengths = listLengths(fields);
		return ({ path }) => first(tails.get(path), (tail) => valueAt(item.json, tail, path, lengths));
	}
	const filled = item.member('values', 'value');
	return ({ path }) => first(tails.get(path), ({ name }) => own(filled, name));
}

/** The fields that the user took out of the form: an explicit wish to leave them out. */
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
	steps.forEach((step, position) => {
		if (typeof step === 'number' && Array.isArray(value)) checkLength(value, path, before + position, lengths);
		value = own(value, step);
	});
	return value;
}

/** A longer list of the item would lose its last entries silently. */
function checkLength(list: unknown[], path: string, depth: number, lengths: ReadonlyMap<string, number>): void {
	const most = lengths.get(prefixKey(stepsOf(path), depth));
	if (most === undefined || list.length <= most) return;
	throw refused(
		`The item has ${list.length} entries for the list of '${path}', the pasted text has ${most}`,
		'Paste a text with that many entries, or define the message by fields or from the whole item.',
		{ parameter, path },
	);
}

/** How many entries each list of the paste has, by the steps that lead to it. */
const listLengths = oncePerObject((fields: readonly Field[]): ReadonlyMap<string, number> => {
	const lengths = new Map<string, number>();
	for (const { path } of fields) {
		const steps = stepsOf(path);
		steps.forEach((step, depth) => {
			if (typeof step !== 'number') return;
			const key = prefixKey(steps, depth);
			lengths.set(key, Math.max(lengths.get(key) ?? 0, step + 1));
		});
	}
	return lengths;
});

function prefixKey(steps: Step[], depth: number): string {
	return JSON.stringify(steps.slice(0, depth));
}

/** Own members only: `constructor` is a name like any other. */
function own(value: unknown, step: Step): unknown {
	if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
	return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function converted(value: unknown, { path, type }: Field, zone: string): unknown {
	const result = convert(value, type, zone);
	if (result !== undefined) return result;
	throw refused(
		`'${path}' must be ${nouns[type]}`,
		[
			`Correct '${path}' under 'Values', or the key of the item that it comes from.`,
			...(type === 'dateTime' ? [dateTodo(value)] : []),
		].join(' '),
		{ parameter, path, type },
	);
}

function unfilled(paths: string[]): ItemRefused {
	const named = paths.slice(0, MOST_NAMED);
	const more = paths.length > named.length ? ` and ${paths.length - named.length} more` : '';
	return refused(
		`Fields of the pasted text are not filled: ${named.join(', ')}${more}`,
		"Fill them in under 'Values', or give the item keys of these names.",
		{ parameter, paths: named },
	);
}
