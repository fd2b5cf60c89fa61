import { field, type CredentialFields } from '../shared/contract/credential';
import type { Reason } from '../shared/contract/outcome';
import { imsHosts } from '../shared/ims/hosts';
import { withPlainBlanks } from '../shared/text/invisible';
import { isUnencrypted } from './wire/inletUrl';

/** Adobe's own inlets (Experience Platform documentation, "Streaming connections"). */
export const DEFAULT_INLET_HOSTS = '*.adobedc.net, *.adobe.io';

/** `refusedInlet` for the messages of a run, which mostly have one inlet; asked again for other fields of the credential. */
export function inletGuard(): typeof refusedInlet {
	let last: { url: string; credential: CredentialFields; refusal: Reason | undefined } | undefined;
	return (url, credential) => {
		if (last?.url !== url || last.credential !== credential)
			last = { url, credential, refusal: refusedInlet(url, credential) };
		return last.refusal;
	};
}

/**
 * Whether the credential's token may go to an inlet: its address may come from an item or from an AI agent, and whoever
 * gets the token can act for the organization.
 *
 * @param url the address to call
 * @returns why nothing is sent there
 */
export function refusedInlet(url: string, credential: CredentialFields): Reason | undefined {
	const { host, hostname } = new URL(url);
	const details = { parameter: 'Inlet URL' };
	if (isUnencrypted(url)) {
		return {
			message: `'Inlet URL' would send the access token to ${host} unencrypted`,
			todo: "Use the inlet's https address, or set 'Authentication' to 'None' for an open inlet.",
			details,
		};
	}
	if (allowed(hostname, credential) || ownHosts(credential).includes(host)) return undefined;
	return {
		message: `'Inlet URL' names a host that the access token must not go to: ${host}`,
		todo: "If the host is right, add it to 'Inlet Hosts' in the credential.",
		details,
	};
}

function allowed(hostname: string, credential: CredentialFields): boolean {
	const given = credential.inletHosts === undefined ? DEFAULT_INLET_HOSTS : field(credential, 'inletHosts');
	const patterns = withPlainBlanks(given)
		.toLowerCase()
		.split(/[\s,]+/)
		.filter(Boolean);
	return patterns.some((pattern) =>
		pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern,
	);
}

/** The hosts of a custom environment, with their ports. */
function ownHosts(credential: CredentialFields): string[] {
	if (field(credential, 'environment') !== 'custom') return [];
	return Object.values(imsHosts(credential)).map((address) => new URL(address).host);
}
