import { ItemRefused } from '../contract/outcome';
import { visibleKey } from '../text/invisible';
import { withoutEnd } from '../text/withoutEnd';
import { webUrlIn } from '../text/url';

/**
 * The host part of a base URL field, tolerant of what people paste along with it.
 *
 * @param value what the user typed
 * @param displayName the field's display name, for the message
 * @param pasted an ending that belongs to the API and not to the base, a path to a service for instance
 * @returns the address without a trailing slash
 * @throws ItemRefused where it is no web address
 */
export function baseUrl(value: string, displayName: string, pasted?: RegExp): string {
	const text = withoutEnd(visibleKey(value), '/');
	const address = withoutEnd(pasted ? text.replace(pasted, '') : text, '/');
	if (!isWebAddress(address)) {
		throw new ItemRefused({
			message: `'${displayName}' in the credential is not a valid URL`,
			todo: 'Enter the full server URL, including https://.',
		});
	}
	return address;
}

/** The address that was found good last: every call asks about the same one. */
let lastGood = '';

function isWebAddress(address: string): boolean {
	if (address !== '' && address === lastGood) return true;
	const url = webUrlIn(address);
	if (!url || url.search || url.hash) return false;
	lastGood = address;
	return true;
}
