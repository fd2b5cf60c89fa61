import { Controls } from '../controls';

export interface MarketoControls {
	/** Calls of all integrations that the instance takes in a window; 0 = no limit. */
	maxCalls: number;
	/** Length of the window in seconds. */
	perSeconds: number;
	/** Calls in flight that the instance takes; 0 = no limit. */
	maxConcurrent: number;
	/** Calls left of the day's quota. */
	quota: number;
	/** Life of a new access token in seconds. */
	tokenSeconds: number;
	/** What identity tells of the first token, in seconds, in place of its life; -1 = the truth. */
	toldLife: number;
	/** The permission that the API user lacks; `all` as where its address is not on the allow-list. */
	denied: 'nothing' | 'leads' | 'campaigns' | 'execute' | 'all';
	/** Rows on a page at most, so that paging can be seen with few leads. */
	pageSize: number;
	/** How old or how early a SOAP time stamp may be, in seconds; the real number is not published. */
	skewSeconds: number;
	/** Faults carry no detail, as they sometimes do. */
	faultDetail: boolean;
	/** Whether the SOAP API is still there. */
	soap: boolean;
}

export function createControls(): Controls<MarketoControls> {
	const defaults: MarketoControls = {
		maxCalls: 100,
		perSeconds: 20,
		maxConcurrent: 10,
		quota: 50_000,
		tokenSeconds: 3600,
		toldLife: -1,
		denied: 'nothing',
		pageSize: 300,
		skewSeconds: 300,
		faultDetail: true,
		soap: true,
	};
	return new Controls(defaults, { denied: ['nothing', 'leads', 'campaigns', 'execute', 'all'] });
}
