import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType } from 'n8n-workflow';

/**
 * Nodes around the one under test. n8n calls `execute` with the context as `this`, so a stub keeps its data in its closure.
 */
function stub(
	name: string,
	outputs: number,
	execute: (context: IExecuteFunctions) => INodeExecutionData[][],
): INodeType {
	return {
		description: {
			name,
			displayName: name,
			group: ['input'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: Array.from({ length: outputs }, () => NodeConnectionTypes.Main),
			properties: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
		},
		async execute() {
			return execute(this);
		},
	};
}

/** Begins the workflow. */
export const startStub = () => stub('start', 1, () => [[{ json: {} }]]);

/** Emits the items of a test. */
export const feedStub = (items: INodeExecutionData[]) => stub('feed', 1, () => [items]);

/** Evaluates its parameter once per item, as a Set node does: proves that items are linked to their origin. */
export const expressionStub = () =>
	stub('expression', 1, (context) => [
		context
			.getInputData()
			.map((_, item) => ({ json: { value: context.getNodeParameter('value', item) as string }, pairedItem: { item } })),
	]);

/** Sends the items of a test round again until the node under test has run that often. */
export function loopStub(items: INodeExecutionData[], runs: number): INodeType {
	let passes = 0;
	return stub('loop', 2, (context) => (++passes < runs ? [items, []] : [[], context.getInputData()]));
}
