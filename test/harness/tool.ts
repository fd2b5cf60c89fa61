import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type EngineResponse,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IRun,
	type NodeOutput,
} from 'n8n-workflow';

import { additionalData } from './additionalData';
import { credentialsOf, credentialStore, make, type GraphOptions } from './graph';
import { NodeTypes } from './nodeTypes';
import { startStub } from './stubs';

export interface ToolOptions extends Pick<GraphOptions, 'loader' | 'credentials' | 'node'> {
	/** The arguments of each call that the model makes; parameters read them with `$fromAI('key')`. */
	calls: IDataObject[];
	/** `engine`: newer agents let the engine run the tool node. `agent`: older ones invoke it themselves (F20). */
	route?: 'engine' | 'agent';
}

export interface ToolResult {
	/** The tool variant's description, as offered to agents. */
	description: INodeTypeDescription;
	/** What the model gets back, per call. */
	response: unknown[];
	run: IRun;
}

/** Runs the node as n8n runs it for an AI agent; the agent is a stub that makes the given calls. */
export async function toolRun(options: ToolOptions): Promise<ToolResult> {
	const { loader, node, calls, route = 'engine' } = options;
	const store = credentialStore(options);
	const type = `${loader.packageName}.${node.type}Tool`;
	const response: unknown[] = [];
	const agent = agentStub(route === 'engine' ? engineRoute(calls, response) : agentRoute(calls, response));
	const nodeTypes = new NodeTypes(loader, { 'test.start': startStub(), 'test.agent': agent });
	const nodes = [
		make('Start', 'test.start'),
		make('Agent', 'test.agent'),
		{ ...make('Target', type), credentials: credentialsOf(store), ...node, type },
	];
	const connections = {
		Start: { main: [[{ node: 'Agent', type: NodeConnectionTypes.Main, index: 0 }]] },
		Target: { [NodeConnectionTypes.AiTool]: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]] },
	};
	const settings = { executionOrder: 'v1' as const };
	const workflow = new Workflow({ id: 'workflow', active: false, nodes, connections, nodeTypes, settings });
	const now = new Date();
	const data = {
		id: 'workflow',
		name: 'Test',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
	};
	const hooks = new ExecutionLifecycleHooks('trigger', '1', { ...data, nodes, connections });
	const finished = new Promise<IRun>((resolve) => hooks.addHandler('workflowExecuteAfter', (run) => resolve(run)));
	const start = workflow.getNode('Start');
	if (start === null) throw new Error('The workflow has no start');
	const stack = [{ node: start, data: { main: [[{ json: {} }]] }, source: null }];
	const runExecutionData = createRunExecutionData({ executionData: { nodeExecutionStack: stack } });
	await workflow.expression.acquireIsolate();
	try {
		const execute = new WorkflowExecute(
			additionalData({ credentialsHelper: store, hooks }),
			'trigger',
			runExecutionData,
		);
		execute.processRunExecutionData(workflow).catch(() => {});
		const run = await finished;
		return { description: nodeTypes.getByNameAndVersion(type).description, response, run };
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

type Execute = (context: IExecuteFunctions, answer?: EngineResponse) => Promise<NodeOutput>;

function agentStub(execute: Execute): INodeType {
	return {
		description: {
			name: 'agent',
			displayName: 'Agent',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(answer) {
			return await execute(this, answer);
		},
	};
}

/** First asks the engine for all calls at once, then is resumed with their results. */
function engineRoute(calls: IDataObject[], response: unknown[]): Execute {
	return async (_context, answer) => {
		if (answer !== undefined && answer.actionResponses.length > 0) {
			response.push(
				...answer.actionResponses.map(({ data }) => data.data?.ai_tool?.[0]?.map((item) => item.json) ?? data.error),
			);
			return [[{ json: {} }]];
		}
		const actions = calls.map((input, index) => ({
			actionType: 'ExecutionNodeAction' as const,
			nodeName: 'Target',
			input,
			type: NodeConnectionTypes.AiTool,
			id: `call-${index}`,
			metadata: {},
		}));
		return { actions, metadata: {} };
	};
}

function agentRoute(calls: IDataObject[], response: unknown[]): Execute {
	return async (context) => {
		const tools = (await context.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Array<{
			invoke(input: IDataObject): Promise<unknown>;
		}>;
		for (const call of calls) response.push(await tools[0]?.invoke(call).catch((error: unknown) => error));
		return [[{ json: {} }]];
	};
}
