/** A text as a URL; undefined where it is none. */
export function urlIn(text: string): URL | undefined {
	return URL.canParse(text) ? new URL(text) : undefined;
}

/** A text as the URL of something on the web; undefined for other schemes, and for what is no URL. */
export function webUrlIn(text: string): URL | undefined {
	const url = urlIn(text);
	return url && /^https?:$/.test(url.protocol) ? url : undefined;
}
