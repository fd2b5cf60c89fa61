const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a text is a UUID, of any version and in any case. */
export function isUuid(text: string): boolean {
	return uuid.test(text);
}
