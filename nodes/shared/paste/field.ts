import { ExactNumber } from '../text/exactNumber';
import type { ParsedJson } from './parseJson';

/** What a field takes; a subset of the types that n8n's resource mapper knows. */
export type FieldType = 'string' | 'number' | 'boolean' | 'dateTime' | 'array' | 'object';

/**
 * A field in a pasted text that a sender fills for every message.
 *
 * `path` is what the user sees and what the values are keyed by: names joined by dots, positions of lists in brackets,
 * `identityMap.Email[0].id` for instance. A name that could be taken for something else, because it holds a dot, a
 * bracket or a quote for instance, stands in brackets and single quotes: `ctx['first.name']`.
 */
export interface Field {
	path: string;
	type: FieldType;
	/** The item is rejected where it stays empty. */
	required: boolean;
	/** It may stay empty: it is left out then, unless it has a sample. */
	optional: boolean;
	/** Not in the form until the user adds it: what is seldom wanted, though every sample has it. */
	added?: boolean;
	/** Something is made up for it where it stays empty, such as an ID or the current time. */
	filledIn?: boolean;
	/** The value of the paste that is sent where the field stays empty. */
	sample?: ParsedJson;
}

/** A field that has to be filled. */
export function requiredField(path: string, type: FieldType): Field {
	return { path, type, required: true, optional: false };
}

/** A field that may stay empty. */
export function optionalField(path: string, type: FieldType, sample?: ParsedJson): Field {
	return { path, type, required: false, optional: true, ...(sample === undefined ? {} : { sample }) };
}

/** A field for which something is made up where it stays empty. */
export function filledInField(path: string, type: FieldType): Field {
	return { ...optionalField(path, type), filledIn: true };
}

/** The type of a value as JSON has it; objects and texts of every kind are texts. */
export function typeOf(value: ParsedJson): FieldType {
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'boolean') return 'boolean';
	return typeof value === 'number' || value instanceof ExactNumber ? 'number' : 'string';
}

/** One step from an object to its member, or from a list to its entry. */
export type Step = string | number;

const visibleText = /^[^.[\]'"\\%]+$/;
const odd = /['"\\%\]]/g;

/** The path of a member or an entry of what is at `parent`; an empty parent is the document itself. */
export function pathOf(parent: string, step: Step): string {
	if (typeof step === 'number') return `${parent}[${step}]`;
	if (visibleText.test(step)) return parent === '' ? step : `${parent}.${step}`;
	// Percent signs and codes, because quotes and backslashes have a meaning in n8n's own paths.
	const name = step.replace(odd, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
	return `${parent}['${name}']`;
}

/** The steps that a path consists of. */
export function stepsOf(path: string): Step[] {
	return [...path.matchAll(/\[(\d+)\]|\['([^']*)'\]|([^.[\]]+)/g)].map(([, position, quoted, name]) => {
		if (position !== undefined) return Number(position);
		return quoted === undefined ? String(name) : named(quoted);
	});
}

function named(quoted: string): string {
	return quoted.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
