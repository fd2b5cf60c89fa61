/** Access tokens as headers carry them, JWTs, client secrets of Adobe, session tokens of Campaign. */
const shapes = /^\s*Bearer\s+\S|\beyJ[\w-]{5,}\.[\w-]+|\bp8e?-[\w-]{20,}|___[0-9A-F]{8}-[0-9A-F]{4}-/i;

/** Whether a text has the shape of a secret, which no message has to hold. */
export function isTokenLike(text: string): boolean {
	return shapes.test(text);
}
