import type { INode, INodeExecutionData, INodeType, NodeOutput } from 'n8n-workflow';
import type { NodeProcess } from '../engine/process';
import type { NodeAttempt, RunRecord } from '../history';

/** Makes `this` for one attempt with these items. */
export type MakeContext = (items: INodeExecutionData[], executeData: object) => object;

export interface RunOptions {
	process: NodeProcess;
	type: INodeType;
	node: INode;
	items: INodeExecutionData[];
	signal: AbortSignal;
	record: RunRecord;
	context: MakeContext;
	nowMs(): number;
}

/** n8n allows two to five attempts with at most so long between them (F3). */
const LONGEST_WAIT_MS = 5000;

/** Runs a node as n8n's engine does, with the attempts of *Retry On Fail*. */
export async function runNode(options: RunOptions): Promise<void> {
	const { process, node, items, signal, record, context } = options;
	const executeData = { node, source: { main: [{ previousNode: 'Before' }] } };
	for (let attempt = 0; attempt < triesOf(node); attempt++) {
		if (attempt > 0 && !(await waited(process, node, signal))) break;
		const result = await execute(options, context(items, executeData));
		record.attempts.push(result);
		if (result.error === undefined && !firstFailed(result)) break;
	}
}

/**
 * Calls the node as an agent's tool, once an item: all calls share the agent's data, and an exception is all that makes
 * another attempt (F20).
 *
 * @returns a result for each item; an empty one where the execution was cancelled before its call
 */
export async function callAsTool(options: RunOptions, executeData: object, parallel: boolean): Promise<NodeAttempt[]> {
	const call = async ({ json }: INodeExecutionData): Promise<NodeAttempt> => {
		const nowMs = options.nowMs();
		let last: NodeAttempt = { startMs: nowMs, endMs: nowMs };
		for (let attempt = 0; attempt < triesOf(options.node); attempt++) {
			if (options.signal.aborted) return last;
			if (attempt > 0 && !(await waited(options.process, options.node, options.signal))) return last;
			last = await execute(options, options.context([{ json }], executeData));
			options.record.attempts.push(last);
			if (last.error === undefined) return last;
		}
		return last;
	};
	if (parallel) return await Promise.all(options.items.map(call));
	const results: NodeAttempt[] = [];
	for (const item of options.items) results.push(await call(item));
	return results;
}

async function execute({ type, nowMs }: RunOptions, context: object): Promise<NodeAttempt> {
	const startMs = nowMs();
	const result = await outputOf(type, context);
	return { ...result, startMs, endMs: nowMs() };
}

async function outputOf(type: INodeType, context: object): Promise<Pick<NodeAttempt, 'outputs' | 'error'>> {
	try {
		if (!type.execute) throw new Error('The node has no execute()');
		const output: NodeOutput = await Reflect.apply(type.execute, context, []);
		return Array.isArray(output) ? { outputs: output } : { error: new Error('The node gave no output') };
	} catch (error) {
		return { error };
	}
}

function triesOf({ retryOnFail, maxTries }: INode): number {
	return retryOnFail === true ? Math.min(5, Math.max(2, maxTries ?? 3)) : 1;
}

/** n8n takes a first item with an `error` for a failed node, whatever *On Error* says. */
function firstFailed({ outputs }: NodeAttempt): boolean {
	const error: unknown = outputs?.[0]?.[0]?.json.error;
	return error !== undefined && error !== null && error !== false;
}

async function waited(process: NodeProcess, { waitBetweenTries }: INode, signal: AbortSignal): Promise<boolean> {
	const ms = Math.min(LONGEST_WAIT_MS, Math.max(0, waitBetweenTries ?? 1000));
	return await process.sleep(ms, signal).then(
		() => !signal.aborted,
		() => false,
	);
}
