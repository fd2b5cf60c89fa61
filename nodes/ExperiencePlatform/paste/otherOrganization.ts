import { keyField, type CredentialFields } from '../../shared/contract/credential';
import type { Reason } from '../../shared/contract/outcome';
import { excerpt } from '../../shared/paste/excerpt';

/**
 * Whether a pasted message belongs to another organization than the credential: the inlet would refuse it.
 *
 * @param pasted empty where the message names none
 * @returns why it is not sent; undefined where the two agree, or one of them says nothing
 */
export function otherOrganization(pasted: string, credential: CredentialFields): Reason | undefined {
	const own = keyField(credential, 'organizationId');
	if (pasted === '' || own === '' || pasted === own) return undefined;
	return {
		message: `The pasted message belongs to the organization ${/^[\w-]{1,40}@AdobeOrg$/.test(pasted) ? pasted : excerpt(pasted)}, the credential to ${own}`,
		todo: 'Choose the credential of that organization, or copy the preview from the right one.',
		details: { path: 'header.imsOrgId' },
	};
}
