import { Controls } from '../controls';
import { noRateLimit, type RateLimitControls } from '../rateLimit';

/** Every status an event can have. */
export const statuses = [
	...['pending', 'processing', 'paused'],
	...['processed', 'ignored', 'deliveryFailed', 'routingFailed', 'tooOld', 'targetingFailed'],
] as const;

export interface CampaignStandardControls extends RateLimitControls {
	/** How long an event is pending, and then processing, before it gets its last status. */
	pendingMs: number;
	processingMs: number;
	/** The last status of events that do not name one themselves; `future` stands for one that Adobe may add. */
	endStatus: string;
	/** What the answer to an event holds in its fields: Campaign Standard leaves them empty, Campaign v8 fills them. */
	echo: 'empty' | 'values';
	/** What the answer to an event leaves out. */
	answer: 'complete' | 'noKey';
}

export function createControls(): Controls<CampaignStandardControls> {
	const defaults: CampaignStandardControls = {
		...noRateLimit,
		pendingMs: 300,
		processingMs: 300,
		endStatus: 'processed',
		echo: 'empty',
		answer: 'complete',
	};
	return new Controls(defaults, {
		endStatus: [...statuses, 'future'],
		echo: ['empty', 'values'],
		answer: ['complete', 'noKey'],
	});
}
