import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { History, RunRecord } from '../history';
import { isObject } from '../platforms/platform';
import type { NodeCredential } from './credentials';
import type { Helpers } from './helpers';
import { parameterOf } from './parameters';

/** What one attempt to run a node is given. */
export interface ContextOptions {
	node: INode;
	parameters: INodeParameters;
	items: INodeExecutionData[];
	/** What the node before was given, by the item that it made of it. */
	before: WeakMap<object, Record<string, unknown>>;
	/** The same object over the attempts of a run; for an agent's tool calls the agent's (F19, F20). */
	executeData: object;
	signal: AbortSignal;
	credential: NodeCredential | undefined;
	helpers: Helpers;
	record: RunRecord;
	history: History;
}

/** Members that language and library look for on any object. */
const askedOfEverything = ['then', 'toJSON', 'constructor', 'toString', 'valueOf'];

/** `this` of a node's `execute`. Members that it lacks are noted: the simulation must not lag behind the code. */
export function contextOf(options: ContextOptions): object {
	const { node, parameters, items, before, signal, credential, record, history } = options;
	const namedBy = (index: number): { json: Record<string, unknown>; before: Record<string, unknown> } => {
		const json = items[index]?.json ?? {};
		return { json, before: before.get(json) ?? {} };
	};
	const context = {
		helpers: options.helpers,
		getNode: () => node,
		getInputData: () => items,
		getExecuteData: () => options.executeData,
		getExecutionCancelSignal: () => signal,
		getExecutionId: () => String(record.execution),
		getMode: () => 'trigger',
		getTimezone: () => 'Europe/Berlin',
		getWorkflow: () => ({ id: 'workflow', name: 'Simulation', active: true }),
		continueOnFail: () => node.onError === 'continueRegularOutput' || node.onError === 'continueErrorOutput',
		addExecutionHints: (...hints: unknown[]) => void record.hints.push(...hints),
		getCredentials: async (type: string) => {
			if (credential?.type.name === type) return await credential.read();
			throw new Error(`Node does not have any credentials of type "${type}" set`);
		},
		getNodeParameter: (name: string, index: number, fallback?: unknown, more?: unknown) =>
			parameterOf(parameters, name, namedBy(index), fallback, isObject(more) && more.extractValue === true),
		logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
	};
	return new Proxy(context, {
		get(target, name, receiver) {
			if (typeof name === 'string' && !(name in target) && !askedOfEverything.includes(name)) {
				history.unknownMembers.add(name);
			}
			return Reflect.get(target, name, receiver);
		},
	});
}
