/** Everything that XML 1.0 cannot carry, lone surrogates included (XML 1.0, production 2). */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const forbiddenOnce = new RegExp(forbidden.source, 'u');
const special = /[&<>"\t\n\r]/;

/** Whether a text holds characters that XML 1.0 cannot carry, not even escaped. */
export function holdsForbidden(text: string): boolean {
	return forbiddenOnce.test(text);
}

/** Removes the characters that XML 1.0 cannot carry, not even escaped. */
export function withoutForbidden(text: string): string {
	return text.replace(forbidden, '');
}

/** Escapes element text. A carriage return is escaped too: parsers turn a bare one into a line feed. */
export function escapeText(text: string): string {
	if (!special.test(text)) return text;
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;');
}

/** Escapes an attribute value for double quotes. White space is escaped too: parsers turn it into blanks. */
export function escapeAttribute(text: string): string {
	if (!special.test(text)) return text;
	return escapeText(text).replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;');
}

const nameStart =
	'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D' +
	'\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFEFE\\uFF00-\\uFFFD\\u{10000}-\\u{EFFFF}';
const namePattern = new RegExp(`^[${nameStart}][${nameStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*$`, 'u');

/**
 * Whether a text can name an element or attribute; a colon is not part of a name, it would refer to a namespace. XML also
 * allows a byte order mark, which nobody means: it stands at the beginning of files.
 */
export function isXmlName(text: string): boolean {
	return namePattern.test(text) && text.toLowerCase() !== 'xmlns';
}
