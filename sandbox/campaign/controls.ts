import { Controls } from '../controls';
import { noRateLimit, type RateLimitControls } from '../rateLimit';

export interface CampaignControls extends RateLimitControls {
	/** The caller's address is not on the allow list: everything except `/r/test` is refused. */
	refuseIp: boolean;
	/** The caller's address is trusted: a password is not required. */
	trustedIp: boolean;
	/** The operator may not read anything by queries. */
	denyQuery: boolean;
	/** The operator may not read delivery logs. */
	denyLog: boolean;
	/** How long an event is pending, and then pending delivery, before it gets its final status. */
	pendingMs: number;
	deliveryMs: number;
	/** Name and label of an event's status: in the language of the instance, or none. */
	statusWords: 'english' | 'french' | 'none';
	/** Status of a SOAP fault; live servers use 200, SOAP 1.1 asks for 500. */
	faultStatus: number;
	/** Status of the plain text that says a session has expired. */
	sessionExpiredStatus: number;
	/** Lifetime of a session in seconds; also reported in the response to `Logon`. */
	sessionSeconds: number;
	/** What the response to `Logon` leaves empty. */
	logon: 'complete' | 'noSessionToken' | 'noSecurityToken' | 'noUserInfo';
	/** How many ids PushEvents reports; the response for several events is not documented. */
	batchIds: 'all' | 'fewer' | 'none';
	/** What PushEvent reports: an id, the documented failure 0 without a fault, or nothing. */
	plId: 'valid' | 'zero' | 'missing';
	/** Whether the events before an invalid one in a PushEvents call stay stored; this is not documented. */
	storesBeforeFault: boolean;
}

export function createControls(): Controls<CampaignControls> {
	const defaults: CampaignControls = {
		...noRateLimit,
		refuseIp: false,
		trustedIp: false,
		denyQuery: false,
		denyLog: false,
		pendingMs: 300,
		deliveryMs: 300,
		statusWords: 'english',
		faultStatus: 200,
		sessionExpiredStatus: 200,
		// serverConf.xml: sessionTimeOutSec and securityTimeOutSec are 86400 by default.
		sessionSeconds: 86400,
		logon: 'complete',
		batchIds: 'all',
		plId: 'valid',
		storesBeforeFault: false,
	};
	return new Controls(defaults, {
		statusWords: ['english', 'french', 'none'],
		logon: ['complete', 'noSessionToken', 'noSecurityToken', 'noUserInfo'],
		batchIds: ['all', 'fewer', 'none'],
		plId: ['valid', 'zero', 'missing'],
	});
}
