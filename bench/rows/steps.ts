import type { Json } from '../../scripts/start/json';
import type { Step } from './workflow';

/** One of this package's nodes, mapping its items automatically. */
export function ours(type: string, credential: string, parameters: Json): Step {
	return {
		...{ name: 'Ours', type: `n8n-nodes-campaign-bridge.${type}`, typeVersion: 1, credential },
		parameters: { dataMode: 'autoMapInputData', ...parameters },
	};
}

export interface HttpStep {
	name?: string;
	url: string;
	headers?: Record<string, string>;
	/** An expression, as a user would write it; absent for a GET. */
	json?: string;
	text?: { type: string; body: string };
	/** The node's own *Batching*: how many items, and how long until the next ones. */
	batch?: { batchSize: number; batchInterval: number };
}

/** n8n's HTTP Request node, latest version, with its default settings unless others are given. */
export function httpRequest({ name = 'HTTP Request', url, headers = {}, json, text, batch }: HttpStep): Step {
	const parameters = Object.entries(headers).map(([header, value]) => ({ name: header, value }));
	const body: Json = text
		? { sendBody: true, contentType: 'raw', rawContentType: text.type, body: text.body }
		: json
			? { sendBody: true, contentType: 'json', specifyBody: 'json', jsonBody: json }
			: {};
	return {
		...{ name, type: 'n8n-nodes-base.httpRequest', typeVersion: 4.5 },
		parameters: {
			...{ method: text || json ? 'POST' : 'GET', url },
			...(parameters.length > 0 ? { sendHeaders: true, headerParameters: { parameters } } : {}),
			...body,
			options: batch ? { batching: { batch } } : {},
		},
	};
}

/** A loop of n8n's own HTTP helper over prepared bodies, or over batches of entities. */
export function bareLoop(parameters: Json): Step {
	return { name: 'Bare Loop', type: 'CUSTOM.benchBareLoop', typeVersion: 1, parameters };
}
