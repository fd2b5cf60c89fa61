import type { ItemReader } from '../shared/contract/itemReader';
import { readJsonObject } from '../shared/item/jsonObject';
import { refused } from '../shared/item/refused';
import { readExactJson } from '../shared/text/exactJson';
import { ExactNumber } from '../shared/text/exactNumber';
import { visibleText } from '../shared/text/invisible';
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
		item.parameter('dataMode') === 'autoMapInputData' ? mapped(item.json.tokens) : rows(item.member('tokens', 'token'));
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

/** Names with their values, or a list as the API itself takes it; either may be JSON text. */
function mapped(given: unknown): Array<[string, unknown]> {
	const isListText = typeof given === 'string' && /^\s*\[/.test(given);
	const list: unknown = isListText ? readExactJson(`{"tokens":${given}}`)?.tokens : given;
	if (!Array.isArray(list)) return Object.entries(readJsonObject(given, 'tokens'));
	if (list.every((entry) => isRecord(entry) && typeof entry.name === 'string')) return rows(list);
	throw refused(
		"'tokens' of the item is not a valid list of tokens",
		'Give an object such as {"my.message": "…"}, or a list such as [{"name": "my.message", "value": "…"}].',
		'Tokens',
	);
}

function rows(list: unknown): Array<[string, unknown]> {
	return (Array.isArray(list) ? list : [])
		.filter(isRecord)
		.map(({ name, value }) => [typeof name === 'string' ? name : String(name ?? ''), value]);
}

function readToken(given: string, value: string): Token[] {
	if (value === '') return [];
	const name = withoutEnd(visibleText(given).replace(/^[{\s]+/, ''), `}${BLANKS}`);
	if (name === '') {
		throw refused("'Tokens' contains a token without a name", 'Give each token a name, such as my.message.', 'Tokens');
	}
	return [{ name: `{{${name}}}`, value }];
}

function tokenText(name: string, value: unknown): string {
	if (value === undefined || value === null) return '';
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	if (typeof value !== 'object' || value instanceof ExactNumber) return String(value);
	const json: unknown = 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : undefined;
	if (typeof json === 'string') return json;
	throw refused(
		`The token '${name}' must be a single value, not a list or an object`,
		'Give a text, or write the value as JSON text.',
		'Tokens',
	);
}
