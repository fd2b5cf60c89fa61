import { MOST_FIELDS } from './limits';
import { isParsedObject, type ParsedJson } from './parseJson';
import { PasteRefused } from './pasteRefused';
import { pathOf, type Field } from './field';
import { recordIn } from '../text/json';

/** Says whether a value of the document is a field to fill; what is one is not looked into. */
export type Classifier = (path: string, value: ParsedJson) => Field | undefined;

/**
 * The fields of a document, in its order.
 *
 * @throws PasteRefused where there are more than any form could show, or the fixed part holds a token
 */
export function fieldsIn(document: ParsedJson, classify: Classifier): Field[] {
	const fields: Field[] = [];
	const visit = (value: ParsedJson, path: string): void => {
		if (isTokenLike(path)) throw secret('a name');
		const field = path === '' ? undefined : classify(path, value);
		if (!field && typeof value === 'string' && isTokenLike(value)) throw secret('a value');
		if (field) {
			fields.push(field);
			if (fields.length > MOST_FIELDS) {
				throw new PasteRefused(`at most ${MOST_FIELDS} fields to fill in`, 'more');
			}
		} else if (Array.isArray(value)) {
			value.forEach((entry, position) => visit(entry, pathOf(path, position)));
		} else if (isParsedObject(value)) {
			for (const [name, member] of Object.entries(value)) visit(member, pathOf(path, name));
		}
	};
	visit(document, '');
	return fields;
}

/** What stays as it is would be sent and shown in dry runs. */
function secret(what: string): PasteRefused {
	return new PasteRefused(
		'a text without secrets',
		`${what} that looks like a token`,
		undefined,
		'Delete the token: the node uses the one from the credential.',
	);
}

/**
 * A copy of the document with the values of its fields. A field without a value keeps its sample; where it has none it
 * is left out, and with it the objects and lists that hold nothing else.
 *
 * @param values by path, as `readValues` gives them
 */
export function fill(
	document: ParsedJson,
	fields: readonly Field[],
	values: ReadonlyMap<string, unknown>,
): Record<string, unknown> {
	const open = new Map(fields.map((field) => [field.path, field]));
	const copy = (value: ParsedJson, path: string): unknown => {
		const field = open.get(path);
		if (field) return values.has(path) ? values.get(path) : field.sample;
		if (Array.isArray(value)) {
			const entries = value.map((entry, position) => copy(entry, pathOf(path, position))).filter(isThere);
			return entries.length === 0 && value.length > 0 ? undefined : entries;
		}
		if (!isParsedObject(value)) return value;
		const given = Object.entries(value);
		const members = given.map(([name, member]) => [name, copy(member, pathOf(path, name))] as const);
		const filled = members.filter(([, member]) => isThere(member));
		return filled.length === 0 && given.length > 0 ? undefined : Object.fromEntries(filled);
	};
	return recordIn(copy(document, ''));
}

function isThere(value: unknown): boolean {
	return value !== undefined;
}

/** Access tokens as headers carry them, JWTs, client secrets of Adobe, session tokens of Campaign. */
const shapes = /^\s*Bearer\s+\S|\beyJ[\w-]{5,}\.[\w-]+|\bp8e?-[\w-]{20,}|___[0-9A-F]{8}-[0-9A-F]{4}-/i;

/** Whether a text has the shape of a secret, which no message has to hold. */
function isTokenLike(text: string): boolean {
	return shapes.test(text);
}
