/** Begins the command of a line, as far as prompts are concerned: curl, or what stands before it. */
const commandBegins = '(?=(?:sudo|export|time|env|curl|[A-Za-z_]\\w*=)(?:[ \\t\\w\'"$(/.-]|$))';
/** `user@host:~$ `, `[user@host dir]# `, `user@Mac dir % `, `(venv) $ `, `> `; a # alone begins a comment. */
const prompt = new RegExp(
	`^[ \\t]*(?!PS )(?:[^\\s'"\`\\\\|;&<>{}=,#][^\\r\\n'"\`\\\\|;&<>{}=,]{0,100}[$%#>]|[$%>])[ \\t]+${commandBegins}`,
);
/** Prompts that begin with a sign and go on with the folder. */
const signFirst = new RegExp(
	`^[ \\t]*[\u279C\u276F\u00BB\u03BB\u2192][^\\r\\n'"\`\\\\|;&<>{}=,]{0,100}?[ \\t]+${commandBegins}`,
);
const curl = /^[ \t]*(?:\S{1,100}\/)?curl[ \t]/;
/** What shells show before every further line of a command. */
const continued = /^(?:[a-z]{2,10}(?: [a-z]{2,10})?)?>(?: |$)/;
/** A file for the response, on a line of its own. */
const redirect = /^>{1,2} ?[^\s'"{}[\]<-][^\s'"{}[\]<]*[ \t]*\r?$/;
/** How mail programs quote. */
const quoted = /^[ \t]*>/;

/**
 * A text copied from a terminal or a mail, without the prompts and marks at the beginnings of its lines. Their number
 * stays the same.
 */
export function withoutPrompts(text: string): string {
	const lines = text.split('\n');
	const isQuoted = lines.every((line) => line.trim() === '' || quoted.test(line));
	return withoutContinued((isQuoted ? lines.map((line) => line.replace(/^[ \t]*> ?/, '')) : lines).map(bare)).join(
		'\n',
	);
}

function bare(line: string): string {
	return line.replace(prompt, '').replace(signFirst, '');
}

function withoutContinued(lines: string[]): string[] {
	let within = false;
	return lines.map((line, place) => {
		const marked = continued.test(line);
		const before = lines[place - 1] ?? '';
		within = marked && (within || (curl.test(before) && !redirect.test(line)));
		return within ? line.replace(continued, '') : line;
	});
}
