import { baseUrl } from '../../shared/http/baseUrl';

/** The server's address; people also paste the SOAP router's, which every sample shows. */
export function campaignBaseUrl(value: string): string {
	return baseUrl(value, 'Base URL', /\/nl(\/jsp(\/[\w.]*)?)?$/i);
}
