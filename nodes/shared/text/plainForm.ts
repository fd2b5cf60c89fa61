/** A text freed of every escape, and where each of its characters came from. */
export interface PlainForm {
	text: string;
	/** Of each character: where what it was written as begins and ends in the original. */
	starts: number[];
	ends: number[];
}

/** Escapes within escapes: XML inside JSON inside a percent-encoded query, and one more. */
const MOST_LAYERS = 5;
/** The escapes of XML, JSON and URLs, all of one layer. */
const escapes =
	/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));|\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([\\"'/bfnrt]))|((?:%[0-9a-f]{2})+)/giy;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const control: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
/** What nobody sees, and what HTTP takes out of a header. */
const invisible = /^[\p{Cc}\p{Cf}]$/u;
/** Forms write a blank as a plus sign. */
const blank = /^[\s+]$/;
const changed = /[\p{Cc}\p{Cf}\s+]/u;

/** Whether a text holds anything that another form of it would be written without. */
export function mayBeEscaped(text: string): boolean {
	return /[&\\%+]|[^\x21-\x7e]/.test(text);
}

/**
 * Takes off every escape that platforms and the layers between wrap a text in, until none is left. A plus sign counts as a
 * blank and invisible characters are left out: forms and headers change or lose them. Two texts that mean the same have
 * the same plain form, however they were written down.
 */
export function plainForm(original: string): PlainForm {
	let form: PlainForm = {
		text: original,
		starts: countedFrom(0, original.length),
		ends: countedFrom(1, original.length),
	};
	for (let layer = 0; layer < MOST_LAYERS && /[&\\%]/.test(form.text); layer++) {
		const opened = withoutLayer(form);
		if (opened.text === form.text) break;
		form = opened;
	}
	return visible(form);
}

/** A loop, because every text of a run comes here and `Array.from` asks back for each of its characters. */
function countedFrom(first: number, count: number): number[] {
	const numbers: number[] = [];
	for (let number = first; number < first + count; number++) numbers.push(number);
	return numbers;
}

function withoutLayer(form: PlainForm): PlainForm {
	const next: PlainForm = { text: '', starts: [], ends: [] };
	const parts: string[] = [];
	const push = (text: string, start: number, end: number): void => {
		parts.push(text);
		for (let unit = 0; unit < text.length; unit++) {
			next.starts.push(start);
			next.ends.push(end);
		}
	};
	for (let at = 0; at < form.text.length;) {
		escapes.lastIndex = at;
		const found = /[&\\%]/.test(form.text.charAt(at)) ? escapes.exec(form.text) : null;
		const length = found?.[0].length ?? 1;
		const text = found ? meaningOf(found) : form.text.charAt(at);
		push(text, form.starts[at] ?? 0, form.ends[at + length - 1] ?? 0);
		at += length;
	}
	next.text = parts.join('');
	return next;
}

function meaningOf([whole, hex, decimal, entity, unicode, byte, letter, percent]: RegExpExecArray): string {
	if (percent !== undefined) return decodedBytes(percent);
	if (entity !== undefined) return named[entity.toLowerCase()] ?? whole;
	if (letter !== undefined) return control[letter] ?? letter;
	const code = decimal === undefined ? parseInt(hex ?? unicode ?? byte ?? '', 16) : Number(decimal);
	return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** UTF-8 where it is, else one character a byte, as older systems write it. */
function decodedBytes(percent: string): string {
	try {
		return decodeURIComponent(percent);
	} catch {
		return Buffer.from(percent.replace(/%/g, ''), 'hex').toString('latin1');
	}
}

function visible(form: PlainForm): PlainForm {
	if (!changed.test(form.text)) return form;
	const kept: number[] = [];
	const characters: string[] = [];
	for (let place = 0; place < form.text.length; place++) {
		const character = form.text.charAt(place);
		const isBlank = blank.test(character);
		if (!isBlank && invisible.test(character)) continue;
		kept.push(place);
		characters.push(isBlank ? ' ' : character);
	}
	// What is left out belongs to its neighbours: a secret may begin or end with it.
	return {
		text: characters.join(''),
		starts: kept.map((_, at) => form.ends[kept[at - 1] ?? -1] ?? 0),
		ends: kept.map((_, at) => form.starts[kept[at + 1] ?? -1] ?? form.ends.at(-1) ?? 0),
	};
}
