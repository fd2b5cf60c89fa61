/**
 * An item's data without what an error output of this package added to it (`error` and `details`), so that an item that
 * was refused can be sent again as it was. Keys of the same names that are somebody else's stay.
 */
export function withoutOwnError(json: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	if (!isOwnError(json)) return json;
	const { error: _error, details: _details, ...rest } = json;
	return rest;
}

function isOwnError({ error, details }: Readonly<Record<string, unknown>>): boolean {
	if (typeof error !== 'string' || typeof details !== 'object' || details === null) return false;
	const outcome: unknown = Reflect.get(details, 'outcome');
	return outcome === 'rejected' || outcome === 'unknown';
}
