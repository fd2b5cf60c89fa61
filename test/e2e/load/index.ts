import { equal, ok } from 'node:assert/strict';
import type { Checks } from '../checks';
import type { World } from '../world';
import { oneEvent, publishBridge, saysAccepted } from './bridge';
import { countDeliveries } from './deliveries';
import { perSecond, sendLoad, timesTurnedAway } from './send';

const requests = 2_000;
const concurrency = 20;
const timeoutMs = 120_000;
const keys = Array.from({ length: requests }, (_, index) => `load-${index}`);

/** Many callers at once on one n8n with SQLite: every one is answered, every event is delivered once. */
export async function load(world: World, checks: Checks): Promise<void> {
	const { api, credentialIds } = await world.n8n();
	const { journal } = world.sandbox;
	journal.clear();
	const { address } = await publishBridge(world.places.root, api, credentialIds);
	const answers = await checks.check(
		`${requests} requests, ${concurrency} at a time: each is answered with 200 and an event id of its own`,
		async () => {
			const sent = await sendLoad({
				address,
				requests,
				concurrency,
				timeoutMs,
				body: (index) => oneEvent(keys[index] ?? ''),
			});
			const other = sent.answers.filter(({ status, body }) => !saysAccepted(status, body));
			equal(other.length, 0, `${other.length} were not, such as ${other[0]?.status} ${other[0]?.body}`);
			equal(new Set(sent.answers.map(({ body }) => body)).size, requests, 'two answers name the same event id');
			return sent;
		},
		perSecond,
	);

	const { once, missing, doubled } = countDeliveries(journal, 'campaign', keys);
	await checks.check('every event is delivered exactly once', async () => {
		equal(missing.length + doubled.length, 0, `missing: ${missing.join(' ')}; doubled: ${doubled.join(' ')}`);
		equal(journal.count('campaign'), requests, 'Campaign holds other events too');
	});
	const logOns = journal.callCount('campaign Logon');
	await checks.check('Campaign is logged on to at most once', async () => ok(logOns <= 1, `${logOns} log-ons`));
	checks.count('requests', requests);
	checks.count('answered with an event id', answers?.answers.length ?? 0);
	checks.count('pace', answers ? perSecond(answers) : '');
	checks.count('turned away with 503 and sent again', answers ? timesTurnedAway(answers) : '');
	checks.count('events delivered once', once.length);
	checks.count('events missing', missing.length);
	checks.count('events doubled', doubled.length);
	checks.count('log-ons', logOns);
}
