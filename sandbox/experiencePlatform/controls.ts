import { Controls } from '../controls';
import { noRateLimit, type RateLimitControls } from '../rateLimit';

export interface ExperiencePlatformControls extends RateLimitControls {
	/** The caller's address is not on the allow list: inlets answer 403 without a body. */
	refuseIp: boolean;
	/** Where the inlets live; only VA7 validates synchronously. */
	region: 'VA7' | 'NLD2' | 'AUS5';
	/** Status for a token that is not valid; the documentation names both. */
	badTokenStatus: number;
	/** How the answer to a batch marks a refusal: the newer form or the older one. */
	batchForm: 'status' | 'statusCode';
	/** So many elements are missing at the end of the answer to a batch. */
	dropResponses: number;
	/** Largest request body in bytes. */
	maxBodyBytes: number;
	/** Synchronous validations per minute and inlet. */
	syncPerMinute: number;
	/** A person who entered the journey cannot enter again for so long. */
	reentrySeconds: number;
}

export function createControls(): Controls<ExperiencePlatformControls> {
	const defaults: ExperiencePlatformControls = {
		...noRateLimit,
		refuseIp: false,
		region: 'VA7',
		badTokenStatus: 401,
		batchForm: 'status',
		dropResponses: 0,
		maxBodyBytes: 1_000_000,
		syncPerMinute: 60,
		// Journey Optimizer's default: five minutes.
		reentrySeconds: 300,
	};
	return new Controls(defaults, {
		region: ['VA7', 'NLD2', 'AUS5'],
		badTokenStatus: [401, 403],
		batchForm: ['status', 'statusCode'],
	});
}
