import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * Marks the items that failed for n8n 1, which routes `{ error, details }` to the success output: there `details`
 * counts as a stranger (n8n-core 1.122, `handleNodeErrorOutput`), while an item with a property `error` is routed
 * whatever its data. Not enumerable, so that the copy n8n makes on the way loses the mark and keeps the data.
 * Elsewhere n8n would replace the data by the mark: in the regular output, and where the node has no input to join.
 */
export function markFailed(context: IExecuteFunctions, items: INodeExecutionData[]): INodeExecutionData[] {
	if (context.getNode().onError !== 'continueErrorOutput' || !context.getExecuteData().source) return items;
	for (const item of items) {
		const { error } = item.json;
		if (error !== undefined) Object.defineProperty(item, 'error', { value: { message: error } });
	}
	return items;
}
