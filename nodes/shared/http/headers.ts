type Headers = Record<string, string>;

/** The headers with this one in place of every spelling of it: names of headers have no case. */
export function withHeader(headers: Headers, name: string, value: string): Headers {
	const others = Object.entries(headers).filter(([key]) => key.toLowerCase() !== name.toLowerCase());
	return { ...Object.fromEntries(others), [name]: value };
}

/** The headers with this one added, unless they hold it already or there is nothing to say. */
export function withDefaultHeader(headers: Headers, name: string, value: string): Headers {
	const present = Object.keys(headers).some((key) => key.toLowerCase() === name.toLowerCase());
	return present || value === '' ? headers : { ...headers, [name]: value };
}
