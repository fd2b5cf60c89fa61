import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';

export const isExpression = (value: unknown) => typeof value === 'string' && value.startsWith('=');

/** A credential's declarative `authenticate`: fills headers, query, body and auth of the request it is given. */
export function authenticateGeneric(
	{ properties }: IAuthenticateGeneric,
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
	workflow: Workflow,
	node: INode,
): IHttpRequestOptions {
	const resolve = (text: string): string => {
		if (!isExpression(text)) return text;
		const keys = { $credentials: credentials };
		const value = workflow.expression.getSimpleParameterValue(node, text, 'internal', keys, undefined, '');
		return value ? String(value) : '';
	};
	request.headers ??= {};
	// The parts are named by the credential type, which the type of the request cannot express.
	const parts = request as unknown as Record<string, Record<string, string> | undefined>;
	for (const [part, values] of Object.entries(properties)) {
		const target = (parts[part] ??= {});
		for (const [key, value] of Object.entries(values ?? {})) target[resolve(key)] = resolve(String(value));
	}
	return request;
}
