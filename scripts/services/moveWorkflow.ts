import { readManifest } from '../build/entries';
import { list, object, text, type Json } from '../start/json';
import { classOf, membersOf, typeOf } from './part';
import { services } from './table';

/** A node or credential type in the package of all and in the one of its service. */
interface Pair {
	service: string;
	whole: string;
	part: string;
}

export interface Moved {
	workflow: Json;
	/** Names of the nodes that were rewritten. */
	moved: string[];
	/** Names of the nodes whose credential has another type now: it must be created and chosen. */
	credentials: string[];
}

/** n8n derives node types for agents by these endings. */
const tools = /(?:Hitl)?Tool$/;

/**
 * Rewrites the node and credential types of a workflow. Nodes of other packages stay as they are, and so does everything
 * else: names, parameters, connections.
 *
 * @param to `whole`, `parts` (each node to the package of its service), or the key of one service, whose nodes alone move
 */
export function moveWorkflow(root: string, workflow: Json, to: string): Moved {
	const toWhole = to === 'whole';
	const { nodes: nodePairs, credentials: credentialPairs } = pairs(root);
	const concerned = ({ service }: Pair) => toWhole || to === 'parts' || service === to;
	const moved: string[] = [];
	const credentials: string[] = [];

	const nodes = list(workflow['nodes']).map((value) => {
		const node = object(value);
		const [type, ending] = withoutTool(text(node['type']));
		const pair = nodePairs.find((each) => concerned(each) && type === (toWhole ? each.part : each.whole));
		const types = pair ? credentialPairs.filter(({ service }) => service === pair.service) : generic(node);
		const renamed = rename(object(node['credentials']), types);
		if (pair === undefined && renamed === undefined) return node;
		moved.push(text(node['name']));
		if (renamed) credentials.push(text(node['name']));
		return {
			...node,
			...(pair && { type: `${toWhole ? pair.whole : pair.part}${ending}` }),
			...(renamed && { credentials: renamed }),
			...(renamed && predefined(object(node['parameters']), types)),
		};
	});
	return { workflow: { ...workflow, nodes }, moved, credentials };

	/** n8n's HTTP Request node takes any credential; one that belongs to several services tells of none. */
	function generic(node: Json): Pair[] {
		const chosen = text(object(node['parameters'])['nodeCredentialType']);
		const fits = credentialPairs.filter((each) => concerned(each) && chosen === (toWhole ? each.part : each.whole));
		return fits.length === 1 ? fits : [];
	}

	function renamedType(type: string, types: Pair[]): string | undefined {
		const pair = types.find((each) => type === (toWhole ? each.part : each.whole));
		return pair && (toWhole ? pair.whole : pair.part);
	}

	/** Without the ID, which names a credential of the old type: n8n then looks for one with the name. */
	function rename(old: Json, types: Pair[]): Json | undefined {
		const isConcerned = Object.keys(old).some((type) => renamedType(type, types));
		if (!isConcerned) return undefined;
		return Object.fromEntries(
			Object.entries(old).map(([type, value]) => {
				const own = renamedType(type, types);
				return own === undefined ? [type, value] : [own, { id: null, name: text(object(value)['name']) }];
			}),
		);
	}

	function predefined(parameters: Json, types: Pair[]): { parameters?: Json } {
		const own = renamedType(text(parameters['nodeCredentialType']), types);
		return own === undefined ? {} : { parameters: { ...parameters, nodeCredentialType: own } };
	}
}

function withoutTool(type: string): [string, string] {
	const ending = tools.exec(type)?.[0] ?? '';
	return [type.slice(0, type.length - ending.length), ending];
}

function pairs(root: string): { nodes: Pair[]; credentials: Pair[] } {
	const manifest = readManifest(root);
	const { name } = manifest;
	const parts = services.map((service) => ({ service, ...membersOf(manifest, service) }));
	return {
		nodes: parts.flatMap(({ service, nodes }) =>
			nodes
				.map(typeOf)
				.map((type) => ({ service: service.key, whole: `${name}.${type}`, part: `${name}-${service.key}.${type}` })),
		),
		credentials: parts.flatMap(({ service, credentials }) =>
			credentials.map((path) => ({
				service: service.key,
				whole: typeOf(path),
				part: service.credentials[classOf(path)]?.name ?? '',
			})),
		),
	};
}
