import { equal, ok } from 'node:assert/strict';
import type { Checks } from '../checks';
import type { World } from '../world';
import { oneEvent, saysAccepted, type Bridge } from './bridge';
import { countDeliveries } from './deliveries';
import { perSecond, sendLoad } from './send';

const requests = 1_000;
const concurrency = 100;
const platformMs = 200;
const timeoutMs = 120_000;

/** Webhooks of one account to a platform that takes its time: they must not be squeezed through the connections of one run. */
export async function slowCampaign(world: World, checks: Checks, { address }: Bridge): Promise<void> {
	const { journal, faults } = world.sandbox;
	journal.clear();
	const keys = Array.from({ length: requests }, (_, index) => `slow-${index}`);
	faults.add({ method: 'PushEvent', times: 0, delayMs: platformMs });
	const responses = await checks.check(
		`${requests} webhooks to Push Event, ${concurrency} at a time, against a platform that takes ${platformMs} ms`,
		async () => {
			const body = (index: number) => oneEvent(keys[index] ?? '');
			const sent = await sendLoad({ ...{ address, requests, concurrency, timeoutMs }, body });
			const other = sent.responses.filter(({ status, body: text }) => !saysAccepted(status, text));
			equal(other.length, 0, `${other.length} were not accepted, such as ${other[0]?.status} ${other[0]?.body}`);
			equal(countDeliveries(journal, 'campaign', keys).once.length, requests);
			// Five at once, the limit of one run, would be a rate of its own.
			ok(journal.load.peakInFlight('campaign') > 5, `${journal.load.peakInFlight('campaign')} at once`);
			return sent;
		},
		(sent) => `${perSecond(sent)}, up to ${journal.load.peakInFlight('campaign')} at once`,
	);
	faults.clear();
	checks.count('slow platform: pace', responses ? perSecond(responses) : '');
	checks.count('slow platform: requests at once at most', journal.load.peakInFlight('campaign'));
}
