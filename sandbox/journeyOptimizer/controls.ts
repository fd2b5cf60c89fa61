import { Controls } from '../controls';
import { noRateLimit, type RateLimitControls } from '../rateLimit';

export interface JourneyOptimizerControls extends RateLimitControls {
	/** The organization's encryption key is not available: every execution fails with the Cosmos DB error. */
	cosmosRevoked: boolean;
	/** The credential does not have the product profile. */
	noProductProfile: boolean;
	/** What happens if a request id is repeated. The behaviour of Journey Optimizer is not documented. */
	repeatedRequestIds: 'refuse' | 'execute';
	/** What the response to an execution leaves out. */
	answer: 'complete' | 'noExecutionId';
	/** The maximum number of campaigns on a page of the list. */
	campaignPageSize: number;
	/** The time that must pass between two triggers of a live orchestrated campaign. */
	orchestratedIntervalMs: number;
	/** Where feedback is sent; if empty, it is not sent. */
	feedbackUrl: string;
	/** The header that is sent with feedback. */
	feedbackHeaderName: string;
	feedbackHeaderValue: string;
	/** The secret of the webhook's "JWT Authentication"; if empty, no token is sent. */
	feedbackJwtSecret: string;
	/** The form of the events: as Adobe's page showed them before October 2026, or since. */
	feedbackGeneration: 'first' | 'second';
}

export function createControls(): Controls<JourneyOptimizerControls> {
	const defaults: JourneyOptimizerControls = {
		...noRateLimit,
		cosmosRevoked: false,
		noProductProfile: false,
		repeatedRequestIds: 'refuse',
		answer: 'complete',
		campaignPageSize: 50,
		orchestratedIntervalMs: 3_600_000,
		feedbackUrl: '',
		feedbackHeaderName: '',
		feedbackHeaderValue: '',
		feedbackJwtSecret: '',
		feedbackGeneration: 'first',
	};
	return new Controls(defaults, {
		repeatedRequestIds: ['refuse', 'execute'],
		answer: ['complete', 'noExecutionId'],
		feedbackGeneration: ['first', 'second'],
	});
}
