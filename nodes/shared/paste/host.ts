import type { Reason } from '../contract/outcome';
import { excerpt } from './excerpt';

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
		todo: `Messages go to ${[...new Set(hosts)].join(' or ')} only. Hosts are set in the credential, never by a pasted text.`,
		details: { parameter: 'Pasted Text' },
	};
}

function hostOf(address: string): string {
	return URL.canParse(address) && address.includes('//') ? new URL(address).host : address.toLowerCase();
}

/** Dots part a host into names that are too short to be secrets. */
function shownHost(host: string): string {
	return host
		.split('.')
		.slice(0, 8)
		.map((name) => excerpt(name))
		.join('.')
		.slice(0, 100);
}
