import { equal, ok } from 'node:assert/strict';
import { makeOrders, requestBody } from '../chains/orders';
import { publishChain } from '../chains/publishChain';
import type { Checks } from '../checks';
import { sendLoad } from '../load/send';
import type { World } from '../world';
import type { Cluster } from './cluster';

const executions = 40;
const concurrency = 20;
const timeoutMs = 120_000;
const logOnCalls = ['campaign Logon', 'ims token', 'marketo token'];

/** Many executions that all find their credentials without a token: each worker may log on once, not each execution. */
export async function checkLogOnsEverywhere(
	world: World,
	checks: Checks,
	{ api, credentialIds }: Cluster,
	workers: number,
): Promise<void> {
	const { journal } = world.sandbox;
	const platforms = `${executions} executions of the chain of all platforms, ${concurrency} at a time`;
	await checks.check(
		`${platforms}: at most ${workers} log-ons to each`,
		async () => {
			journal.clear();
			const { address } = await publishChain(world, api, credentialIds);
			const orders = makeOrders(executions, 'queue').map(({ refusedBy, ...order }) => ({
				...order,
				email: refusedBy ? 'no address' : order.email,
			}));
			const body = (index: number) => requestBody(orders.slice(index, index + 1));
			const { answers } = await sendLoad({ ...{ address, requests: executions, concurrency, timeoutMs }, body });
			const other = answers.find(({ status }) => status !== 200);
			equal(other, undefined, `${other?.status} ${other?.body}`);
			for (const kind of logOnCalls) {
				const logOns = journal.callCount(kind);
				ok(logOns > 0 && logOns <= workers, `${kind}: ${logOns}`);
			}
		},
		() => logOnCalls.map((kind) => `${kind} ${journal.callCount(kind)}`).join(', '),
	);
	for (const kind of logOnCalls)
		checks.count(`chain of all platforms, two workers: calls "${kind}"`, journal.callCount(kind));
}
