const token = /"(?:[^"\\]+|\\[^])*(?:"|$)|\/\*[^]*?(?:\*\/|$)|\/\/[^\r\n]*/g;

/**
 * JSON without the comments that some of Adobe's samples hold (Journey Optimizer APIs, "Code examples", example 3).
 * Line breaks stay, so that lines are counted as in the original.
 */
export function withoutComments(json: string): string {
	return json.replace(token, (found) => (found.startsWith('"') ? found : found.replace(/[^\r\n]+/g, ' ')));
}
