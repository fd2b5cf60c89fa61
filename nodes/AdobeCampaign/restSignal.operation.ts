import type { Entry, Operation, Pending, Sending } from '../shared/contract/operation';
import { rejected, rejectedBefore, type NotAccepted, type Outcome, type Reason } from '../shared/contract/outcome';
import type { Plan } from '../shared/delivery/deliver';
import { onlyOne } from '../shared/delivery/onlyOne';
import type { Run } from '../shared/delivery/run';
import { sendAll } from '../shared/delivery/send';
import { imsCredential } from '../shared/ims/imsCredential';
import { quoted } from '../shared/item/refused';
import { readRestSignal } from './restSignal.read';
import {
	judgeRestSignal,
	restSignalRequest,
	SIGNAL_INTERVAL_MS,
	workflowPath,
	type RestSignal,
	type RestWorkflow,
} from './wire/restSignal';
import { judgeWorkflow, workflowRequest, type Triggers } from './wire/restWorkflow';

type Pended = Pending<RestSignal>;

/** Triggers activities: one call for all items that ask for the same, because an activity takes one in ten minutes. */
const signalling: Operation<RestSignal> = {
	credential: imsCredential,
	limits: { messages: Infinity },
	read: readRestSignal,
	group: (signal) => ({ key: JSON.stringify([activityOf(signal), signal.body]), bytes: 0 }),
	encode: restSignalRequest,
	judge: judgeRestSignal,
};

/** The addresses of a workflow's activities. */
const workflowLookUp: Sending<RestWorkflow, Triggers> = {
	credential: imsCredential,
	limits: { messages: 1 },
	readsOnly: true,
	group: () => ({ key: '', bytes: 0 }),
	encode: onlyOne(workflowRequest),
	judge: judgeWorkflow,
};

/** Signals over REST: each workflow is looked up once, then each of its activities gets one signal. */
export function restSignalPlan(): Plan<RestSignal> {
	return {
		operation: signalling,
		async send(run, pending) {
			await signalOnce(run, await findTriggers(run, pending));
		},
	};
}

/** Names an activity of an instance. */
function activityOf(signal: RestSignal): string {
	return `${workflowPath(signal)} ${signal.activity}`;
}

interface Asked extends Entry<RestWorkflow> {
	/** All that are for this workflow. */
	entries: Pended[];
}

/** @returns the messages whose activity has an address, in their order; the items of the others are rejected */
async function findTriggers(run: Run, pending: Pended[]): Promise<Pended[]> {
	const asked = new Map<string, Asked>();
	for (const entry of pending) {
		const { organization, workflowId } = entry.message;
		const same = asked.get(workflowPath(entry.message)) ?? { message: { organization, workflowId }, entries: [] };
		asked.set(workflowPath(entry.message), same);
		same.entries.push(entry);
	}
	const found = new Map<number, Pended>();
	await sendAll(run, workflowLookUp, [...asked.values()], ({ entries }, outcome: Outcome<Triggers>) => {
		for (const { index, message } of entries) {
			if (outcome.outcome !== 'accepted') run.ledger.write(index, notSignalled(outcome));
			else {
				const triggerPath = outcome.json.get(message.activity);
				if (triggerPath === undefined) run.ledger.write(index, rejected(noTrigger(message, outcome.json)));
				else found.set(index, { index, message: { ...message, triggerPath } });
			}
		}
	});
	return pending.flatMap(({ index }) => found.get(index) ?? []);
}

/** A look-up that was lost signalled nothing, whatever became of it. */
function notSignalled(lost: NotAccepted): NotAccepted {
	const said = 'The look-up of the workflow got no usable response';
	return rejectedBefore(lost, said, 'No signal was sent for this item, so it can be sent again.');
}

function noTrigger({ workflowId, activity }: RestSignal, triggers: Triggers): Reason {
	const names = [...triggers].filter(([, path]) => path !== undefined).map(([name]) => name);
	const todo =
		names.length === 0
			? 'It has none: add an External signal activity, and start the workflow.'
			: `Its External signal activities are: ${names.map(quoted).slice(0, 20).join(', ')}.`;
	return {
		message: `The workflow ${quoted(workflowId)} has no External signal activity ${quoted(activity)}`,
		todo,
		details: { parameter: 'Activity' },
	};
}

/**
 * Gives each activity one signal. Items that ask for the same share it; for those with other parameters it is the turn of
 * the next one only where the signal before was certainly not taken.
 */
async function signalOnce(run: Run, ready: Pended[]): Promise<void> {
	let open = ready;
	while (open.length > 0 && !run.halted()) {
		const bodies = new Map<string, string>();
		for (const { message } of open) {
			if (!bodies.has(activityOf(message))) bodies.set(activityOf(message), message.body);
		}
		const isNext = ({ message }: Pended): boolean => bodies.get(activityOf(message)) === message.body;
		const taken = new Set<string>();
		await sendAll(run, signalling, open.filter(isNext), ({ index, message }, outcome) => {
			if (outcome.outcome !== 'rejected') taken.add(activityOf(message));
			run.ledger.write(index, outcome);
		});
		const later = open.filter((entry) => !isNext(entry));
		const isTooSoon = ({ message }: Pended): boolean => taken.has(activityOf(message));
		for (const entry of later.filter(isTooSoon)) await turnAway(run, entry);
		open = later.filter((entry) => !isTooSoon(entry));
	}
}

/** An item whose send-once key was sent before follows what became of that. */
async function turnAway(run: Run, entry: Pended): Promise<void> {
	const alone = { entries: [entry], mayHaveBeenExecuted: false };
	const { entries } = (await run.sentOnce?.admit(alone, [])) ?? alone;
	if (entries.length > 0 && !run.halted()) run.ledger.write(entry.index, rejected(tooSoon));
}

const tooSoon: Reason = {
	message: 'The activity got a signal with other parameters in this run, and Campaign takes one in ten minutes',
	todo: 'Send this item again in ten minutes. Items with the same parameters share a signal.',
	retryable: true,
	details: { retryAfterSeconds: SIGNAL_INTERVAL_MS / 1000 },
};
