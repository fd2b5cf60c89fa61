/** Whether a body is a web page: no platform responds to a call with one, so it comes from something else. */
export function isPage(body: string): boolean {
	return /^(?:\s|\uFEFF|<\?xml[^>]{0,200}\?>|<!--[^]{0,2000}?-->)*<(!doctype\s+html|html)\b/i.test(body);
}

const passing =
	/\b(?:service|server|temporarily|currently) (?:is )?(?:temporarily |currently )?(?:unavailable|overloaded|busy)\b|\bmaintenance\b|\btoo many requests\b/i;

/** Whether a body that should have been something else says that the service has a passing trouble. */
export function saysPassing(body: string): boolean {
	return passing.test(body.slice(0, 20_000));
}
