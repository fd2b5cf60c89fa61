import { isParsedObject, type ParsedJson } from './parseJson';

/** The names of all members, in whatever order they were written: two values of one shape fit one template. */
export function shapeOf(value: ParsedJson): string {
	return JSON.stringify(namesIn(value));
}

type Names = Array<string | Names>;

function namesIn(value: ParsedJson): string | Names {
	if (!isParsedObject(value)) return Array.isArray(value) ? 'list' : 'value';
	return Object.keys(value)
		.sort()
		.map((name) => [name, namesIn(value[name] ?? null)]);
}
