/** Writes words so that a shell reads them back as they are; each style is one that people or tools use. */
export type Printer = (word: string) => string;

const safe = /^[A-Za-z0-9_@%+=:,./-]+$/;

export const bashPrinters = {
	single: (word) => `'${word.replace(/'/g, `'\\''`)}'`,
	double: (word) => `"${word.replace(/["$`\\]/g, '\\$&')}"`,
	ansi: (word) =>
		`$'${word.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\x09')}'`,
	/** A line feed cannot be escaped by a backslash. */
	backslash: (word) =>
		word === ''
			? "''"
			: word.replace(/[^A-Za-z0-9_@%+=:,./-]/gu, (character) => (character === '\n' ? "$'\\n'" : `\\${character}`)),
	plainWhereSafe: (word) => (safe.test(word) ? word : `'${word.replace(/'/g, `'"'"'`)}'`),
} satisfies Record<string, Printer>;

/** Backslashes are doubled where a quotation mark follows (the C runtime's rule). */
function forProgram(word: string): string {
	return word.replace(
		/(\\*)("|$)/g,
		(_, backslashes: string, quote: string) => backslashes + backslashes + (quote && '\\"'),
	);
}

export const cmdPrinters = {
	/** As browsers copy "as cURL (cmd)". */
	caret: (word) =>
		`^"${forProgram(word)
			.replace(/[^A-Za-z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
			.replace(/\n/g, '^\n\n')}^"`,
	/** The same with the line ends of Windows. */
	caretWindows: (word) =>
		`^"${forProgram(word)
			.replace(/[^A-Za-z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
			.replace(/\n/g, '^\r\n\r\n')}^"`,
	/** As Postman writes it; it has no way to carry a line feed that a caret stands before. */
	double: (word) => `"${forProgram(word)}"`,
	doubled: (word) =>
		`"${word.replace(/(\\*)("|$)/g, (_, backslashes: string, quote: string) => backslashes + backslashes + quote + quote)}"`,
} satisfies Record<string, Printer>;

export const powerShellPrinters = {
	single: (word) => `'${word.replace(/'/g, "''")}'`,
	double: (word) => `"${word.replace(/[`"$]/g, '`$&')}"`,
} satisfies Record<string, Printer>;
