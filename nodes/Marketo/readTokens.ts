import type { ItemReader } from '../shared/contract/itemReader';
import { ItemRefused } from '../shared/contract/outcome';
import { isRecord } from '../shared/text/json';
import { readJsonObject } from '../shared/item/context';
import type { Token } from './wire/campaignRequest';
import { BLANKS, withoutEnd } from '../shared/text/withoutEnd';

/** Marketo developer documentation, "Smart campaigns". */
const MOST_TOKENS = 100;
/** A call may have a megabyte; this leaves room for a hundred leads ("Error codes", 413). */
const MOST_TOKEN_BYTES = 900_000;

/**
 * Reads the tokens of an item, with braces around their names; those whose value is empty are left out, so that the
 * program's own value stays.
 *
 * @throws ItemRefused for a token without a name, too many of them, or a value that is no text
 */
export function readTokens(item: ItemReader): Token[] {
	const given =
		item.parameter('dataMode') === 'autoMapInputData'
			? Object.entries(readJsonObject(item.json.tokens, 'tokens'))
			: rows(item.member('tokens', 'token'));
	const tokens = given.flatMap(([name, value]) => readToken(name, tokenText(name, value)));
	if (tokens.length > MOST_TOKENS) {
		throw refused(`The item has ${tokens.length} tokens, and Marketo takes ${MOST_TOKENS}`, 'Use fewer tokens.');
	}
	if (Buffer.byteLength(JSON.stringify(tokens)) > MOST_TOKEN_BYTES) {
		throw refused('The tokens are larger than a call to Marketo may be', 'Put less text into them.');
	}
	return tokens;
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
		throw refused("'Tokens' holds a token without a name", 'Give each token its name, such as my.message.');
	}
	return [{ name: `{{${name}}}`, value }];
}

function tokenText(name: string, value: unknown): string {
	if (value === undefined || value === null) return '';
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	if (typeof value !== 'object') return String(value);
	const json: unknown = 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : undefined;
	if (typeof json === 'string') return json;
	throw refused(`The token '${name}' holds a list or an object`, 'Give a text, or write the value as JSON text.');
}

function refused(message: string, todo: string): ItemRefused {
	return new ItemRefused({ message, todo, details: { parameter: 'Tokens' } });
}
