import { field, type CredentialFields } from '../../shared/contract/credential';
import { baseUrl } from '../../shared/http/baseUrl';

/** The server's address; people also paste the SOAP router's, which every sample shows. */
export function campaignBaseUrl(credential: CredentialFields): string {
	return baseUrl(field(credential, 'baseUrl'), 'Base URL', /\/nl(\/jsp(\/[\w.]*)?)?$/i);
}
