const written = [
	// What generators of samples put in.
	/^(?:string|text|value|number|integer|todo|tbd|null|undefined|n\/a|placeholder|example|sample|\?+|\.{2,}|…|-+|_+|#+|x{3,}|0{3,})$/i,
	// A name between marks, which the sender replaces: <name>, {name}, {{name}}, ${name}, $name, %name%, #name#, [name].
	/^<[^<>]*>$/,
	/^\$?\{{1,2}[^{}]*\}{1,2}$/,
	/^\$[A-Za-z_]\w*$/,
	/^%[^%\s]+%$/,
	/^#[^#\s]+#$/,
	/^\[[^[\]]*\]$/,
	// "YOUR_ORG_ID", "<insert here>", "enter the name".
	/^(?:your|my|enter|insert|replace|change|fill)[ _-]/i,
];

/** Whether a sample's text stands for something that the sender has to put in; an empty one does. */
export function isPlaceholder(text: string): boolean {
	const trimmed = text.trim();
	return trimmed === '' || (trimmed.length <= 200 && written.some((pattern) => pattern.test(trimmed)));
}
