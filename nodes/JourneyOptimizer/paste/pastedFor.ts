import { keyField, type CredentialFields } from '../../shared/contract/credential';
import type { Reason } from '../../shared/contract/outcome';
import { imsHosts, productionHosts } from '../../shared/ims/hosts';
import { excerpt } from '../../shared/paste/excerpt';
import { checkPastedHost } from '../../shared/paste/host';
import { isPlaceholderId } from '../../shared/paste/placeholder';
import { visibleText } from '../../shared/text/invisible';

/** What a pasted request was made for; absent is what the sample leaves open. */
export interface PastedFor {
	host?: string;
	organizationId?: string;
	sandboxName?: string;
}

/** Reads the headers that name the organization and the sandbox; no other header is looked at. */
export function readPastedFor(
	host: string | undefined,
	headers: ReadonlyArray<[name: string, value: string]>,
): PastedFor {
	const given = (wanted: string): string | undefined => {
		const value = visibleText(headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '');
		return isPlaceholderId(value) ? undefined : value;
	};
	const organizationId = given('x-gw-ims-org-id');
	const sandboxName = given('x-sandbox-name');
	return {
		...(host === undefined ? {} : { host }),
		...(organizationId === undefined ? {} : { organizationId }),
		...(sandboxName === undefined ? {} : { sandboxName }),
	};
}

/**
 * Whether a pasted request was made for what the credential reaches. Hosts, organization and sandbox always come from
 * the credential; a difference means that the campaign is not there, or another one.
 *
 * @returns why its messages are not sent
 */
export function checkPastedFor(madeFor: PastedFor, credential: CredentialFields): Reason | undefined {
	const { host, organizationId, sandboxName } = madeFor;
	const hosts = [productionHosts.platformUrl, imsHosts(credential).platformUrl];
	const otherHost = host === undefined ? undefined : checkPastedHost(host, hosts);
	return (
		otherHost ??
		difference('organization', organizationId, keyField(credential, 'organizationId')) ??
		// Without a name the platform takes the production sandbox.
		difference('sandbox', sandboxName, keyField(credential, 'sandboxName') || 'prod')
	);
}

function difference(what: string, pasted: string | undefined, own: string): Reason | undefined {
	if (pasted === undefined || own === '' || pasted.toLowerCase() === own.toLowerCase()) return undefined;
	return {
		message: `The pasted request is for the ${what} ${shown(pasted)}, the credential for ${own}`,
		todo: `Choose a credential for that ${what}, or paste the cURL request of a campaign in ${own}.`,
		details: { parameter: 'Pasted Text' },
	};
}

/** Identifiers of organizations and names of sandboxes are not secrets; whatever else came into these headers may be one. */
function shown(value: string): string {
	const known =
		/^[\w.-]{1,64}@AdobeOrg$/i.test(value) || (/^[a-z][\w-]{0,63}$/i.test(value) && !/^[\da-z]{20,}$/i.test(value));
	return known ? value : excerpt(value);
}
