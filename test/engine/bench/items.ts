import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { RunResult } from '../../harness/workflow';

/** The details of an error item; an empty object where it has none. */
export function details(json: IDataObject | undefined): IDataObject {
	const given = json?.details;
	return typeof given === 'object' && given !== null && !Array.isArray(given) && !(given instanceof Date)
		? Object.fromEntries(Object.entries(given))
		: {};
}

/** What the items say became of them. */
export function outcomes(items: INodeExecutionData[] | undefined): unknown[] {
	return (items ?? []).map(({ json }) => (json.accepted === true ? 'accepted' : details(json).outcome));
}

/** The data of the items of one output. */
export function jsons({ outputs }: Pick<RunResult, 'outputs'>, output = 0): IDataObject[] {
	return (outputs[output] ?? []).map(({ json }) => json);
}

/** The data of the first item. */
export function first(items: INodeExecutionData[] | undefined): IDataObject {
	return items?.[0]?.json ?? {};
}

/** A resource locator whose value was typed in. */
export function byId(value: string): { __rl: true; mode: string; value: string } {
	return { __rl: true, mode: 'id', value };
}
