import { isRecord } from '../json';
import { ExactNumber, numberOf } from './exactNumber';
import { DEEPEST_PASTE, LARGEST_PASTE_CHARACTERS } from './limits';
import { foundAt, lineAt, PasteRefused } from './pasteRefused';

export type ParsedJson = null | boolean | number | string | ExactNumber | ParsedJson[] | ParsedObject;
export interface ParsedObject {
	[name: string]: ParsedJson;
}

/**
 * Reads JSON out of pasted text. `JSON.parse` would tell neither the line nor, in every version of Node, the place of
 * what is wrong, would quote the paste in its message, and rounds long numbers.
 *
 * @param firstLine line of the paste on which `text` begins, from 1
 * @throws PasteRefused
 */
export function parseJson(text: string, firstLine = 1): ParsedJson {
	return new JsonReader(text, firstLine).document();
}

/** Whether a parsed value is an object with named members. */
export function isParsedObject(value: ParsedJson | undefined): value is ParsedObject {
	return isRecord(value) && !(value instanceof ExactNumber);
}

const blank = /[\s\uFEFF]*/y;
const numeral = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /(?:true|false|null)(?![A-Za-z0-9_])/y;
const quoted = /"(?:[^"\\\r\n]|\\[^\r\n])*"/y;

class JsonReader {
	private position = 0;

	constructor(
		private readonly text: string,
		private readonly firstLine: number,
	) {}

	document(): ParsedJson {
		if (this.text.length > LARGEST_PASTE_CHARACTERS) {
			const found = `${this.text.length} characters`;
			throw new PasteRefused({ expected: `at most ${LARGEST_PASTE_CHARACTERS} characters`, found });
		}
		const value = this.value(1);
		this.skip();
		if (this.position < this.text.length) throw this.unexpected('nothing after the end of the JSON');
		return value;
	}

	private value(depth: number): ParsedJson {
		this.skip();
		if (depth > DEEPEST_PASTE) throw this.unexpected(`at most ${DEEPEST_PASTE} levels`, 'more');
		switch (this.text[this.position]) {
			case '{':
				return this.object(depth);
			case '[':
				return this.list(depth);
			case '"':
				return this.string('a text');
			default:
				return this.scalar();
		}
	}

	private object(depth: number): ParsedObject {
		const members: Array<[string, ParsedJson]> = [];
		const names = new Set<string>();
		this.position += 1;
		this.skip();
		if (this.take('}')) return {};
		do {
			this.skip();
			const start = this.position;
			const name = this.string('a name in double quotes');
			if (names.has(name)) throw this.unexpected('every name once in an object', 'a name that comes again', start);
			names.add(name);
			this.skip();
			if (!this.take(':')) throw this.unexpected('a colon after the name');
			members.push([name, this.value(depth + 1)]);
			this.skip();
		} while (this.take(','));
		if (!this.take('}')) throw this.unexpected('a comma or }');
		// Names such as __proto__ become members like all others.
		return Object.fromEntries(members);
	}

	private list(depth: number): ParsedJson[] {
		const entries: ParsedJson[] = [];
		this.position += 1;
		this.skip();
		if (this.take(']')) return entries;
		do {
			entries.push(this.value(depth + 1));
			this.skip();
		} while (this.take(','));
		if (!this.take(']')) throw this.unexpected('a comma or ]');
		return entries;
	}

	private string(expected: string): string {
		const token = this.match(quoted);
		if (token === undefined) throw this.unexpected(this.text[this.position] === '"' ? 'a text that ends on its line' : expected);
		try {
			const value: unknown = JSON.parse(token);
			if (typeof value === 'string') return value;
		} catch {
			// What stands in the quotes may be a control character or no escape of JSON.
		}
		throw this.unexpected('a text of JSON', 'one with a character that JSON does not allow', this.position - token.length);
	}

	private scalar(): ParsedJson {
		const word = this.match(literal);
		if (word !== undefined) return word === 'null' ? null : word === 'true';
		const number = this.match(numeral);
		if (number === undefined) throw this.unexpected('a value of JSON');
		return numberOf(number);
	}

	private match(pattern: RegExp): string | undefined {
		pattern.lastIndex = this.position;
		const token = pattern.exec(this.text)?.[0];
		if (token === undefined) return undefined;
		this.position += token.length;
		return token;
	}

	private skip(): void {
		this.match(blank);
	}

	private take(character: string): boolean {
		if (this.text[this.position] !== character) return false;
		this.position += 1;
		return true;
	}

	private unexpected(expected: string, found?: string, position = this.position): PasteRefused {
		const line = this.firstLine + lineAt(this.text, position) - 1;
		return new PasteRefused({ expected, found: found ?? foundAt(this.text, position), line });
	}
}
