import type { N8nApi } from '../../../scripts/start/api';
import { saveCredentials } from '../../../scripts/start/credentials';
import type { Json } from '../../../scripts/start/json';
import { problem } from '../../../scripts/start/problem';

/** A node as it stands in a workflow's file. */
export function node(name: string, type: string, typeVersion: number, parameters: Json = {}): Json {
	return { parameters, id: name, name, type, typeVersion, position: [0, 0] };
}

/** From a node, to a node, from which of its outputs, over which kind of connection. */
export type Wire = [from: string, to: string, output?: number, kind?: string];

/** Nodes one after the other. */
export function chained(...names: string[]): Wire[] {
	return names.slice(1).map((name, index): Wire => [names[index] ?? '', name]);
}

/** Connections as n8n writes them. */
export function wired(wires: Wire[]): Json {
	const connections: Record<string, Record<string, Json[][]>> = {};
	for (const [from, to, output = 0, kind = 'main'] of wires) {
		const outputs = ((connections[from] ??= {})[kind] ??= []);
		while (outputs.length <= output) outputs.push([]);
		outputs[output]?.push({ node: to, type: kind, index: 0 });
	}
	return connections;
}

/** The references of so many customers, in order. */
export function orders(count: number): string[] {
	return Array.from({ length: count }, (_, index) => `order-${index}`);
}

/** A node that makes so many customers, each with a file where that is wanted. */
export function customers(count: number, withFile = false): Json {
	const file = withFile
		? ", binary: { invoice: { data: 'aW52b2ljZQ==', mimeType: 'text/plain', fileName: `order-${index}.txt` } }"
		: '';
	const json = '{ email: `customer${index}@example.com`, externalId: `order-${index}`, ctx: { number: index } }';
	const jsCode = `return Array.from({ length: ${count} }, (_, index) => ({ json: ${json}${file} }));`;
	return node('Customers', 'n8n-nodes-base.code', 2, { jsCode });
}

/** Push Event; it maps its items automatically unless it is given fields. */
export function pushEvent(name: string, fields?: Json): Json {
	const parameters = {
		eventType: { __rl: true, mode: 'id', value: 'order_confirmation' },
		...(fields ?? { dataMode: 'autoMapInputData' }),
		options: {},
	};
	const type = 'n8n-nodes-campaign-bridge.adobeCampaignPushEvent';
	return { ...node(name, type, 1, parameters), credentials: { adobeCampaignSessionApi: {} } };
}

/** Saves a credential for a model at this address. */
export async function openAiCredential(api: N8nApi, url: string): Promise<{ id: string; name: string }> {
	const credential = { name: 'Scripted model', type: 'openAiApi', data: { apiKey: 'none', url } };
	const saved = (await saveCredentials(api, [credential])).get('openAiApi');
	if (!saved) throw problem('n8n did not save the credential of the model.');
	return saved;
}
