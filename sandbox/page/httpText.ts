/** A message with its body laid out for reading, if it is JSON or XML; otherwise unchanged. */
export function formatted(message: string): string {
	const end = message.indexOf('\n\n');
	if (end < 0) return message;
	const body = message.slice(end + 2).trim();
	const laidOut = body.startsWith('<') ? xmlLines(body) : jsonLines(body);
	return `${message.slice(0, end)}\n\n${laidOut ?? body}`;
}

function jsonLines(text: string): string | undefined {
	try {
		return JSON.stringify(JSON.parse(text), null, 2);
	} catch {
		return undefined;
	}
}

/** One element or text per line, except a text alone in its element; nothing is checked. */
function xmlLines(text: string): string {
	let depth = 0;
	const lines: string[] = [];
	for (const [token = ''] of text.matchAll(/<[^<>/!?](?:[^<>]*[^<>/])?>[^<]*<\/[^<>]+>|<[^<>]*>|[^<]+|</g)) {
		const line = token.trim();
		if (line === '') continue;
		const closes = /^<\//.test(line);
		if (closes) depth = Math.max(0, depth - 1);
		lines.push('  '.repeat(depth) + line);
		const opens = /^<[^/?!]/.test(line) && !/\/>$|<\//.test(line);
		if (opens) depth += 1;
	}
	return lines.join('\n');
}
