import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

/** Makes items in n8n's own process: a Code node would send a million of them through a socket. */
export class BenchMakeItems implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Make Items',
		name: 'benchMakeItems',
		group: ['input'],
		version: 1,
		description: 'Makes many items',
		defaults: { name: 'Make Items' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'Items', name: 'items', type: 'number', default: 1 },
			{ displayName: 'Item', name: 'item', type: 'string', default: '({ number: i })' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const make = new Function('i', `return (${String(this.getNodeParameter('item', 0))});`);
		const items = Number(this.getNodeParameter('items', 0));
		return [
			Array.from({ length: items }, (_, item) => {
				const json: IDataObject = make(item);
				return { json, pairedItem: { item: 0 } };
			}),
		];
	}
}
