import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Instance } from '../../../scripts/start/instance';
import type { Checks } from '../checks';
import { publishBridge } from '../load/bridge';
import { perSecond, timesRejected } from '../load/send';
import { checkSentOnce, publishOnceBridge } from '../load/sentOnce';
import type { World } from '../world';
import { checkSignInsEverywhere } from './allPlatforms';
import { startCluster } from './cluster';
import { checkEveryNode } from './everyNode';
import { Executions } from './executions';
import { killWorker, rememberUnfinished } from './killing';
import { marketoByWorkers } from './marketoWorkers';
import { startPostgres } from './postgres';
import { startRedis } from './redis';
import { concurrency, requests, runRound } from './round';
import type { Round } from './round';

/** By default, a worker of n8n runs this many executions at once. */
const executionsPerWorker = 10;
const half = requests / 2;
const slowMs = 4_000;

/** One main process, two workers, PostgreSQL and Redis. In a second round, one worker dies and a third is started. */
export async function queueMode(world: World, checks: Checks): Promise<void> {
	const ports = await checks.check('Redis and PostgreSQL start', async () => ({
		redis: await startRedis(world),
		postgres: await startPostgres(world),
	}));
	if (!ports) return;
	const cluster = await checks.check(
		'the main process starts on an empty PostgreSQL',
		async () => await startCluster(world, ports),
	);
	if (!cluster) return;
	const { api, credentialIds, startWorker } = cluster;
	const workers = await checks.check(
		'two workers start',
		async () => await Promise.all(['queue-worker-1', 'queue-worker-2'].map(startWorker)),
	);
	const [first] = workers ?? [];
	if (!workers || !first) return;
	await checkSignInsEverywhere(world, checks, cluster, workers.length);
	const bridge = await publishBridge(world.places.root, api, credentialIds);

	const stored = new Executions(ports.postgres, bridge.workflowId);
	const calm = await checks.check(
		`${requests} requests, ${concurrency} at a time: each gets an event id and its execution succeeds`,
		async () => {
			// The sessions expire once in the middle: at most one renewal for each worker.
			const renew = (received: number) => {
				if (received === half) world.sandbox.platforms.campaign.expireSessions();
			};
			const round = await runRound(world, bridge, stored, 'calm', new Set(), new Map(), renew);
			equal(round.surprises.length, 0, `${round.surprises.length} were not, such as ${round.surprises[0]}`);
			equal(round.executions.length, requests, `${round.executions.length} executions`);
			deepEqual(round.lost, []);
			return round;
		},
		({ sent }) => perSecond(sent),
	);
	if (!calm) return;
	await checkDelivered(checks, calm);
	await checks.check('at most one sign-in to Campaign per worker, and one more after the sessions expired', async () =>
		ok(calm.signIns <= 4, `${calm.signIns} sign-ins`),
	);
	tell(checks, 'two workers', calm);
	const once = await publishOnceBridge(world.places.root, api, credentialIds);
	await checkSentOnce(world, checks, once, workers.length);
	await marketoByWorkers(world, checks, cluster);

	const inFlight = new Map<string, string>();
	let replacement: Promise<Instance> | undefined;
	let listed: Promise<void> | undefined;
	const rough = await checks.check(
		`${requests} more; after ${half} responses, one worker is killed with SIGKILL and a third is started`,
		async () => {
			const kill = (received: number) => {
				if (received !== half) return;
				// Campaign is slow for a moment, so that the worker is fully busy when it dies.
				world.sandbox.faults.add({ method: 'PushEvent', delayMs: slowMs, times: concurrency });
				setTimeout(() => {
					killWorker(first);
					listed = rememberUnfinished(stored, inFlight);
					replacement = startWorker('queue-worker-3');
				}, slowMs / 2);
			};
			const before = new Set(calm.executions.map(({ id }) => id));
			const round = await runRound(world, bridge, stored, 'rough', before, inFlight, kill);
			await Promise.all([listed, replacement]);
			equal(round.executions.length, requests, `${round.executions.length} executions`);
			return round;
		},
		({ sent }) => perSecond(sent),
	);
	if (!rough) return;
	await checkDelivered(checks, rough);
	await checks.check(
		'only what the killed worker had in flight is lost, and none of it is executed twice',
		async () => {
			const { length } = rough.lost;
			ok(length > 0 && length <= executionsPerWorker, `${length} executions did not succeed`);
			for (const { id, key, delivered } of rough.lost) {
				ok(inFlight.has(id), `execution ${id} was not in flight`);
				ok(key !== '', `execution ${id} belongs to no request`);
				ok(delivered <= 1, `the event of execution ${id} was delivered ${delivered} times`);
			}
		},
		() =>
			rough.lost
				.map(({ id, key, status, delivered }) => `${key} (execution ${id}, ${status}, delivered ${delivered})`)
				.join(', '),
	);
	await checks.check('at most one sign-in to Campaign per worker', async () =>
		ok(rough.signIns <= 3, `${rough.signIns} sign-ins`),
	);
	tell(checks, 'one worker killed', rough);
	checks.count(
		'one worker killed: lost with it, delivered before',
		rough.lost.filter(({ delivered }) => delivered === 1).length,
	);
	checks.count(
		'one worker killed: lost with it, not delivered',
		rough.lost.filter(({ delivered }) => delivered === 0).length,
	);
	const [, second] = workers;
	const third = await replacement;
	if (second && third) await checkEveryNode(world, checks, ports.postgres, cluster, [second, third]);
}

async function checkDelivered(checks: Checks, { deliveries, accepted, lost }: Round): Promise<void> {
	await checks.check('every request whose execution succeeded is delivered exactly once', async () => {
		const { missing, doubled, once } = deliveries;
		equal(missing.length + doubled.length, 0, `missing: ${missing.join(' ')}; doubled: ${doubled.join(' ')}`);
		const succeeded = new Set(once);
		const lostKeys = new Set(lost.map(({ key }) => key));
		const unexplained = accepted.filter((key) => !succeeded.has(key) && !lostKeys.has(key));
		deepEqual(unexplained, [], 'requests with an event id that neither succeeded nor were lost');
	});
}

function tell(checks: Checks, name: string, { accepted, executions, lost, deliveries, signIns, sent }: Round): void {
	const rows: Array<[string, number | string]> = [
		['requests', sent.responses.length],
		['pace', perSecond(sent)],
		['rejected with 503 and sent again', timesRejected(sent)],
		['responses with an event id', accepted.length],
		['executions that succeeded', executions.length - lost.length],
		['of these delivered once', deliveries.once.length],
		['of these missing', deliveries.missing.length],
		['of these doubled', deliveries.doubled.length],
		['sign-ins', signIns],
	];
	for (const [what, value] of rows) checks.count(`${name}: ${what}`, value);
}
