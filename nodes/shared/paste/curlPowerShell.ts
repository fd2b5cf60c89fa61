import { OpenQuote, readBetween, type Quoted, type Shell } from './curlShell';

const continuation = /`[ \t]*\r?\n/y;
const untilSpecial = /[^"`]+/y;
const named: Readonly<Record<string, string>> = {
	0: '\0',
	a: '\x07',
	b: '\b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
	v: '\v',
};

/** PowerShell (Microsoft PowerShell documentation, "about_Quoting_Rules" and "about_Special_Characters"). */
export const powerShell: Shell = {
	sign: /(?<!`)`[ \t]*\r?\n/y,
	continuation,
	separator: continuation,
	operator: /\|\|?|&&?|;|[<>]+|[()]/y,
	plain: /[^ \t\r\n\u00A0'"`|&;<>()]+/y,
	comments: true,
	quoted(text, at) {
		switch (text[at]) {
			case "'":
				return singleQuoted(text, at);
			case '"':
				return doubleQuoted(text, at);
			case '`':
				return escaped(text, at);
			default:
				return undefined;
		}
	},
};

function singleQuoted(text: string, open: number): Quoted {
	const parts: string[] = [];
	for (let from = open + 1; ;) {
		const close = text.indexOf("'", from);
		if (close < 0) throw new OpenQuote(open);
		parts.push(text.slice(from, close));
		if (text[close + 1] !== "'") return { text: parts.join("'"), end: close + 1 };
		from = close + 2;
	}
}

function doubleQuoted(text: string, open: number): Quoted {
	return readBetween(text, open, open + 1, untilSpecial, (at) => {
		if (text[at] === '`') return escaped(text, at);
		return text[at + 1] === '"' ? { text: '"', end: at + 2 } : undefined;
	});
}

function escaped(text: string, at: number): Quoted {
	const letter = text[at + 1] ?? '';
	return { text: Object.hasOwn(named, letter) ? String(named[letter]) : letter, end: at + 1 + letter.length };
}
