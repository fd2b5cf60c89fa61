import { lineAt, PasteRefused } from './pasteRefused';

/** What only the Windows command prompt or PowerShell has outside of quotes: an escaped line end or quotation mark. */
export const otherQuoting = /\^(?:[ \t]*(?:\r?\n|$)|["%&|<>^{}[\]])|`(?:[ \t]*(?:\r?\n|$)|["$])/y;
/** The same in a command with a quotation mark that never closes, because the other shell closes it elsewhere. */
const otherQuotingAnywhere = /[\^`][ \t]*\r?\n|\s\^"/;

/** How commands begin on Windows: the prompt, a path with backslashes, the program's name with its ending. */
const windowsCommand =
	/(?:PS [^\r\n>]{0,260}>[ \t]*|[A-Za-z]:\\[^\r\n>]{0,260}>[ \t]*)?(?:&[ \t]+)?(?:[\w.~/\\:-]{0,260}[/\\])?curl(?:\.exe)?(?=\s|$)/iy;
/** PowerShell's own command for requests, or the variables that are made for it. */
const cmdlet = /(?:PS [^\r\n>]{0,260}>[ \t]*)?(?:Invoke-|i(?:rm|wr)\s|\$[A-Za-z]\w*(?:[ \t]*=|\.\w))/iy;
const cmdletName = /Invoke-(?:RestMethod|WebRequest)\b|\bi(?:rm|wr)\s/i;
/** PowerShell's `curl` is one of its own commands, with options of its own. */
const cmdletOption = /^-(?:Uri|Method|Headers|Body|ContentType|UseBasicParsing)$/;

/** Whether a text that does not begin as Bash has it is a request for another shell. */
export function isForOtherShell(text: string, start: number): boolean {
	windowsCommand.lastIndex = start;
	cmdlet.lastIndex = start;
	return windowsCommand.test(text) || (cmdlet.test(text) && cmdletName.test(text));
}

/** Whether a word is an option of PowerShell's own `curl`. */
export function isCmdletOption(word: string): boolean {
	return cmdletOption.test(word);
}

/** Whether a command with a quotation mark that stays open was quoted for another shell. */
export function isQuotedForOtherShell(text: string): boolean {
	return otherQuotingAnywhere.test(text);
}

/** The refusal of a request that was copied for another shell, whose quotes would be misread. */
export function otherShell(text: string, position: number): PasteRefused {
	return new PasteRefused(
		'a cURL command for Bash',
		'one for PowerShell or the Windows command prompt',
		lineAt(text, position),
		"Copy the request as cURL for Bash; browsers on Windows call this 'Copy as cURL (bash)' or 'Copy as cURL (POSIX)'.",
	);
}
