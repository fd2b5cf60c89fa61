import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

/** The limit: n8n's own HTTP helper in a loop, with nothing around it. Only the benchmarks' n8n loads this node. */
export class BenchBareLoop implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bare Loop',
		name: 'benchBareLoop',
		group: ['output'],
		version: 1,
		description: 'Sends prepared bodies, or batches of entities',
		defaults: { name: 'Bare Loop' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Headers', name: 'headers', type: 'json', default: '{}' },
			{ displayName: 'Concurrency', name: 'concurrency', type: 'number', default: 10 },
			{ displayName: 'Batch Size', name: 'batchSize', type: 'number', default: 1 },
			{ displayName: 'Around', name: 'around', type: 'json', default: '{}' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const url = String(this.getNodeParameter('url', 0));
		const headers: IDataObject = JSON.parse(String(this.getNodeParameter('headers', 0)));
		const around: IDataObject = JSON.parse(String(this.getNodeParameter('around', 0)));
		const batchSize = Number(this.getNodeParameter('batchSize', 0));
		const concurrency = Number(this.getNodeParameter('concurrency', 0));
		const items = this.getInputData();

		const bodyAt = (start: number): string => {
			if (batchSize === 1) return String(items[start]?.json['body']);
			const messages = items
				.slice(start, start + batchSize)
				.map(({ json }) => ({ header: around['header'], body: { xdmMeta: around['xdmMeta'], xdmEntity: json } }));
			return JSON.stringify({ messages });
		};
		let next = 0;
		const worker = async (): Promise<void> => {
			while (next < items.length) {
				const start = next;
				next += batchSize;
				const options: IHttpRequestOptions = { method: 'POST', url, headers, body: bodyAt(start) };
				await this.helpers.httpRequest(options);
			}
		};
		await Promise.all(Array.from({ length: concurrency }, worker));
		return [items.map((_, item) => ({ json: { sent: true }, pairedItem: { item } }))];
	}
}
