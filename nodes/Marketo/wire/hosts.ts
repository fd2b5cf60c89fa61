import { baseUrl } from '../../shared/http/baseUrl';
import { field, type CredentialFields } from '../../shared/contract/credential';

/** The host of the REST API; people also paste the endpoints as Marketo shows them, ending in `/rest` or `/identity`. */
export function restHost(credential: CredentialFields): string {
	return baseUrl(field(credential, 'baseUrl'), 'Base URL', /\/(rest|identity)(\/.*)?$/i);
}

/** The SOAP endpoint of the account; the address inside the WSDL is not the account's own. */
export function soapEndpoint(credential: CredentialFields): string {
	return baseUrl(field(credential, 'endpoint'), 'Endpoint', /\?wsdl$/i);
}
