import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type ExecutionError,
	type ExecutionStatus,
	type IDataObject,
	type INodeExecutionData,
	type IRun,
	type ITaskData,
	type NodeExecutionHint,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { additionalData } from './additionalData';
import { workflowGraph, type GraphOptions } from './graph';

export interface RunOptions extends GraphOptions {
	/** Cancels the execution as the user's Stop button does: after a time, or as soon as the promise is fulfilled. */
	cancelAfterMs?: number;
	cancelWhen?: Promise<unknown>;
	/** The workflow's own time zone. */
	timezone?: string;
	/** Empty for a workflow that was never saved. */
	workflowId?: string;
	/** `trigger` is a production execution, `manual` one started in the editor. */
	mode?: WorkflowExecuteMode;
}

export interface TargetRun {
	/** Main outputs: [0] success, [1] error items under `continueErrorOutput`. */
	outputs: INodeExecutionData[][];
	error?: ExecutionError;
	hints: NodeExecutionHint[];
	status: ExecutionStatus;
}

/** Top level: the first (usually only) run of the node under test, and the status of the whole execution. */
export interface RunResult extends TargetRun {
	/** Every run of the node under test; tries of *Retry On Fail* are one run. */
	runs: TargetRun[];
	/** What the expressions in `after` gave, per item, all runs joined. */
	after: { success: IDataObject[]; error: IDataObject[] };
	run: IRun;
}

/** Start → Feed → Target → expressions, on the real engine, against the built package. */
export async function runWorkflow(options: RunOptions): Promise<RunResult> {
	const { nodes, connections, nodeTypes, credentials } = workflowGraph(options);
	const settings = {
		executionOrder: 'v1' as const,
		...(options.timezone === undefined ? {} : { timezone: options.timezone }),
	};
	const workflow = new Workflow({
		id: options.workflowId ?? 'workflow',
		name: 'Test',
		active: false,
		nodes,
		connections,
		nodeTypes,
		settings,
	});
	const mode = options.mode ?? 'trigger';
	const now = new Date();
	const hooks = new ExecutionLifecycleHooks(mode, '1', {
		id: 'workflow',
		name: 'Test',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
		nodes,
		connections,
	});
	const finished = new Promise<IRun>((resolve) => hooks.addHandler('workflowExecuteAfter', (run) => resolve(run)));

	const start = workflow.getNode('Start');
	if (start === null) throw new Error('The workflow has no start');
	const stack = [{ node: start, data: { main: [[{ json: {} }]] }, source: null }];
	const runExecutionData = createRunExecutionData({ executionData: { nodeExecutionStack: stack } });
	const execute = new WorkflowExecute(
		additionalData({ credentialsHelper: credentials, hooks }),
		mode,
		runExecutionData,
	);
	await workflow.expression.acquireIsolate();
	try {
		const execution = execute.processRunExecutionData(workflow);
		// A cancelled execution rejects; what happened is in the run.
		execution.catch(() => {});
		const timer =
			options.cancelAfterMs === undefined ? undefined : setTimeout(() => execution.cancel(), options.cancelAfterMs);
		void options.cancelWhen?.then(() => execution.cancel());
		const run = await finished;
		clearTimeout(timer);
		return result(run);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

function result(run: IRun): RunResult {
	const { runData, error } = run.data.resultData;
	const runs = (runData.Target ?? []).map(targetRun);
	const values = (node: string) =>
		(runData[node] ?? []).flatMap(({ data }) => data?.main?.[0] ?? []).map(({ json }) => json);
	const [first] = runs;
	return {
		outputs: first?.outputs ?? [],
		error: first?.error ?? error,
		hints: first?.hints ?? [],
		status: run.status,
		runs,
		after: { success: values('After Success'), error: values('After Error') },
		run,
	};
}

function targetRun({ data, error, hints, executionStatus }: ITaskData): TargetRun {
	return {
		outputs: (data?.main ?? []).map((items) => items ?? []),
		error,
		hints: hints ?? [],
		status: executionStatus ?? 'unknown',
	};
}
