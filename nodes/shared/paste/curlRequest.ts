import { knownBeginning, longFlag, shortFlag, takesValue, type FlagMeaning } from './curlFlags';
import { openDocument } from './curlHere';
import type { CommandLine, Word } from './curlWords';
import { excerpt } from './excerpt';
import { lineAt, PasteRefused } from './pasteRefused';

/** What a cURL command would send. Cookies, `--user` and the like are left out: they are secrets. */
export interface CurlRequest {
	/** In capitals. */
	method: string;
	/** As it is written; variables stay text. */
	url: string;
	/** The line of the paste that the address stands in, from 1. */
	urlLine: number;
	/** In the order of the command; names as they are written. */
	headers: Array<[name: string, value: string]>;
	body?: string;
	/** The line of the paste that the body begins in. */
	bodyLine: number;
}

/**
 * The request that one command describes.
 *
 * @param text the whole paste, for the lines in refusals
 * @param piped what another command pipes into it
 * @throws PasteRefused where it is not known from the text alone
 */
export function requestOf(text: string, line: CommandLine, piped?: Word): CurlRequest {
	return new Reader(text, line, piped).request();
}

/** Goes through the words of one command. */
class Reader {
	private readonly words: Word[];
	private at = 0;
	private method: string | undefined;
	private url: Word | undefined;
	private readonly headers: CurlRequest['headers'] = [];
	private readonly body: Array<Word & { separator: string }> = [];

	constructor(
		private readonly text: string,
		private readonly line: CommandLine,
		private readonly piped: Word | undefined,
	) {
		this.words = line.words;
	}

	request(): CurlRequest {
		for (let word = this.next(); word; word = this.next()) this.read(word);
		const { url, method, headers, body } = this;
		if (!url) throw this.refused('a URL', 'none in the command', this.words[0]);
		const [first] = body;
		return {
			method: (method ?? (first ? 'POST' : 'GET')).toUpperCase(),
			url: url.text,
			urlLine: lineAt(this.text, url.position),
			headers,
			...(first ? { body: this.joined() } : {}),
			bodyLine: lineAt(this.text, first?.position ?? url.position),
		};
	}

	private next(): Word | undefined {
		const word = this.words[this.at];
		this.at += 1;
		return word;
	}

	private read(word: Word): void {
		if (word.text.startsWith('--') && word.text.length > 2) this.readLong(word);
		else if (word.text.startsWith('-') && word.text.length > 1 && word.text !== '--') this.readShort(word);
		else if (word.text !== '--') this.address(word);
	}

	private readLong(word: Word): void {
		const [, name = '', , inline] = /^--([^=]*)(=([^]*))?$/.exec(word.text) ?? [];
		const meaning = longFlag(name) ?? this.unknown(word, `--${name}`);
		const given = inline === undefined ? undefined : { ...word, text: inline };
		this.apply(meaning, takesValue(meaning) ? (given ?? this.valueOf(`--${name}`, word)) : word, `--${name}`);
	}

	/** Several letters may share a hyphen; the first one that takes a value takes the rest of the word. */
	private readShort(word: Word): void {
		for (let place = 1; place < word.text.length; place++) {
			const flag = `-${word.text.charAt(place)}`;
			const meaning = shortFlag(flag.slice(1)) ?? this.unknown(word, flag);
			const takes = takesValue(meaning);
			const rest = word.text.slice(place + 1);
			const given = rest ? { ...word, text: rest } : undefined;
			this.apply(meaning, takes ? (given ?? this.valueOf(flag, word)) : word, flag);
			if (takes) return;
		}
	}

	private valueOf(flag: string, word: Word): Word {
		const value = this.next();
		if (value) return value;
		throw this.refused(`a value after ${flag}`, 'the end of the command', word);
	}

	/** @param value the flag's value; the word of the flag itself where it takes none */
	private apply(meaning: FlagMeaning, value: Word, flag: string): void {
		switch (meaning) {
			case 'method':
				this.method = value.text;
				return;
			case 'head':
				this.method ??= 'HEAD';
				return;
			case 'url':
				return this.address(value);
			case 'header':
				return this.header(value.text);
			case 'data':
			case 'rawData':
			case 'json':
				return this.data(meaning, value, flag);
			case 'refused':
				throw this.refused('a request whose content is in the command as it is sent', `the option ${flag}`, value);
			default:
		}
	}

	private address(word: Word): void {
		if (this.url) throw this.refused('one URL', 'another word that is not an option', word);
		this.url = word;
	}

	/** `Name;` is a header without content, `Name:` takes one away, `@file` reads them from a file. */
	private header(value: string): void {
		const [, name = '', content = ''] = /^([^:;@\s]+)\s*[:;]([^]*)$/.exec(value) ?? [];
		if (name !== '') this.headers.push([name, content.trim()]);
	}

	private data(meaning: FlagMeaning, word: Word, flag: string): void {
		const file = word.text.startsWith('@') && meaning !== 'rawData' ? word.text.slice(1) : undefined;
		const content = file === undefined ? word : this.contentOf(file, word, flag);
		this.body.push({ ...content, separator: meaning === 'json' ? '' : '&' });
	}

	/** What stands in the paste in place of a file. */
	private contentOf(file: string, word: Word, flag: string): Word {
		const isInput = file === '-' || file === '/dev/stdin';
		const { input = this.piped, openInput } = this.line;
		if (isInput && openInput) throw openDocument(this.text, openInput);
		if (isInput && input) return input;
		throw new PasteRefused(
			'the data in the command itself',
			`${flag} @…, which reads it from ${isInput ? 'standard input' : 'a file'}`,
			lineAt(this.text, word.position),
			`Put the content of the file behind ${flag}, in quotation marks, in place of the name with its @.`,
		);
	}

	/** curl joins data by & and `--json` by nothing ("Command line options"); JSON survives that rarely. */
	private joined(): string {
		const body = this.body.map(({ text, separator }, place) => (place === 0 ? text : separator + text)).join('');
		if (this.body.length < 2 || !/^\s*[{[]/.test(body) || isJson(body)) return body;
		throw this.refused('JSON', 'several data options, which together are not JSON', this.body[1]);
	}

	/** A secret may be in the name, where the blank before it was lost. */
	private unknown(word: Word, flag: string): never {
		const isName = /^--?[\w.#:-]{1,40}$/.test(flag);
		const known = isName && flag.startsWith('--') ? knownBeginning(flag.slice(2)) : undefined;
		const name = known === undefined ? excerpt(flag) : `--${known} with more behind it`;
		throw this.refused('an option of curl', isName ? name : 'another word that begins with a hyphen', word);
	}

	private refused(expected: string, found: string, word: Word | undefined): PasteRefused {
		return new PasteRefused(expected, found, lineAt(this.text, word?.position ?? 0));
	}
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
