import type { World } from '../world';
import { isThorough } from '../thorough';
import { oneEvent, saysAccepted } from '../load/bridge';
import type { Bridge } from '../load/bridge';
import { countDeliveries } from '../load/deliveries';
import type { Deliveries } from '../load/deliveries';
import { sendLoad } from '../load/send';
import type { Sent } from '../load/send';
import type { Executions, StoredExecution } from './executions';

export const requests = isThorough ? 2_000 : 1_000;
export const concurrency = 20;
/** Longer than n8n needs to notice that a worker is dead. */
const timeoutMs = 90_000;

/** The result of a round of requests, as seen by the caller, n8n and Campaign. */
export interface Round {
	sent: Sent;
	/** Requests that received an event id. */
	accepted: string[];
	/** The other responses, shortened. */
	surprises: string[];
	executions: StoredExecution[];
	/** Executions that did not succeed, with the request of each. */
	lost: Array<StoredExecution & { key: string; delivered: number }>;
	/** The deliveries of the requests whose execution succeeded. */
	deliveries: Deliveries;
	signIns: number;
}

/**
 * Sends the requests and waits until n8n has ended every execution.
 *
 * @param name makes the keys of this round unique
 * @param before the executions of the workflow from earlier rounds
 * @param contents the data of executions that were in flight when their worker died, which n8n does not keep
 * @param onResponse called after each response with the number of responses so far
 */
export async function runRound(
	world: World,
	{ address }: Bridge,
	stored: Executions,
	name: string,
	before: ReadonlySet<string>,
	contents: ReadonlyMap<string, string>,
	onResponse: (responses: number) => void,
): Promise<Round> {
	const { journal } = world.sandbox;
	journal.clear();
	const keys = Array.from({ length: requests }, (_, index) => `${name}-${index}`);
	const keyOf = (index: number) => keys[index] ?? '';
	const sent = await sendLoad({
		...{ address, requests, concurrency, timeoutMs, onResponse },
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
		surprises: sent.responses
			.filter(({ status, body }) => !saysAccepted(status, body))
			.map(({ index, status, body }) => `${keyOf(index)}: ${status} ${body.slice(0, 300)}`),
		accepted: sent.responses.filter(({ status, body }) => saysAccepted(status, body)).map(({ index }) => keyOf(index)),
		deliveries: countDeliveries(
			journal,
			'campaign',
			keys.filter((key) => !lostKeys.has(key)),
		),
		signIns: journal.callCount('campaign Logon'),
	};
}
