import { equal, ok } from 'node:assert/strict';
import type { Checks } from '../checks';
import type { World } from '../world';
import { oneEvent, publishBridge, saysAccepted } from './bridge';
import { countDeliveries } from './deliveries';
import { marketoUnderLoad } from './marketo';
import { perSecond, sendLoad, timesRejected } from './send';
import { checkSentOnce, publishOnceBridge } from './sentOnce';
import { slowCampaign } from './slowCampaign';

const requests = 2_000;
const concurrency = 20;
const timeoutMs = 120_000;
const keys = Array.from({ length: requests }, (_, index) => `load-${index}`);

/** Many concurrent callers of one n8n with SQLite: each gets a response, and each event is delivered once. */
export async function load(world: World, checks: Checks): Promise<void> {
	const { api, credentialIds } = await world.n8n();
	const { journal } = world.sandbox;
	journal.clear();
	const bridge = await publishBridge(world.places.root, api, credentialIds);
	const { address } = bridge;
	const responses = await checks.check(
		`${requests} requests, ${concurrency} at a time: each gets status 200 and an event id of its own`,
		async () => {
			const sent = await sendLoad({
				address,
				requests,
				concurrency,
				timeoutMs,
				body: (index) => oneEvent(keys[index] ?? ''),
			});
			const other = sent.responses.filter(({ status, body }) => !saysAccepted(status, body));
			equal(other.length, 0, `${other.length} were not, such as ${other[0]?.status} ${other[0]?.body}`);
			equal(new Set(sent.responses.map(({ body }) => body)).size, requests, 'two responses have the same event id');
			return sent;
		},
		perSecond,
	);

	const { once, missing, doubled } = countDeliveries(journal, 'campaign', keys);
	await checks.check('every event is delivered exactly once', async () => {
		equal(missing.length + doubled.length, 0, `missing: ${missing.join(' ')}; doubled: ${doubled.join(' ')}`);
		equal(journal.count('campaign'), requests, 'Campaign has other events');
	});
	const signIns = journal.callCount('campaign Logon');
	await checks.check('at most one sign-in to Campaign', async () => ok(signIns <= 1, `${signIns} sign-ins`));
	checks.count('requests', requests);
	checks.count('responses with an event id', responses?.responses.length ?? 0);
	checks.count('pace', responses ? perSecond(responses) : '');
	checks.count('rejected with 503 and sent again', responses ? timesRejected(responses) : '');
	checks.count('events delivered once', once.length);
	checks.count('events missing', missing.length);
	checks.count('events doubled', doubled.length);
	checks.count('sign-ins', signIns);
	await checkSentOnce(world, checks, await publishOnceBridge(world.places.root, api, credentialIds), 1);
	await slowCampaign(world, checks, bridge);
	await marketoUnderLoad(world, checks);
}
