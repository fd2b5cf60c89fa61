/** What a sticky pattern finds at this very place. */
export function match(pattern: RegExp, text: string, at: number): string | undefined {
	return matchOf(pattern, text, at)?.[0];
}

/** The same with its groups. */
export function matchOf(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
	pattern.lastIndex = at;
	return pattern.exec(text) ?? undefined;
}

/** What `export NAME=value` and the like in a paste itself say; everything else that begins with $ stays text. */
export type Variables = ReadonlyMap<string, string>;
