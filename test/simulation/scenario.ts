import type { N8nMajor } from './engine/process';
import type { PlannedFault } from './network/faults';
import type { SenderName } from './senders';
import type { Style } from './world';

/** One item of a run. */
export interface PlannedItem {
	/** Whom it is for; two items may be for the same one. */
	who: number;
	/** `bad`: the platform refuses it. `invalid`: the node refuses it before sending. */
	fate: 'good' | 'bad' | 'invalid';
}

/** The options that the user set. */
export interface PlannedOptions {
	concurrency?: number | string;
	maxRequests?: number;
	perSeconds?: number;
	maxTries?: number | string;
	retryUnknown?: boolean;
	timeout?: number | string;
	dryRun?: boolean;
	batchWindow?: number | string;
	sendOnceMemory?: number;
}

/** One execution of a workflow with one of our nodes. */
export interface PlannedExecution {
	sender: SenderName;
	/** Which of the sender's ways of sending. */
	way: number;
	/** Most messages of a call, where the way has such an option. */
	batch: number;
	/** Which of the two credentials. */
	account: 0 | 1;
	items: PlannedItem[];
	startMs: number;
	/** How often a loop runs the node, each time with its share of the items. */
	passes: number;
	options: PlannedOptions;
	onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	retryOnFail: { maxTries: number; waitMs: number } | null;
	cancelMs: number | null;
	/** Whether an AI agent calls the node as a tool, and how. */
	tool: 'no' | 'oneByOne' | 'atOnce';
	/** Send-once keys: each execution's people have their own, or all executions of a node share one for each person. */
	keys: 'none' | 'own' | 'shared';
	/** Which of the processes runs it. */
	worker: 0 | 1;
}

/** Calls to the store of send-once keys that fail. */
export interface PlannedTrouble {
	/** The first call concerned, from 0. */
	at: number;
	/** How many calls in a row. */
	length: number;
	/** Whether they are carried out all the same. */
	carriedOut: boolean;
}

/** All that a simulation depends on. It is plain data, so that it can be printed, shortened and played again. */
export interface Scenario {
	/** For what needs no shortening: how long things take, which secret is echoed. */
	random: number;
	major: N8nMajor;
	style: Style;
	campaignSignIn: 'logon' | 'ims' | 'loginPassword';
	/** The user pasted an access token for Adobe, which cannot be renewed. */
	pastedToken: boolean;
	/** How the two credentials differ: not at all, by their values, or the second one's values are wrong. */
	accounts: 'same' | 'different' | 'secondWrong';
	/** The credentials that sign in with IMS allow another host only. */
	allowsNoHost: boolean;
	/** One credential ID holds the values of both accounts, for different users (F28). */
	oneIdForBoth: boolean;
	executions: PlannedExecution[];
	/** When the process is killed; the executions that have not ended are run again by another. */
	killMs: number | null;
	faults: PlannedFault[];
	database: PlannedTrouble[];
	/** Processes of n8n, which share its database alone; the first one is killed. */
	workers: 1 | 2;
}
