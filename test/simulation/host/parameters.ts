import { NodeHelpers, type INode, type INodeParameters, type INodeTypeDescription } from 'n8n-workflow';
import { isObject } from '../platforms/platform';

/** The node's parameters with the defaults of all that the user left alone, as n8n keeps them. */
export function withDefaults(description: INodeTypeDescription, node: INode): INodeParameters {
	const filled = NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description);
	return filled ?? node.parameters;
}

/** What expressions can name. */
interface Named {
	json: Record<string, unknown>;
	before: Record<string, unknown>;
}

/**
 * n8n's `getNodeParameter`: a path through collections, expressions that name a field of the item or of what the node before
 * it was given, and the value of a resource locator.
 */
export function parameterOf(
	parameters: INodeParameters,
	path: string,
	{ json, before }: Named,
	fallback: unknown,
	extractValue: boolean,
): unknown {
	let value: unknown = parameters;
	for (const name of path.split('.')) value = isObject(value) ? value[name] : undefined;
	if (value === undefined) {
		if (fallback === undefined) throw new Error(`Could not get parameter "${path}"`);
		return fallback;
	}
	const resolved = evaluated(value, { json, before });
	return extractValue && isObject(resolved) && '__rl' in resolved ? resolved.value : resolved;
}

function evaluated(value: unknown, named: Named): unknown {
	if (typeof value === 'string' && value.startsWith('=')) {
		const [, json, before] = /^=\{\{ (?:\$json\.(\w+)|\$\('Before'\)\.item\.json\.(\w+)) \}\}$/.exec(value) ?? [];
		if (json !== undefined) return named.json[json];
		return before === undefined ? value.slice(1) : named.before[before];
	}
	if (Array.isArray(value)) return value.map((entry) => evaluated(entry, named));
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, evaluated(entry, named)]));
}
