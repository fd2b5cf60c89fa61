import * as n8nWorkflow from 'n8n-workflow';
import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';

import { isExpression } from './authenticate';
import { n8nMajor } from './n8nMajor';

type Data = ICredentialDataDecryptedObject;

/** What `preAuthentication` sees as `this`: one helper, which in n8n 2 obeys "Allowed HTTP Request Domains" too. */
export function logOnContext({ helpers }: IHttpRequestHelper, credentials: Data): IHttpRequestHelper {
	if (n8nMajor < 2) return { helpers };
	return {
		helpers: {
			httpRequest: async (request: IHttpRequestOptions): Promise<unknown> => {
				const allowedDomains = n8nWorkflow.getCredentialOwnRequestAllowedDomains(credentials);
				return await helpers.httpRequest(allowedDomains === undefined ? request : { ...request, allowedDomains });
			},
		},
	};
}

/**
 * What n8n writes to the database after a log-on. n8n 2 adds the acquired fields to what is stored. n8n 1 stores the
 * resolved credential as it was handed to the request, so a field that the user filled with an expression loses it.
 *
 * @param stored the credential as it is in the database
 * @param used the credential that the request was made with
 * @param output what `preAuthentication` returned
 */
export function storedAfterLogOn(stored: Data, used: Data, output: Data, expirable: string): Data {
	if (n8nMajor < 2) return { ...used, ...output };
	const kept = { ...stored };
	for (const [key, value] of Object.entries(output)) {
		if (key === expirable || !isExpression(kept[key])) kept[key] = value;
	}
	return kept;
}
