import { Controls } from '../controls';
import { noRateLimit, type RateLimitControls } from '../rateLimit';

export interface ExperiencePlatformControls extends RateLimitControls {
	/** The caller's address is not on the allow list: inlets respond with 403 and an empty body. */
	refuseIp: boolean;
	/** The region of the inlets; only VA7 validates synchronously. */
	region: 'VA7' | 'NLD2' | 'AUS5';
	/** Status for a token that is not valid; 401 and 403 are both documented. */
	badTokenStatus: number;
	/** How the response to a batch marks a refusal: in the newer or the older form. */
	batchForm: 'status' | 'statusCode';
	/** How many elements are missing at the end of the response to a batch. */
	dropResponses: number;
	/** Largest request body in bytes. */
	maxBodyBytes: number;
	/** Synchronous validations per minute and inlet. */
	syncPerMinute: number;
	/** How long a person who entered the journey cannot enter it again. */
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
