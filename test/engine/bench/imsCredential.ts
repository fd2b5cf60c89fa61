import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';

const { clientId, clientSecret, scopes } = demo.ims;

/** Adobe's credential for the sandbox. */
export function imsCredential(
	sandboxUrl: string,
	more: ICredentialDataDecryptedObject = {},
): Record<'adobeImsApi', ICredentialDataDecryptedObject> {
	return {
		adobeImsApi: {
			...{ authentication: 'oauthServerToServer', clientId, clientSecret, scopes, environment: 'custom' },
			...{ imsUrl: sandboxUrl, platformUrl: sandboxUrl, campaignUrl: sandboxUrl },
			...more,
		},
	};
}
