import { Controls } from '../controls';
import { noRateLimit, type RateLimitControls } from '../rateLimit';

/** Every status an event can have. */
export const statuses = [
	...['pending', 'processing', 'paused'],
	...['processed', 'ignored', 'deliveryFailed', 'routingFailed', 'tooOld', 'targetingFailed'],
] as const;

export interface CampaignStandardControls extends RateLimitControls {
	/** How long an event is pending, and then processing, before it gets its final status. */
	pendingMs: number;
	processingMs: number;
	/** The final status of events that do not select one themselves; `future` stands for a status that Adobe may add. */
	endStatus: string;
	/** What the fields of the response contain: Campaign Standard leaves them empty, Campaign v8 fills them. */
	echo: 'empty' | 'values';
	/** What the response to an event leaves out. */
	answer: 'complete' | 'noKey';
	/** How long an External signal activity takes no other signal. */
	signalIntervalMs: number;
}

export function createControls(): Controls<CampaignStandardControls> {
	const defaults: CampaignStandardControls = {
		...noRateLimit,
		pendingMs: 300,
		processingMs: 300,
		endStatus: 'processed',
		echo: 'empty',
		answer: 'complete',
		signalIntervalMs: 600_000,
	};
	return new Controls(defaults, {
		endStatus: [...statuses, 'future'],
		echo: ['empty', 'values'],
		answer: ['complete', 'noKey'],
	});
}
