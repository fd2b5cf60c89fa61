import { Controls } from '../controls';
import { dailyQuota } from './limits';

const denials = ['nothing', 'leads', 'campaigns', 'execute', 'activities', 'assets', 'write', 'all'] as const;

export interface MarketoControls {
	/** How many calls of all integrations the instance accepts in a window; 0 for no limit. */
	maxCalls: number;
	/** Length of the window in seconds. */
	perSeconds: number;
	/** How many calls in flight the instance accepts; 0 for no limit. */
	maxConcurrent: number;
	/** Calls left in the daily quota. */
	quota: number;
	/** Lifetime of a new access token in seconds. */
	tokenSeconds: number;
	/** The lifetime that the identity service reports for the first token, in seconds; -1 for the real one. */
	toldLife: number;
	/** How many programs may be cloned in a day; Marketo allows 20. */
	clones: number;
	/** The permission that the API user does not have; `all` if its address is not on the allow list. */
	denied: (typeof denials)[number];
	/** How long after it happened an activity can be seen, in seconds; in reality, it takes minutes. */
	activityDelay: number;
	/** How far the ids of activity types are from the usual ones: they belong to the instance. */
	typeOffset: number;
	/** How many empty pages of activities come before the first with rows. */
	emptyPages: number;
	/** The maximum number of rows on a page, so that paging can be tested with few leads. */
	pageSize: number;
	/** How far a SOAP timestamp may be in the past or the future, in seconds; the real value is not published. */
	skewSeconds: number;
	/** Whether faults contain a detail; real ones sometimes do not. */
	faultDetail: boolean;
	/** Whether the SOAP API is still available. */
	soap: boolean;
}

export function createControls(): Controls<MarketoControls> {
	const defaults: MarketoControls = {
		maxCalls: 100,
		perSeconds: 20,
		maxConcurrent: 10,
		quota: dailyQuota,
		tokenSeconds: 3600,
		toldLife: -1,
		clones: 20,
		denied: 'nothing',
		activityDelay: 20,
		typeOffset: 0,
		emptyPages: 0,
		pageSize: 300,
		skewSeconds: 300,
		faultDetail: true,
		soap: true,
	};
	return new Controls(defaults, { denied: denials });
}
