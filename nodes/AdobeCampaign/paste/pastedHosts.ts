import type { CredentialFields } from '../../shared/contract/credential';
import type { Reason } from '../../shared/contract/outcome';
import { checkPastedHost } from '../../shared/paste/host';
import { campaignBaseUrl } from '../wire/envelope';

/**
 * Whether the hosts that a pasted request names are the server of the credential, where every event goes.
 *
 * @returns why the event is not sent
 */
export function checkPastedHosts(hosts: readonly string[], credential: CredentialFields): Reason | undefined {
	if (hosts.length === 0) return undefined;
	const own = campaignBaseUrl(credential);
	return hosts.map((host) => checkPastedHost(host, [own])).find((reason) => reason !== undefined);
}
