/**
 * XML with a line per element, for people: an element with nothing but text stays on its line. Nothing but blanks is
 * added, so texts are as they are sent.
 *
 * @param xml as this package writes it, without blanks between elements
 */
export function indented(xml: string): string {
	const parts = xml.split(/(?=<)/);
	let depth = 0;
	let text = '';
	for (const [place, part] of parts.entries()) {
		const closes = part.startsWith('</');
		if (closes) depth -= 1;
		// The end of an element that holds no other stays on the line of its beginning.
		const isTextOf = closes && isBeginning(parts[place - 1]);
		text += place === 0 || isTextOf ? part : `\n${'  '.repeat(Math.max(0, depth))}${part}`;
		if (isBeginning(part)) depth += 1;
	}
	return text;
}

function isBeginning(part = ''): boolean {
	return /^<[^/?!]/.test(part) && !/^<[^>]*\/>/.test(part);
}
