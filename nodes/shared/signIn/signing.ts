import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import type { CredentialKind } from '../contract/credential';
import { requireVerification } from './verification';

/**
 * A credential's `authenticate`: signs whatever request n8n is about to send, ours or that of its HTTP Request node.
 * Repeatable on its own result (F22).
 */
export function signing({ authenticate }: CredentialKind) {
	return async (
		credential: ICredentialDataDecryptedObject,
		given: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const options = requireVerification(credential, given);
		const headers = Object.fromEntries(
			Object.entries(options.headers ?? {}).map(([name, value]) => [name, String(value)]),
		);
		const body = typeof options.body === 'string' ? options.body : undefined;
		const signed = authenticate(credential, { method: 'POST', url: options.url, headers, body });
		return { ...options, headers: signed.headers, ...(signed.body === undefined ? {} : { body: signed.body }) };
	};
}
