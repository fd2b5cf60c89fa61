import { baseUrl } from '../http/baseUrl';
import { field, keyField, type CredentialFields } from '../contract/credential';
import { inARow } from '../text/inARow';
import { urlIn } from '../text/url';

/** Base URLs without a trailing slash. */
export interface ImsHosts {
	imsUrl: string;
	platformUrl: string;
	campaignUrl: string;
}

/** Adobe's production hosts, the same for all organizations. */
export const productionHosts: Readonly<ImsHosts> = {
	imsUrl: 'https://ims-na1.adobelogin.com',
	platformUrl: 'https://platform.adobe.io',
	campaignUrl: 'https://mc.adobe.io',
};

/** What people paste along with a host, since every sample shows whole addresses. */
const fields: Record<keyof ImsHosts, { displayName: string; pasted: RegExp }> = {
	imsUrl: { displayName: 'IMS URL', pasted: /\/ims(\/.*)?$/ },
	platformUrl: { displayName: 'Platform URL', pasted: /\/(ajo|data)(\/.*)?$/ },
	campaignUrl: { displayName: 'Campaign URL', pasted: /(?<=[^:/])\/[^/]+\/campaign(\/.*)?$/ },
};

/**
 * The hosts that a credential names: Adobe's production hosts, or the ones typed in where *Environment* is *Custom*.
 *
 * @throws ItemRefused where a field is not a valid URL
 */
export function imsHosts(credential: CredentialFields): ImsHosts {
	const host = (name: keyof ImsHosts): string =>
		baseUrl(typed(credential, name), fields[name].displayName, fields[name].pasted);
	return { imsUrl: host('imsUrl'), platformUrl: host('platformUrl'), campaignUrl: host('campaignUrl') };
}

/** n8n hides the fields in production, but keeps what was typed into them. */
function typed(credential: CredentialFields, name: keyof ImsHosts): string {
	const own = field(credential, 'environment') === 'custom' ? keyField(credential, name) : '';
	return own || productionHosts[name];
}

const addressIn = inARow(urlIn);
const platformIn = inARow(urlIn);

/** A path that only Campaign has: `/<organization>/campaign/<API>/…`. */
const campaignPath = /^\/[^/]+\/campaign\//;

/**
 * Whether a request goes to the gateway of Experience Platform and Journey Optimizer, which reads the organization and
 * the sandbox from headers. Campaign Standard wants the API key only; in a custom environment both may share a host.
 */
export function isPlatformUrl(url: string, credential: CredentialFields): boolean {
	const [address, platform] = [addressIn(url), platformIn(typed(credential, 'platformUrl'))];
	return address !== undefined && address.origin === platform?.origin && !campaignPath.test(address.pathname);
}
