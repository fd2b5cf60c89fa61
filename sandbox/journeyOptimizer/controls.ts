import { Controls } from '../controls';
import { noRateLimit, type RateLimitControls } from '../rateLimit';

export interface JourneyOptimizerControls extends RateLimitControls {
	/** The encryption key of the organisation is out of reach: every execution ends in the Cosmos DB text. */
	cosmosRevoked: boolean;
	/** The credential lacks the product profile. */
	noProductProfile: boolean;
	/** Whether a request id may come again. Nobody knows whether Journey Optimizer minds. */
	repeatedRequestIds: 'refuse' | 'execute';
	/** What the answer to an execution leaves out. */
	answer: 'complete' | 'noExecutionId';
	/** How many campaigns a page of the list holds at most. */
	campaignPageSize: number;
	/** Where feedback goes; empty: nowhere. */
	feedbackUrl: string;
	/** The header that goes with it. */
	feedbackHeaderName: string;
	feedbackHeaderValue: string;
}

export function createControls(): Controls<JourneyOptimizerControls> {
	const defaults: JourneyOptimizerControls = {
		...noRateLimit,
		cosmosRevoked: false,
		noProductProfile: false,
		repeatedRequestIds: 'refuse',
		answer: 'complete',
		campaignPageSize: 50,
		feedbackUrl: '',
		feedbackHeaderName: '',
		feedbackHeaderValue: '',
	};
	return new Controls(defaults, { repeatedRequestIds: ['refuse', 'execute'], answer: ['complete', 'noExecutionId'] });
}
