import { readEvent as readPush } from '../../../nodes/AdobeCampaign/pushEvent.read';
import { readEvent as readSend } from '../../../nodes/AdobeCampaignTransactional/send.read';
import { messageReader } from '../../../nodes/ExperiencePlatform/streamIngest.read';
import { readExecution } from '../../../nodes/JourneyOptimizer/executeCampaign.read';
import { itemOf } from './itemOf';

/** Before every date of the tests. */
export const now = Date.parse('2026-11-25T00:00:00Z');

const settings = {
	...{ mode: 'single' as const, syncValidation: false, signed: true, dryRun: false },
	...{ batchSize: 1, batchBytes: 900_000 },
};
const stamp = { id: 'run', timestamp: '2026-11-25T00:00:00.000Z' };

type Members = Record<string, unknown>;

/** The event of an item in *Map Automatically*, as it goes out. */
export function pushed(json: Members, parameters: Members = {}, hints: string[] = []): string {
	const all = { queue: 'rtEvent', eventType: 'order', dataMode: 'autoMapInputData', ...parameters };
	return readPush(itemOf(json, all, hints), now).xml;
}

/** The same for *Transactional Send*: the body. */
export function sent(json: Members, parameters: Members = {}): string {
	const all = { organization: 'geometrixx', eventId: 'EVTorder', dataMode: 'autoMapInputData', ...parameters };
	return readSend(itemOf(json, all), now).body;
}

/** The same for *Stream Ingest*: the entity, of the item or typed in. */
export function streamed(json: Members, parameters: Members = {}, hints: string[] = []): string {
	const all = {
		...{ format: 'xdm', specifyEntity: 'item', schemaId: 'https://ns.adobe.com/acme/schemas/1a2b3c' },
		...{ inletUrl: `https://dcs.adobedc.net/collection/${'a'.repeat(64)}`, ...parameters },
	};
	return messageReader(settings, stamp)(itemOf(json, all, hints)).text;
}

/** The same for *Execute Campaign*: the recipient, or what goes to an audience. */
export function executed(json: Members, parameters: Members = {}, hints: string[] = []): string {
	const all = {
		...{ endpoint: 'unitary', campaignId: '5f1c2d3e-4a5b-4c6d-8e7f-0123456789ab', dataMode: 'autoMapInputData' },
		...parameters,
	};
	return readExecution(itemOf(json, all, hints), { sharesCalls: false, keyScope: undefined, randomId: () => 'id' })
		.content;
}
