import { printParseErrorCode, visit, type ParseErrorCode } from 'jsonc-parser';
import { invisibleIn, visibleText } from '../text/invisible';
import { isRecord } from '../text/json';
import { ExactNumber, numberOf } from '../text/exactNumber';
import { DEEPEST_PASTE } from './limits';
import { foundAt, lineAt, PasteRefused } from './pasteRefused';
import { closingTypographic, typographicAt } from './typographic';

export type ParsedJson = null | boolean | number | string | ExactNumber | ParsedJson[] | ParsedObject;
export interface ParsedObject {
	[name: string]: ParsedJson;
}

/**
 * Reads JSON out of pasted text, with the comments that some of Adobe's samples hold (Journey Optimizer APIs, "Code
 * examples", example 3). `JSON.parse` would tell neither the line nor, in every version of Node, the place of what is
 * wrong, would quote the paste in its message, and rounds long numbers.
 *
 * @param firstLine line of the paste on which `text` begins, from 1
 * @throws PasteRefused
 */
export function parseJson(text: string, firstLine = 1): ParsedJson {
	const document = new JsonDocument(text, firstLine);
	visit(withPlainBlanks(text), document);
	return document.root;
}

/** Whether a parsed value is an object with named members. */
export function isParsedObject(value: ParsedJson | undefined): value is ParsedObject {
	return isRecord(value) && !(value instanceof ExactNumber);
}

/** Texts and comments, which stay as they are, and blanks that JSON does not know: web pages give them along with a copy. */
const textCommentOrBlank = /"[^"\\]*(?:\\[^][^"\\]*)*(?:"|\\?$)|\/\*[^]*?(?:\*\/|$)|\/\/[^\r\n]*|[^\S \t\r\n]/g;

function withPlainBlanks(text: string): string {
	return text.replace(textCommentOrBlank, (found) => (found.trim() === '' ? ' ' : found));
}

/** An object or a list that is not closed yet; the members of a list are named by their positions. */
interface Open {
	isList: boolean;
	members: Map<string, ParsedJson>;
	name: string;
}

const aName = 'a name in double quotes';
const aValue = 'a JSON value';

/** What is made of the parser's events, and what would have had to come where it reports an error: the first one ends it. */
class JsonDocument {
	root: ParsedJson = null;
	private readonly open: Open[] = [];
	private expected = aValue;
	/** Where the string begins that comes right before. */
	private lastString: number | undefined;

	constructor(
		private readonly text: string,
		private readonly firstLine: number,
	) {}

	readonly onObjectBegin = (offset: number): void => this.enter(offset, false);
	readonly onArrayBegin = (offset: number): void => this.enter(offset, true);
	readonly onObjectEnd = (offset: number): void => this.leave(offset);
	readonly onArrayEnd = (offset: number): void => this.leave(offset);

	readonly onObjectProperty = (written: string, offset: number): void => {
		const into = this.open.at(-1);
		const name = invisibleIn(written) !== undefined ? visibleText(written) : written;
		if (into?.members.has(name)) throw this.refused(offset, 'every name once in an object', 'a repeated name');
		if (into) into.name = name;
		this.lastString = offset;
		this.expected = 'a colon after the name';
	};

	readonly onSeparator = (character: string): void => {
		this.lastString = undefined;
		this.expected = character === ':' || this.open.at(-1)?.isList ? aValue : aName;
	};

	readonly onLiteralValue = (value: unknown, offset: number, length: number): void => {
		this.lastString = typeof value === 'string' ? offset : undefined;
		if (typeof value === 'number') this.put(numberOf(this.text.slice(offset, offset + length)));
		else if (typeof value === 'string' || typeof value === 'boolean') this.put(value);
		else this.put(null);
	};

	readonly onError = (code: ParseErrorCode, offset: number): void => {
		switch (printParseErrorCode(code)) {
			case 'UnexpectedEndOfString':
				throw this.openString(offset);
			case 'InvalidCharacter':
			case 'InvalidEscapeCharacter':
			case 'InvalidUnicode':
				throw this.refused(offset, 'a JSON string', 'one with a character that JSON does not allow');
			default:
				throw this.typographic(offset) ?? this.refused(offset, this.expected);
		}
	};

	/** Such a mark where something else has to come, or where the string before should have ended. */
	private typographic(offset: number): PasteRefused | undefined {
		const here = typographicAt(this.text, offset, '"', this.firstLine);
		if (here || this.lastString === undefined) return here;
		return closingTypographic(this.text, this.lastString, offset, '"', this.firstLine);
	}

	/** A string is open to the end of its line, where a typographic mark should have closed it. */
	private openString(offset: number): PasteRefused {
		const lineEnd = this.text.slice(offset).search(/[\r\n]/);
		const to = lineEnd < 0 ? this.text.length : offset + lineEnd;
		const typographic = closingTypographic(this.text, offset, to, '"', this.firstLine);
		return typographic ?? this.refused(offset, 'a string that ends on its line');
	}

	private enter(offset: number, isList: boolean): void {
		if (this.open.length === DEEPEST_PASTE) throw this.refused(offset, `at most ${DEEPEST_PASTE} levels`, 'more');
		this.open.push({ isList, members: new Map(), name: '' });
		this.expected = isList ? aValue : aName;
	}

	private leave(offset: number): void {
		// The parser tells the end of what is not closed before it reports that.
		if (offset >= this.text.length) throw this.refused(offset, this.expected);
		const closed = this.open.pop();
		if (!closed) return;
		// Names such as __proto__ become members like all others.
		this.put(closed.isList ? [...closed.members.values()] : Object.fromEntries(closed.members));
	}

	private put(value: ParsedJson): void {
		const into = this.open.at(-1);
		if (into) {
			into.members.set(into.isList ? String(into.members.size) : into.name, value);
			this.expected = into.isList ? 'a comma or ]' : 'a comma or }';
		} else {
			this.root = value;
			this.expected = 'nothing after the end of the JSON';
		}
	}

	private refused(offset: number, expected: string, found = foundAt(this.text, offset)): PasteRefused {
		return new PasteRefused(expected, found, this.firstLine + lineAt(this.text, offset) - 1);
	}
}
