import { request } from 'node:http';
import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, INode, INodeExecutionData } from 'n8n-workflow';
import { campaignCredential } from '../../nodes/AdobeCampaign/credential';

/**
 * The part of n8n's context that our engine uses, with Node's own HTTP client, so that only the engine and the wire module
 * are measured.
 */
export function bareContext(sinkUrl: string, parameters: IDataObject, items: INodeExecutionData[]): IExecuteFunctions {
	const node: INode = { id: '1', name: 'Push', type: 'push', typeVersion: 1, position: [0, 0], parameters: {} };
	const credential = {
		baseUrl: sinkUrl,
		authentication: 'sessionToken',
		sessionToken: 'bench',
		securityToken: '@bench-token',
	};
	const run = { data: {}, node, source: null };
	const context = {
		getNode: () => node,
		getWorkflow: () => ({ active: false }),
		getInputData: () => items,
		getTimezone: () => 'UTC',
		getExecuteData: () => run,
		getExecutionCancelSignal: () => undefined,
		continueOnFail: () => false,
		addExecutionHints: () => undefined,
		getCredentials: async () => credential,
		getNodeParameter: (name: string, _item: number, fallback: unknown) => parameters[name] ?? fallback,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
				const headers = Object.entries(options.headers ?? {}).map(([name, value]) => [name, String(value)]);
				const { url, body } = options;
				const signed = campaignCredential.authenticate(credential, {
					...{ method: 'POST', url, headers: Object.fromEntries(headers) },
					body: String(body),
				});
				return await post(signed.url, signed.headers, signed.body ?? '');
			},
		},
	};
	return Object.create(context);
}

async function post(url: string, headers: Record<string, string>, body: string): Promise<object> {
	return await new Promise((resolve, reject) => {
		const call = request(url, { method: 'POST', headers }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (part: string) => (text += part));
			response.on('end', () => resolve({ statusCode: response.statusCode, headers: response.headers, body: text }));
		});
		call.on('error', reject);
		call.end(body);
	});
}
