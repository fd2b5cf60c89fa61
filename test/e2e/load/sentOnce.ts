import { equal } from 'node:assert/strict';
import type { N8nApi } from '../../../scripts/start/api';
import type { CredentialIds } from '../../../scripts/start/credentials';
import type { Checks } from '../checks';
import { isThorough } from '../thorough';
import type { World } from '../world';
import { oneEvent, publishBridge, type Bridge } from './bridge';
import { countDeliveries } from './deliveries';
import { perSecond, sendLoad, type Sent } from './send';

/** 2,000 take four minutes each time; what can go wrong does so with a few hundred as well. */
const messages = isThorough ? 2000 : 300;
const concurrency = 20;
const timeoutMs = 120_000;
const keys = Array.from({ length: messages }, (_, index) => `once-${index}`);
/** Every third message is delivered three times, one delivery after the other, so that they meet in n8n. */
const deliveries = keys.flatMap((key, index) => (index % 3 === 0 ? [key, key, key] : [key]));

/** The bridge of the examples with a send-once key, beside the one without. */
export async function publishOnceBridge(root: string, api: N8nApi, credentialIds: CredentialIds): Promise<Bridge> {
	return await publishBridge(root, api, credentialIds, {
		name: 'Bridge for many events, each once',
		path: 'campaign-events-once',
		options: { sendOnceKey: '={{ $json.externalId }}' },
	});
}

/**
 * Callers that repeat themselves, as shops do.
 *
 * @param processes how many of n8n execute workflows: what one knows at once, several find out through the database
 */
export async function checkSentOnce(world: World, checks: Checks, bridge: Bridge, processes: number): Promise<void> {
	const { journal } = world.sandbox;
	journal.clear();
	const sent = await checks.check(
		`${messages} messages, every third delivered three times, ${concurrency} at a time: each is sent once`,
		async () => {
			const result = await sendLoad({
				address: bridge.address,
				requests: deliveries.length,
				concurrency,
				timeoutMs,
				body: (index) => oneEvent(deliveries[index] ?? ''),
			});
			const { missing, doubled } = countDeliveries(journal, 'campaign', keys);
			equal(doubled.length, 0, `doubled: ${doubled.join(' ')}`);
			equal(missing.length, 0, `missing: ${missing.join(' ')}; responses such as ${strange(result)}`);
			return result;
		},
		perSecond,
	);
	const told = (text: string): number => sent?.responses.filter(({ body }) => body.includes(text)).length ?? 0;
	const duplicates = told('"duplicate":true');
	const unknown = told('"outcome":"unknown"');
	if (processes === 1) {
		await checks.check('every delivery is told that the message was accepted', async () => {
			equal(unknown, 0, `${unknown} were told that it is unknown`);
			equal(duplicates, deliveries.length - messages, `${duplicates} duplicates`);
		});
	}
	checks.count(`deliveries to ${processes} process(es)`, deliveries.length);
	checks.count('messages sent once', countDeliveries(journal, 'campaign', keys).once.length);
	checks.count('duplicates told as accepted', duplicates - unknown);
	checks.count('duplicates told as unknown', unknown);
}

function strange({ responses }: Sent): string {
	return responses.find(({ body }) => !body.includes('"accepted":true'))?.body ?? 'none';
}
