import { isIP } from 'node:net';

import { header, plainText, type Call, type Reply } from './http';

/**
 * Refuses calls to the sandbox's own addresses that a web page from elsewhere makes its visitor's browser send. The
 * platforms' addresses are not guarded: no browser knows their tokens.
 */
export function refuseForeign(call: Call): Reply | undefined {
	const host = header(call, 'host') ?? '';
	// A page from elsewhere can let its own name point to this machine, but not an address or one of these names.
	if (!isLocalName(host))
		return plainText(403, 'The sandbox serves this page only under an IP address or a local name');
	if (['GET', 'HEAD'].includes(call.method)) return undefined;
	const origin = header(call, 'origin');
	const site = header(call, 'sec-fetch-site');
	const isOwn =
		(origin === undefined || origin === `http://${host}`) && ['same-origin', 'none', undefined].includes(site);
	return isOwn ? undefined : plainText(403, 'Requests from pages of other sites are refused');
}

/** Whether a host is an IP address, `localhost`, or a name without a dot, as containers have. */
function isLocalName(host: string): boolean {
	const name = host.replace(/:\d+$/, '').toLowerCase();
	if (isIP(name.replace(/^\[|\]$/g, '')) !== 0) return true;
	return /^[a-z0-9_-]+$/.test(name) || name.endsWith('.localhost') || name === 'host.docker.internal';
}
