import type { INodeExecutionData } from 'n8n-workflow';
import type { History, NodeAttempt, RunRecord } from '../history';
import type { PlannedExecution, Scenario } from '../scenario';

/** A simulation that was played. */
export interface Played {
	scenario: Scenario;
	history: History;
}

/** What the package promises; later work adds its own. */
export interface Promised {
	/** What is promised, as a sentence. */
	promise: string;
	/** What breaks it; empty where it was kept. */
	broken(played: Played): string[];
}

export type Outcome = 'accepted' | 'rejected' | 'unknown' | 'dryRun' | 'none';

/** A run that the user sees, with its plan. */
export interface SeenRun {
	index: number;
	plan: PlannedExecution;
	run: RunRecord;
	/** The attempts whose results the user sees: the last one, or as a tool the last one of each item. */
	results: NodeAttempt[];
	name: string;
}

/** The runs of the last process, in the order of their executions. */
export function seenRuns({ scenario, history }: Played): SeenRun[] {
	return scenario.executions.flatMap((plan, index) =>
		history.finalRuns(index).map((run): SeenRun => {
			const results = plan.tool === 'no' ? run.attempts.slice(-1) : (run.toolResults ?? []);
			return { index, plan, run, results, name: `execution ${index} (${plan.sender}, way ${plan.way})` };
		}),
	);
}

/** What became of one item of a run. */
export interface ItemResult {
	mark: string;
	/** Undefined where the run threw. */
	item: INodeExecutionData | undefined;
	outcome: Outcome;
}

/** The output items of a run by the marks of its items; the exception of a tool call tells what became of its one item. */
export function itemsOf({ plan, run, results }: SeenRun): ItemResult[] {
	return run.marks.map((mark, place) => {
		if (plan.tool === 'no') {
			const item = results[0]?.outputs?.[0]?.[place];
			return { mark, item, outcome: outcomeOf(item) };
		}
		const { outputs, error } = results[place] ?? {};
		const item = outputs?.[0]?.[0];
		return { mark, item, outcome: error === undefined ? outcomeOf(item) : thrownOutcome(error) };
	});
}

/** What an output item says became of its message. */
export function outcomeOf(item: INodeExecutionData | undefined): Outcome {
	if (!item) return 'none';
	const { json } = item;
	if (json.error === undefined) return json.dryRun === true ? 'dryRun' : 'accepted';
	const { details } = json;
	const outcome: unknown =
		typeof details === 'object' && details !== null ? Reflect.get(details, 'outcome') : undefined;
	return outcome === 'rejected' || outcome === 'unknown' ? outcome : 'none';
}

/** Whether an item was not sent because of its send-once key. */
export function isDuplicate(item: INodeExecutionData | undefined): boolean {
	const { duplicate, details } = item?.json ?? {};
	const told: unknown = typeof details === 'object' && details !== null ? Reflect.get(details, 'duplicate') : undefined;
	return duplicate === true || told === true;
}

/** What the one error of *Stop Workflow* counts; empty where it counts nothing. */
export function countsOf(error: unknown): Map<string, number> {
	const text = typeof error === 'object' && error !== null ? String(Reflect.get(error, 'description')) : '';
	const counts = [...text.matchAll(/(\d+) (accepted|rejected|unknown|not sent)\b/g)];
	return new Map(counts.map(([, number, what]) => [String(what), Number(number)]));
}

function thrownOutcome(error: unknown): Outcome {
	const counts = countsOf(error);
	return (['rejected', 'unknown'] as const).find((outcome) => counts.get(outcome) === 1) ?? 'none';
}

/** Whether *On Error* lets the workflow go on, so that the node must never throw. */
export function continues({ onError }: PlannedExecution): boolean {
	return onError !== 'stopWorkflow';
}
