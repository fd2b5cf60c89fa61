import { substitutionEnd } from './curlBash';
import { commandWords, readWord, type Word } from './curlWords';
import { match, matchOf, type Variables } from './curlText';

/** Where a command begins among the lines of a script, and what the lines before it say. */
export interface CommandStart {
	position: number;
	variables: Variables;
	/** What is piped into it. */
	input?: Word;
	/** Where the text goes on behind a here-document that begins on the line of the command. */
	resume?: number;
	/** Whether its output is stored in a variable, so that other lines may follow. */
	isStored: boolean;
}

const between = /[\s;]+|&&|#[^\r\n]*|```[\w-]*/y;
/** Programs that start another one. */
const wrapper = /(?:sudo(?:[ \t]+-[ug][ \t]+[\w.-]+|[ \t]+-[A-Za-z]+)*|time|env|nohup|command|exec|winpty)[ \t]+/y;
const declaration = /(?:export|declare|local|readonly)(?:[ \t]+-\w+)*[ \t]+/y;
const assignment = /([A-Za-z_]\w*)=/y;
const bareName = /[A-Za-z_]\w*(?=[ \t\r\n;]|$)/y;
const substitution = /"?\$\([ \t\r\n]*/y;
/** What says nothing about the request. */
const ignored = /(?:set|unset|cd|source|\.|echo|printf|cat|clear|read)(?=[ \t])/y;
/** Variables that hold secrets stay names: nothing of a paste is used to sign in. */
const secretName = /token|secret|key|pass|pwd|bearer|auth/i;

/**
 * Goes over what people copy along before a command: blanks, comments, `export …`, other assignments, `sudo` and the
 * like, programs that only write something.
 *
 * @param command sticky, the command that is looked for
 * @throws OpenQuote for a quote that is not closed
 */
export function commandStart(text: string, from: number, command: RegExp): CommandStart {
	return new Prelude(text, from, command).start();
}

/** What variables may add to a text: one that is made of itself, over and over, has no end. */
const MOST_EXPANDED_CHARACTERS = 2_000_000;

class Prelude {
	private readonly variables = new Map<string, string>();
	private expanded = 0;
	/** How often each variable is used, which limits how long it may be. */
	private uses: Map<string, number> | undefined;
	private input: Word | undefined;
	private resume: number | undefined;
	/** The latest command whose output is stored in a variable: the request itself, where no other follows. */
	private stored: number | undefined;

	constructor(
		private readonly text: string,
		private at: number,
		private readonly command: RegExp,
	) {}

	start(): CommandStart {
		while (!this.isCommand() && this.pass());
		const { variables, input, resume, stored } = this;
		const found = { variables, ...(input ? { input } : {}), ...(resume === undefined ? {} : { resume }) };
		if (stored === undefined || this.isCommand()) return { ...found, position: this.at, isStored: false };
		return { ...found, position: stored, isStored: true };
	}

	private isCommand(): boolean {
		return match(this.command, this.text, this.at) !== undefined;
	}

	/** Passes one thing; false where there is nothing to pass. */
	private pass(): boolean {
		return this.skip(between) || this.skip(wrapper) || this.passDeclaration() || this.assign() || this.passProgram();
	}

	private skip(pattern: RegExp): boolean {
		const found = match(pattern, this.text, this.at);
		this.at += found?.length ?? 0;
		return found !== undefined && found !== '';
	}

	private passDeclaration(): boolean {
		if (!this.skip(declaration)) return false;
		while (this.skip(bareName) || this.assign()) this.skip(/[ \t]+/y);
		return true;
	}

	private assign(): boolean {
		const found = matchOf(assignment, this.text, this.at);
		if (!found) return false;
		const [written, name = ''] = found;
		const from = this.at + written.length;
		const inner = match(substitution, this.text, from);
		if (inner !== undefined && match(this.command, this.text, from + inner.length) !== undefined) {
			const end = substitutionEnd(this.text, from + inner.indexOf('$'));
			this.stored = from + inner.length;
			this.at = end + (inner.startsWith('"') && this.text.charAt(end) === '"' ? 1 : 0);
			return true;
		}
		if (/^[\s;]?$/.test(this.text.charAt(from))) {
			this.at = from;
			return true;
		}
		const word = readWord(this.text, from, this.variables);
		if (!secretName.test(name)) this.set(name, word.text);
		this.at = word.end;
		return true;
	}

	private set(name: string, value: string): void {
		this.uses ??= usesIn(this.text);
		this.expanded += value.length * (this.uses.get(name) ?? 0);
		if (this.expanded <= MOST_EXPANDED_CHARACTERS) this.variables.set(name, value);
		else this.variables.clear();
	}

	/** What is piped into the command is its input, where the text says what that is. */
	private passProgram(): boolean {
		const name = match(ignored, this.text, this.at);
		if (name === undefined) return false;
		const line = commandWords(this.text, this.at, this.variables);
		const isPiped = line.pipedTo !== undefined || line.end?.operator === '|';
		if (isPiped) this.input = line.input ?? (name === 'cat' ? undefined : line.words.at(-1));
		if (line.pipedTo !== undefined) {
			this.resume = line.end?.position ?? this.text.length;
			this.at = line.pipedTo;
			return true;
		}
		this.at = line.end ? line.end.position + line.end.operator.length : this.text.length;
		return true;
	}
}

function usesIn(text: string): Map<string, number> {
	const uses = new Map<string, number>();
	for (const [, name = ''] of text.matchAll(/\$\{?([A-Za-z_]\w*)/g)) uses.set(name, (uses.get(name) ?? 0) + 1);
	return uses;
}
