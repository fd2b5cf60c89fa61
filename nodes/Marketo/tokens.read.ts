import type { ItemReader } from '../shared/contract/itemReader';
import { readJsonObject } from '../shared/item/jsonObject';
import { refused } from '../shared/item/refused';
import { isRecord } from '../shared/text/json';
import { BLANKS, withoutEnd } from '../shared/text/withoutEnd';
import type { Token } from './wire/campaignRequest';

/** Marketo developer documentation, "Smart campaigns". */
const MOST_TOKENS = 100;
/** A call may have a megabyte; this leaves room for a hundred leads ("Error codes", 413). */
const MOST_TOKEN_BYTES = 900_000;

/**
 * Reads the tokens of an item, with braces around their names; those whose value is empty are left out, so that the
 * program's own value stays.
 *
 * @throws ItemRefused for a token without a name, too many of them, or a list or an object as a value
 */
export function readTokens(item: ItemReader): Token[] {
	const given =
		item.parameter('dataMode') === 'autoMapInputData'
			? fromItem(item.json.tokens)
			: rows(item.member('tokens', 'token'));
	const tokens = given.flatMap(([name, value]) => readToken(name, tokenText(name, value)));
	if (tokens.length > MOST_TOKENS) {
		throw refused(
			`The item has ${tokens.length} tokens, and Marketo takes ${MOST_TOKENS}`,
			'Use fewer tokens.',
			'Tokens',
		);
	}
	if (Buffer.byteLength(JSON.stringify(tokens)) > MOST_TOKEN_BYTES) {
		throw refused('The tokens are larger than a request to Marketo may be', 'Put less text into them.', 'Tokens');
	}
	return tokens;
}

/** An object of names and values, or a list of them. */
function fromItem(tokens: unknown): Array<[string, unknown]> {
	if (!Array.isArray(tokens)) return Object.entries(readJsonObject(tokens, 'tokens'));
	if (tokens.every((token) => isRecord(token) && 'name' in token)) return rows(tokens);
	throw refused(
		"'tokens' is a list that contains something else than names and values",
		'Give a list of objects such as { "name": "my.message", "value": "Hello" }, or one object with the names as keys.',
		'tokens',
	);
}

function rows(list: unknown): Array<[string, unknown]> {
	return (Array.isArray(list) ? list : [])
		.filter(isRecord)
		.map(({ name, value }) => [typeof name === 'string' ? name : String(name ?? ''), value]);
}

function readToken(given: string, value: string): Token[] {
	if (value === '') return [];
	const name = withoutEnd(given.replace(/^[{\s]+/, ''), `}${BLANKS}`);
	if (name === '') {
		throw refused("'Tokens' contains a token without a name", 'Give each token a name, such as my.message.', 'Tokens');
	}
	return [{ name: `{{${name}}}`, value }];
}

function tokenText(name: string, value: unknown): string {
	if (value === undefined || value === null) return '';
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	if (typeof value !== 'object') return String(value);
	const json: unknown = 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : undefined;
	if (typeof json === 'string') return json;
	throw refused(
		`The token '${name}' must be a single value, not a list or an object`,
		'Give a text, or write the value as JSON text.',
		'Tokens',
	);
}
