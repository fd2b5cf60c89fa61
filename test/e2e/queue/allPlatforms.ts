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
const signInCalls = ['campaign Logon', 'ims token', 'marketo token'];

/** Many executions that all start with credentials without a token: each worker may sign in once, not each execution. */
export async function checkSignInsEverywhere(
	world: World,
	checks: Checks,
	{ api, credentialIds }: Cluster,
	workers: number,
): Promise<void> {
	const { journal } = world.sandbox;
	const platforms = `${executions} executions of the chain of all platforms, ${concurrency} at a time`;
	await checks.check(
		`${platforms}: at most ${workers} sign-ins to each`,
		async () => {
			journal.clear();
			const { address } = await publishChain(world, api, credentialIds);
			const orders = makeOrders(executions, 'queue').map(({ refusedBy, ...order }) => ({
				...order,
				email: refusedBy ? 'not an address' : order.email,
			}));
			const body = (index: number) => requestBody(orders.slice(index, index + 1));
			const { responses } = await sendLoad({ ...{ address, requests: executions, concurrency, timeoutMs }, body });
			const other = responses.find(({ status }) => status !== 200);
			equal(other, undefined, `${other?.status} ${other?.body}`);
			for (const kind of signInCalls) {
				const signIns = journal.callCount(kind);
				ok(signIns > 0 && signIns <= workers, `${kind}: ${signIns}`);
			}
		},
		() => signInCalls.map((kind) => `${kind} ${journal.callCount(kind)}`).join(', '),
	);
	for (const kind of signInCalls)
		checks.count(`chain of all platforms, two workers: calls "${kind}"`, journal.callCount(kind));
}
