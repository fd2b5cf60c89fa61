import { shownPath } from './excerpt';

/** The path of a pasted URL up to its query; scheme and host may be missing, or a variable. */
export function pathIn(url: string): string {
	return /^(?:[a-z][a-z\d+.-]*:\/\/)?[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? '';
}

/** What was found in place of the path that was expected. */
export function otherPath(path: string): string {
	return path.length > 1 ? `another API: ${shownPath(path)}` : 'a URL without a path';
}

/** What was found in place of the method that was expected; anything but a method is not shown. */
export function otherMethod(method: string): string {
	return `a ${/^[A-Z]{1,10}$/.test(method) ? method : 'different'} request`;
}

/** A part of a path without its percent signs, where it is well-formed. */
export function decodedPart(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
