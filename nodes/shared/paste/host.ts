import type { Reason } from '../contract/outcome';
import { excerpt } from './excerpt';
import { urlIn } from '../text/url';

const variable = /[<>{}$%*[\]\s]/;

/**
 * The host that a pasted address names, with its port unless that says nothing; in lower case and without a login.
 *
 * @param address with or without its scheme and path
 * @returns undefined where there is none, or a variable in its place
 */
export function hostIn(address: string): string | undefined {
	const [, authority = ''] = /^(?:[a-z][a-z\d+.-]*:\/\/)?([^/?#]*)/i.exec(address) ?? [];
	const host = authority
		.slice(authority.lastIndexOf('@') + 1)
		.toLowerCase()
		.replace(/:(443|80)$/, '');
	return host === '' || variable.test(host) ? undefined : host;
}

/**
 * Whether a pasted text names a host that is the platform's. Nothing is ever sent to a host that comes from a paste;
 * another one only shows that the text was meant for something else.
 *
 * @param host as in an address, with its port; in any case
 * @param allowed hosts or whole addresses: the platform's own, and those of the credential
 * @returns why the item is not sent; undefined where the host is one of them
 */
export function checkPastedHost(host: string, allowed: readonly string[]): Reason | undefined {
	const hosts = allowed.map(hostOf).filter(Boolean);
	if (hosts.includes(host.toLowerCase())) return undefined;
	return {
		message: `The pasted text is for another host: ${shownHost(host)}`,
		todo: `Messages go only to ${[...new Set(hosts)].join(' or ')}. The host is set in the credential, never by a pasted text.`,
		details: { parameter: 'Pasted Text' },
	};
}

function hostOf(address: string): string {
	return (address.includes('//') ? urlIn(address)?.host : undefined) ?? address.toLowerCase();
}

/** Dots part a host into names that are too short to be secrets. */
export function shownHost(host: string): string {
	return host
		.split('.')
		.slice(0, 8)
		.map((name) => excerpt(name))
		.join('.')
		.slice(0, 100);
}
