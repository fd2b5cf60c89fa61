/** A text without what comes along with copying: blanks around it and the fence of a Markdown code block. */
export function unwrap(text: string): { text: string; firstLine: number } {
	const [before = ''] = /^[\s\uFEFF]*(?:```[^\r\n]{0,40}(?:\r\n|\r|\n))?[\s\uFEFF]*/.exec(text) ?? [];
	const body = text.slice(before.length).trimEnd();
	return {
		text: body.endsWith('```') ? body.slice(0, -3).trimEnd() : body,
		firstLine: before.split(/\r\n|\r|\n/).length,
	};
}
