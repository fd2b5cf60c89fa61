import { withInvisibleShown } from '../text/invisible';
import { MASK } from '../text/mask';

const LONGEST_EXCERPT = 30;
/** What is looked at around a position to see whether it stands within something secret. */
const CONTEXT_CHARACTERS = 20_000;

/** A name after which a value is secret, with the value up to the end of its line, text or element. */
const named =
	/((?:proxy-)?authorization|api[-_ ]?key|x-api-key|session[-_ ]?token|security[-_ ]?token|access[-_ ]?token|refresh[-_ ]?token|id[-_ ]?token|__sessiontoken|set-cookie|cookie|client[-_ ]?secret|secret|passw(?:or)?d|bearer|token)\b(\\?["']?(?:\s*[:=>,]\s*|\s+)\\?["']?)([^\r\n<]+)/gi;
/** A flag of curl after which a login or a cookie stands. */
const flagged =
	/((?:^|[\s'"])(?:-[uUb]|--(?:proxy-)?user|--cookie|--oauth2-bearer|--pass))((?:[\s=]|\\?["'^])*)([^\r\n]+)/g;
/** A run of letters and digits that no word is as long as: keys, tokens and signatures. */
const opaque = /[A-Za-z0-9_~+/=@$%.-]{20,}/g;
/** JWTs, Campaign's session and security tokens. */
const shaped = /\beyJ[\w-]*(?:\.[\w-]*)*|___[\w-]+|@[\w-]{16,}=*/g;

/** Letters and digits in a row, also joined by hyphens, and what of them is words or numbers and no part of a token. */
const run = /\w+(?:-\w+)*/g;
const plain = /^(?:[A-Z]?[a-z]{0,11}(?:[A-Z][a-z]{3,11}){0,3}|[A-Z]{1,7}|\d{1,6})$/;

/**
 * Up to thirty characters of one line of a paste, with everything that could be a secret shown as `***`, and what looks
 * like a blank or like nothing shown by its number.
 *
 * @param start where the excerpt begins
 */
export function excerpt(text: string, start = 0): string {
	// The line before the place decides: the place may be in the middle of a token.
	const from = Math.max(0, start - CONTEXT_CHARACTERS);
	const window = text.slice(from, start + CONTEXT_CHARACTERS);
	const hidden = new Uint8Array(window.length);
	for (const pattern of [named, flagged, opaque, shaped]) {
		for (const match of window.matchAll(pattern)) {
			const lead = pattern === named || pattern === flagged ? String(match[1]).length + String(match[2]).length : 0;
			hidden.fill(1, match.index + lead, match.index + match[0].length);
		}
	}
	for (const { 0: word, index } of window.matchAll(run)) {
		if (!word.split('-').every((part) => plain.test(part))) hidden.fill(1, index, index + word.length);
	}
	let shown = '';
	for (let place = start - from; place < window.length && shown.length < LONGEST_EXCERPT; place++) {
		if (/[\r\n]/.test(window.charAt(place)) && shown.trim() !== '') break;
		if (hidden[place] !== 1) shown += withInvisibleShown(window.charAt(place));
		else if (!shown.endsWith(MASK)) shown += MASK;
	}
	const line = shown.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
	return start + LONGEST_EXCERPT < text.length ? `${line}…` : line;
}

/** A path of a URL, each part of it as an excerpt. */
export function shownPath(path: string): string {
	return path
		.split('/')
		.slice(0, 6)
		.map((segment) => excerpt(segment))
		.join('/')
		.slice(0, 100);
}
