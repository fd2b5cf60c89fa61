import { mayBeEscaped, plainForm, type PlainForm } from './plainForm';
import { withoutEnd } from './withoutEnd';

/** Masking shorter ones everywhere would blank out half of every text; they are masked in the platform's words only. */
const SHORTEST_SECRET = 4;
/** The beginning of a secret that gives it away where the text breaks off within it. */
const SHORTEST_BEGINNING = 8;
/** Taking escapes off takes memory; platforms' texts that are longer are cut before anybody reads them. */
const LONGEST_READ = 200_000;

/** Keys that come from a platform could be different ones each time. */
const MOST_KEYS = 1000;

/** What stands where a secret stood. */
export const MASK = '***';

/**
 * Replaces the *values* of known secrets, not patterns that look like secrets: a platform that echoes a request can
 * wrap them in any markup. Text and secrets are compared freed of all escapes, so that it does not matter how an echo
 * was written down; base64 counts as well.
 */
export class Mask {
	private usualNeedles: Needles | undefined;
	private platformNeedles: Needles | undefined;
	private readonly keys = new Map<string, string>();

	/** Nothing is prepared before it is needed: with every token that comes there is a new mask, and few meet words of a platform. */
	constructor(private readonly secrets: readonly string[]) {}

	private get usual(): Needles {
		return (this.usualNeedles ??= new Needles(this.secrets.filter((secret) => secret.length >= SHORTEST_SECRET)));
	}

	private get platform(): Needles {
		return (this.platformNeedles ??= new Needles(this.secrets.filter((secret) => secret !== '')));
	}

	/** The text with every secret shown as `***`. */
	text(text: string): string {
		return this.usual.hide(text);
	}

	/**
	 * The platform's own words with every secret shown as `***`, however short, and the beginning of one where they end. They
	 * may end before a tag, a quotation mark or a new line: what a page or a JSON text wraps around them says nothing.
	 */
	platformText(text: string): string {
		const ends = this.platform.hide(text).split(/([<>"\n])/);
		return ends.map((part) => (part.length < SHORTEST_BEGINNING ? part : this.platform.hideCut(part))).join('');
	}

	/** A copy of a JSON value in which every text and every key is masked. */
	json(value: unknown): unknown {
		if (typeof value === 'string') return this.text(value);
		if (Array.isArray(value)) return value.map((entry) => this.json(entry));
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, entry]) => [this.key(key), this.json(entry)]));
	}

	/** The results of a run have the same few keys, thousands of times. */
	private key(key: string): string {
		const known = this.keys.get(key);
		if (known !== undefined) return known;
		const masked = this.text(key);
		if (this.keys.size < MOST_KEYS) this.keys.set(key, masked);
		return masked;
	}
}

/** The secrets to look for. */
class Needles {
	/** As they are: this alone decides about texts without any escape. */
	private readonly literal: RegExp | undefined;
	private readonly plain: RegExp | undefined;
	private readonly plainTexts: string[];

	constructor(secrets: string[]) {
		const forms = new Set(secrets.flatMap(formsOf));
		this.plainTexts = [...new Set([...forms].map((form) => plainForm(form).text))].filter((form) => form !== '');
		this.literal = patternOf([...forms, ...this.plainTexts].filter((form) => form !== ''));
		this.plain = patternOf(this.plainTexts);
	}

	hide(text: string): string {
		if (!this.literal || !this.plain) return text;
		if (!mayBeEscaped(text)) return text.replace(this.literal, MASK);
		if (text.length > LONGEST_READ) return this.hide(text.slice(0, LONGEST_READ));
		// Escaped ones first: of `a&amp;` for `a&` nothing must be left.
		const form = plainForm(text);
		const spans = [...form.text.matchAll(this.plain)].map(({ index, 0: found }) => spanOf(form, index, found.length));
		let masked = '';
		let from = 0;
		for (const [start, end] of spans) {
			masked += text.slice(from, start) + MASK;
			from = Math.max(from, end);
		}
		return (masked + text.slice(from)).replace(this.literal, MASK);
	}

	/** A platform cuts what it quotes: what is left of a secret at the end of its words is no less secret. */
	hideCut(text: string): string {
		if (this.plainTexts.length === 0) return text;
		const tail = text.replace(/[\s."'…)\]}>]{1,20}$/u, '');
		const form = plainForm(tail.slice(-LONGEST_READ));
		const offset = Math.max(0, tail.length - LONGEST_READ);
		const longest = this.plainTexts.reduce((most, secret) => Math.max(most, overlap(form.text, secret)), 0);
		if (longest < SHORTEST_BEGINNING) return text;
		const [start] = spanOf(form, form.text.length - longest, longest);
		return `${tail.slice(0, offset + start)}${MASK}${text.slice(tail.length)}`;
	}
}

/** How many characters at the end of a text are the beginning of a secret. */
function overlap(text: string, secret: string): number {
	for (let length = Math.min(text.length, secret.length - 1); length >= SHORTEST_BEGINNING; length--) {
		if (text.endsWith(secret.slice(0, length))) return length;
	}
	return 0;
}

function spanOf({ starts, ends }: PlainForm, at: number, length: number): [start: number, end: number] {
	return [starts[at] ?? 0, ends[at + length - 1] ?? 0];
}

function patternOf(texts: string[]): RegExp | undefined {
	// Longest first: a token that contains another secret is masked as a whole.
	const alternatives = [...new Set(texts)].sort((a, b) => b.length - a.length).map(escapePattern);
	return alternatives.length > 0 ? new RegExp(alternatives.join('|'), 'g') : undefined;
}

/** As it is, without the blanks around it that a header loses, and the three ways of writing it in base64. */
function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const base64 = bytes.toString('base64');
	return [secret.trim(), base64, withoutEnd(base64, '='), bytes.toString('base64url')];
}

function escapePattern(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
