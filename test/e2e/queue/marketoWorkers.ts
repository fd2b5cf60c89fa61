import type { Instance } from '../../../scripts/start/instance';
import type { Checks } from '../checks';
import { assertDelivered, tell } from '../load/marketo';
import { marketoRound, publishMarketoBridge, quiet } from '../load/marketoBridge';
import type { World } from '../world';
import type { Cluster } from './cluster';
import { isThorough } from '../thorough';

/** With two workers, and with --thorough four, at the default pace: twice what the subscription has. */
const workerCounts = [2, 4];
const started = 2;

/**
 * Workers do not talk to each other, so together they may ask for more than Marketo allows: what is turned away is sent
 * again, and nothing is rejected or doubled.
 */
export async function marketoByWorkers(world: World, checks: Checks, cluster: Cluster): Promise<void> {
	const { api, credentialIds, startWorker } = cluster;
	const bridge = await publishMarketoBridge(api, credentialIds, 'leads-by-workers', { batchWindow: 500 });
	const further: Instance[] = [];
	for (const count of isThorough ? workerCounts : workerCounts.slice(0, 1)) {
		while (started + further.length < count) further.push(await startWorker(`queue-worker-more-${further.length}`));
		await quiet();
		const round = await checks.check(
			`1000 webhooks to Marketo, 100 at a time, by ${count} workers with a batch window of 500 ms: each lead once`,
			async () => {
				const result = await marketoRound(world, bridge, 1_000, 100);
				assertDelivered(result);
				return result;
			},
			({ sent, calls, turnedAway }) =>
				`${(sent.elapsedMs / 1000).toFixed(1)} s, ${calls} calls, ${turnedAway} turned away and sent again`,
		);
		tell(checks, `1000 webhooks to Marketo by ${count} workers`, round);
	}
	for (const worker of further) await worker.stop();
}
