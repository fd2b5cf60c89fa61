/**
 * What the canvas shows under a node's name: what it sends, and that a dry run sends nothing.
 *
 * @param expression the part that names the event, the campaign and the like, without braces around it
 */
export function subtitle(expression: string): string {
	return `={{ ($parameter["options"]?.["dryRun"] ? "Dry run · " : "") + (${expression}) }}`;
}

/**
 * An expression for what a pasted text says in one place.
 *
 * @param pattern a regular expression whose first group is the place; without double braces
 * @param otherwise what is shown where the text does not say it
 */
export function fromPasted(pattern: RegExp, otherwise: string): string {
	return `($parameter["pasted"].match(${String(pattern)}) || [])[1] || "${otherwise}"`;
}
