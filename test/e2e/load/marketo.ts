import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Checks } from '../checks';
import type { World } from '../world';
import { leadKey, marketoRound, publishMarketoBridge, quiet, windowMs, type MarketoRound } from './marketoBridge';
import { perSecond, sendLoad } from './send';
import { until } from '../until';

/** How many requests the node starts in a window by default. */
const perWindow = 50;
const timeoutMs = 300_000;

/** Many webhooks of one account against a Marketo that enforces its documented limits. */
export async function marketoUnderLoad(world: World, checks: Checks): Promise<void> {
	const { api, credentialIds } = await world.n8n();
	const together = await publishMarketoBridge(api, credentialIds, 'leads-together', { batchWindow: 500 });
	await quiet();
	const shared = await checks.check(
		'1000 webhooks to Marketo, 100 at a time, with a batch window of 500 ms: each lead once, none turned away',
		async () => {
			const round = await marketoRound(world, together, 1_000, 100);
			assertDelivered(round);
			equal(round.turnedAway, 0, `${round.turnedAway} calls were turned away`);
			ok(round.calls < 500, `${round.calls} calls, of 2000 without a window`);
			return round;
		},
		({ sent, calls }) => `${against(sent.elapsedMs / 1000, 60)} s, ${against(calls, 100)} calls`,
	);
	tell(checks, '1000 webhooks with a window', shared);

	const alone = await publishMarketoBridge(api, credentialIds, 'leads-alone');
	await quiet();
	const requests = 150;
	// Two calls each; the first window's worth starts at once.
	const paceMs = (Math.ceil((2 * requests) / perWindow) - 1) * windowMs;
	const paced = await checks.check(
		`${requests} webhooks at once without a window, whose pace takes ${paceMs / 1000} s: none turned away`,
		async () => {
			const round = await marketoRound(world, alone, requests, requests);
			assertDelivered(round);
			equal(round.turnedAway, 0, `${round.turnedAway} calls were turned away`);
			ok(round.sent.elapsedMs >= paceMs * 0.9, `${round.sent.elapsedMs} ms: faster than the pace allows`);
			return round;
		},
		({ sent }) => `${against(sent.elapsedMs / 1000, (paceMs / 1000) * 1.1)} s`,
	);
	tell(checks, `${requests} webhooks without a window`, paced);
	await quiet();
	await checkTurn(world, checks);
}

/** A run of many items and a single webhook of the same account: the run must not make it wait. */
async function checkTurn(world: World, checks: Checks): Promise<void> {
	const { api, credentialIds } = await world.n8n();
	const { sandbox } = world;
	// Slow enough that the large run is far from its end when the single webhook comes.
	const bridge = await publishMarketoBridge(api, credentialIds, 'leads-in-turn', { maxRequests: 10, perSeconds: 5 });
	const items = Array.from({ length: 2_000 }, (_, index) => ({
		email: `lead${(index % 900) + 1}@example.com`,
		// Different tokens, so that every item takes a request of its own.
		tokens: { 'my.message': `message ${index}` },
	}));
	sandbox.journal.clear();
	const send = async (body: unknown) =>
		await sendLoad({ address: bridge.address, requests: 1, concurrency: 1, timeoutMs, body: () => body });
	void send(items);
	await until(() => sandbox.journal.callCount('marketo trigger') >= 25, 60_000);
	await checks.check(
		'during a run of 2000 items, a single webhook gets its calls within two seconds of the next free places',
		async () => {
			const before = sandbox.journal.calls('marketo').length;
			const email = 'lead950@example.com';
			const { responses } = await send([{ email }]);
			ok(responses[0]?.body.startsWith('[{"accepted":true'), responses[0]?.body);
			const calls = sandbox.journal.calls('marketo').slice(before);
			const key = leadKey(sandbox, email);
			const own = sandbox.journal.messages('marketo').find((message) => message.key === key)?.call;
			const trigger = calls.find(({ id }) => id === own);
			const lookUp = calls.find(({ operation }) => operation === 'leads');
			if (!trigger || !lookUp) throw new Error('the calls of the single webhook did not arrive');
			// Free places after it came, and after its look-up: the first call of anybody after a moment without any.
			const next = (afterMs: number) => calls.find(({ startedAtMs }) => startedAtMs > afterMs)?.startedAtMs ?? afterMs;
			const waitedMs = [
				lookUp.startedAtMs - (calls[0]?.startedAtMs ?? lookUp.startedAtMs),
				trigger.startedAtMs - next(lookUp.startedAtMs),
			];
			for (const ms of waitedMs) ok(ms <= 2_000, `${waitedMs.join(' and ')} ms`);
			return waitedMs;
		},
		(waitedMs) => `${waitedMs.map((ms) => `${ms} ms`).join(' and ')} after the place was free`,
	);
	await stopExecutions(world, bridge.workflowId);
}

async function stopExecutions(world: World, workflowId: string): Promise<void> {
	const { api } = await world.n8n();
	await api.post('/rest/executions/stopMany', { filter: { workflowId, status: ['running', 'waiting'] } });
}

/** A figure beside its target: how fast the machine is decides nothing here. */
function against(figure: number, target: number): string {
	return `${Number(figure.toFixed(1))} (target ${Number(target.toFixed(1))}${figure > target ? ', missed' : ''})`;
}

/** Everything was accepted, and each lead arrived once. */
export function assertDelivered({ sent, others, deliveries }: MarketoRound): void {
	equal(others.length, 0, `${others.length} of ${sent.responses.length} were not accepted, such as ${others[0]}`);
	deepEqual([deliveries.missing, deliveries.doubled], [[], []]);
}

/** Adds the figures of a round to the table. */
export function tell(checks: Checks, name: string, round: MarketoRound | undefined): void {
	if (!round) return;
	checks.count(`${name}: accepted`, round.sent.responses.length - round.others.length);
	checks.count(`${name}: rejected or unknown`, round.others.length);
	checks.count(`${name}: seconds`, (round.sent.elapsedMs / 1000).toFixed(1));
	checks.count(`${name}: pace`, perSecond(round.sent));
	checks.count(`${name}: calls`, round.calls);
	checks.count(`${name}: calls turned away`, round.turnedAway);
	checks.count(`${name}: leads missing`, round.deliveries.missing.length);
	checks.count(`${name}: leads doubled`, round.deliveries.doubled.length);
}
