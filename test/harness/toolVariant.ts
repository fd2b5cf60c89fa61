import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

/** What n8n makes of a node with `usableAsTool` when it offers it to AI agents: the same code under another description. */
export function toolVariant(node: INodeType): INodeType {
	const { usableAsTool, ...description } = node.description;
	if (!usableAsTool) throw new Error(`${description.name} is not usable as a tool`);
	const replacements = typeof usableAsTool === 'object' ? usableAsTool.replacements : {};
	const variant: INodeTypeDescription = {
		...description,
		...replacements,
		name: `${description.name}Tool`,
		displayName: `${description.displayName} Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		properties: [
			{ displayName: 'Description', name: 'toolDescription', type: 'string', default: description.description },
			...description.properties,
		],
	};
	return Object.create(node, { description: { value: variant, enumerable: true } }) as INodeType;
}
