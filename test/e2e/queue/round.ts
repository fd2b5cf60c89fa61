import type { World } from '../world';
import { oneEvent, saysAccepted } from '../load/bridge';
import type { Bridge } from '../load/bridge';
import { countDeliveries } from '../load/deliveries';
import type { Deliveries } from '../load/deliveries';
import { sendLoad } from '../load/send';
import type { Sent } from '../load/send';
import type { Executions, StoredExecution } from './executions';

export const requests = 2_000;
export const concurrency = 20;
/** Longer than n8n needs to notice that a worker is dead. */
const timeoutMs = 90_000;

/** What one round of requests came to, from the caller's, n8n's and Campaign's side. */
export interface Round {
	sent: Sent;
	/** Requests that were answered with an event id. */
	accepted: string[];
	/** The other answers, in a few words. */
	surprises: string[];
	executions: StoredExecution[];
	/** Executions that did not succeed, with the request that each belongs to. */
	lost: Array<StoredExecution & { key: string; delivered: number }>;
	/** Of the requests whose execution succeeded. */
	deliveries: Deliveries;
	logOns: number;
}

/**
 * Sends the requests and waits until n8n has ended every execution.
 *
 * @param name makes the keys of this round its own
 * @param before the executions of the workflow from earlier rounds
 * @param contents of executions that were in flight when their worker died: n8n keeps nothing of what those began with
 * @param onAnswer called after each answer with the number of answers so far
 */
export async function runRound(
	world: World,
	{ address }: Bridge,
	stored: Executions,
	name: string,
	before: ReadonlySet<string>,
	contents: ReadonlyMap<string, string>,
	onAnswer: (answered: number) => void,
): Promise<Round> {
	const { journal } = world.sandbox;
	journal.clear();
	const keys = Array.from({ length: requests }, (_, index) => `${name}-${index}`);
	const keyOf = (index: number) => keys[index] ?? '';
	const sent = await sendLoad({
		...{ address, requests, concurrency, timeoutMs, onAnswer },
		body: (index) => oneEvent(keyOf(index)),
	});
	const executions = (await stored.settled()).filter(({ id }) => !before.has(id));
	const lost: Round['lost'] = [];
	for (const execution of executions.filter(({ status }) => status !== 'success')) {
		const content = contents.get(execution.id) ?? (await stored.content(execution));
		const key = keys.find((candidate) => content.includes(`"${candidate}"`)) ?? '';
		lost.push({ ...execution, key, delivered: journal.timesTaken('campaign', key) });
	}
	const lostKeys = new Set(lost.map(({ key }) => key));
	return {
		...{ sent, executions, lost },
		surprises: sent.answers
			.filter(({ status, body }) => !saysAccepted(status, body))
			.map(({ index, status, body }) => `${keyOf(index)}: ${status} ${body.slice(0, 300)}`),
		accepted: sent.answers.filter(({ status, body }) => saysAccepted(status, body)).map(({ index }) => keyOf(index)),
		deliveries: countDeliveries(
			journal,
			'campaign',
			keys.filter((key) => !lostKeys.has(key)),
		),
		logOns: journal.callCount('campaign Logon'),
	};
}
