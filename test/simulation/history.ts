import type { INodeExecutionData } from 'n8n-workflow';
import type { Fault } from './network/faults';
import { executionOf } from './platforms/marks';

/** One request as the network saw it; all times are virtual milliseconds since the simulation began. */
export interface RequestRecord {
	readonly number: number;
	readonly epoch: number;
	/** The execution that made it. */
	readonly execution: number;
	/** The account of that execution (`accountKey`). */
	readonly account: string;
	/** The executions whose messages it carries or asks about, as far as it shows. */
	riders: ReadonlySet<number>;
	/** Whether a sign-in made it, which n8n's limits and the pace do not count. */
	readonly signIn: boolean;
	readonly method: string;
	readonly url: string;
	readonly startMs: number;
	/** When it reached the platform; undefined where it never did. */
	arrivedMs?: number;
	/** When n8n's helper gave its result back. */
	endMs?: number;
	fault?: Fault;
	status?: number;
	/** The messages it carried, where it arrived. */
	marks?: readonly string[];
	/** The messages it was to carry, whether it arrived or not. */
	loaded?: readonly string[];
	/** Its credential allows another host only. */
	readonly barred: boolean;
	/** How much was read of a body that does not end, at least. */
	readBytes?: number;
}

/** A message that a platform took. */
export interface Taken {
	readonly mark: string;
	readonly request: RequestRecord;
	/** The platform knew the message already and did nothing again. */
	readonly harmless: boolean;
}

/** What one attempt of n8n to run the node came to. */
export interface NodeAttempt {
	readonly startMs: number;
	readonly endMs: number;
	outputs?: INodeExecutionData[][];
	error?: unknown;
}

/** One run of a node, with all attempts of *Retry On Fail*. */
export interface RunRecord {
	readonly execution: number;
	readonly epoch: number;
	/** The marks of its items, in their order. */
	readonly marks: string[];
	readonly startMs: number;
	endMs?: number;
	readonly attempts: NodeAttempt[];
	readonly hints: unknown[];
	/** Where an AI agent called the node: what each item's call gave in the end. */
	toolResults?: NodeAttempt[];
}

/** All that happened, for the promises to look at. */
export class History {
	readonly requests: RequestRecord[] = [];
	readonly taken: Taken[] = [];
	readonly runs: RunRecord[] = [];
	/** Everything that must never leave: what was typed in, and what the platforms gave out. */
	readonly secrets = new Set<string>();
	/** Members of n8n's context that the code asked for and the simulated host does not have. */
	readonly unknownMembers = new Set<string>();
	/** Messages that a fault or another message's refusal kept from being delivered. */
	readonly excusedMarks = new Set<string>();
	/** Executions for which a fault at large excuses everything. */
	readonly excusedExecutions = new Set<number>();
	/** The messages that Campaign stored, by the numbers it gave them. */
	readonly eventIds = new Map<string, string>();
	/** How many requests met a token that had ended. */
	expired = 0;
	/** The executions that had to get a new token then. */
	readonly renewed = new Set<number>();
	/** How often single messages of a call were turned away for now. */
	readonly turnedAway = new Map<string, number>();
	/** Requests that would have left for a host that is none of the platforms. */
	readonly strayed: string[] = [];
	/** Requests that came with the token of other values than those of their execution. */
	readonly foreignTokens: string[] = [];
	/** When an execution was cancelled. */
	readonly cancelledMs = new Map<number, number>();
	/** The epoch in which each execution was last begun. */
	readonly lastEpoch = new Map<number, number>();
	/** What is wrong with the simulation's end: hanging promises, timers that are left. */
	readonly leftovers: string[] = [];

	/** The runs whose outcomes the user sees: those of the last process. */
	finalRuns(execution: number): RunRecord[] {
		const epoch = this.lastEpoch.get(execution);
		return this.runs.filter((run) => run.execution === execution && run.epoch === epoch);
	}

	/** What the platforms took from an execution, whoever sent it, in the process in which it was last begun. */
	takenOf(execution: number): Taken[] {
		const epoch = this.lastEpoch.get(execution);
		return this.taken.filter(({ mark, request }) => executionOf(mark) === execution && request.epoch === epoch);
	}
}
