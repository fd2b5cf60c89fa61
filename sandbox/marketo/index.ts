import { bearer, contentType, plainText, type Call, type Reply } from '../http';
import type { Platform, PlatformContext } from '../platform';
import { AccessTokens } from './accessTokens';
import { ActivityLog } from './activities';
import { getActivities, getActivityTypes, getMembership, getPagingToken } from './activityCalls';
import { CallWindow } from './callWindow';
import type { SmartCampaign } from './campaigns';
import { createLeads } from './createLeads';
import { createControls, type MarketoControls } from './controls';
import type { Token } from './inputTokens';
import { Leads, type Lead } from './leads';
import { Limits } from './limits';
import { getCampaigns, getLeads, refuseSize } from './rest';
import { RestError, restFailure } from './restReplies';
import { getCampaignsForSource, requestCampaign } from './soap';
import { notUnderstood, readMessage } from './soapMessage';
import { MarketoFault, soapFault } from './soapReplies';
import { Schedules, type ScheduledRun } from './schedule';
import { triggerCampaign } from './trigger';

const soapPath = /^\/soap\/mktows\/\d_\d+$/;
const soapOperations = new Map([
	['paramsRequestCampaign', 'requestCampaign'],
	['paramsGetCampaignsForSource', 'getCampaignsForSource'],
]);
const permissions = new Map([
	['leads', 'leads'],
	['createLeads', 'write'],
	['campaigns', 'campaigns'],
	['trigger', 'execute'],
	['schedule', 'execute'],
	['activities', 'activities'],
	['activityTypes', 'activities'],
	['pagingToken', 'activities'],
	['membership', 'assets'],
]);
const operations = new Map([
	['/identity/oauth/token', 'token'],
	['/rest/v1/leads.json', 'leads'],
	['/rest/v1/campaigns.json', 'campaigns'],
	['/rest/v1/activities.json', 'activities'],
	['/rest/v1/activities/types.json', 'activityTypes'],
	['/rest/v1/activities/pagingtoken.json', 'pagingToken'],
]);
const maxSummaryLength = 160;

/** Tests add leads, expire tokens and read how many calls arrived in a window. */
export type Marketo = Platform<MarketoControls> & {
	leads: Leads;
	/** What happens to leads that are requested, in reality and as it can be seen. */
	activities: ActivityLog;
	/** The peak number of calls in any window, including refused ones; token requests are not counted. */
	peakInWindow(): number;
	expireTokens(): void;
};

/** Marketo Engage: identity, REST and SOAP of one instance. */
export function createMarketo({ journal }: PlatformContext): Marketo {
	const controls = createControls();
	const settings = controls.values;
	const tokens = new AccessTokens(settings);
	const leads = new Leads();
	const schedules = new Schedules();
	const activities = new ActivityLog(settings);
	const window = new CallWindow();
	const limits = new Limits(settings, journal.load, window);

	function takeRun({ campaign, runAt, tokens: given, cloneToProgramName }: ScheduledRun, call: Call): void {
		journal.addMessage({
			platform: 'marketo',
			kind: 'schedule',
			call: call.id,
			key: `${campaign.id}@${runAt}`,
			addressee: runAt,
			eventType: `${campaign.programName}: ${campaign.name}`,
			summary: tokensInLine(given),
			detail: { campaignId: campaign.id, runAt, cloneToProgramName, tokens: given },
		});
	}

	function taker(kind: string) {
		return (campaign: SmartCampaign, lead: Lead, given: Token[], call: Call): void => {
			const { id, programName, name } = campaign;
			activities.request(campaign, lead);
			journal.addMessage({
				platform: 'marketo',
				kind,
				call: call.id,
				key: `${id}/${lead.id}`,
				addressee: lead.email,
				eventType: `${programName}: ${name}`,
				summary: tokensInLine(given),
				detail: { campaignId: id, leadId: lead.id, tokens: given },
			});
		};
	}

	function rest(call: Call, operation: string): Reply {
		const tooLarge = refuseSize(call);
		if (tooLarge) return tooLarge;
		try {
			const token = bearer(call);
			if (token === undefined) throw new RestError('603', 'Access denied');
			const refusal = tokens.refusal(token);
			if (refusal) throw new RestError(refusal, refusal === '602' ? 'Access token expired' : 'Access token invalid');
			const limit = limits.refuse();
			if (limit) throw new RestError(limit.rest, limit.message);
			if ([permissions.get(operation), 'all'].includes(settings.denied)) throw new RestError('603', 'Access denied');
			if (operation === 'trigger') return triggerCampaign(call, leads, taker('rest'));
			if (operation === 'schedule') return schedules.respond(call, settings, takeRun);
			if (operation === 'createLeads') return createLeads(call, leads);
			if (operation === 'leads') return getLeads(call, leads, settings);
			if (operation === 'activities') return getActivities(call, activities, settings);
			if (operation === 'activityTypes') return getActivityTypes(call, settings);
			if (operation === 'pagingToken') return getPagingToken(call);
			if (operation === 'membership') return getMembership(call, activities, leads, settings);
			if (operation === 'campaigns') return getCampaigns(call, settings);
			throw new RestError('610', 'Requested resource not found');
		} catch (error) {
			if (error instanceof RestError) return restFailure(error);
			throw error;
		}
	}

	function soap(call: Call): Reply {
		if (!settings.soap)
			return { ...plainText(404, '<html><body>Not Found</body></html>'), headers: { 'content-type': 'text/html' } };
		if (call.method !== 'POST') return plainText(405, '');
		try {
			const { mediaType, charset } = contentType(call);
			if (mediaType !== 'text/xml' || (charset !== undefined && charset !== 'utf-8'))
				throw notUnderstood('text/xml is expected');
			const message = readMessage(call.body.toString(), settings.skewSeconds);
			const limit = limits.refuse();
			if (limit) throw new MarketoFault(limit.soap, limit.message, limit.message);
			const named = soapOperations.get(message.element);
			const action = String(call.headers.soapaction ?? '').replaceAll('"', '');
			// An empty header is accepted (segmentio/marketo-python sends it), a header with another value is not.
			if (action !== '' && action !== `http://www.marketo.com/mktows/${named}`)
				throw notUnderstood('SOAPAction and body differ');
			if (named === 'requestCampaign') return requestCampaign(message, leads, taker('soap'), call);
			if (named === 'getCampaignsForSource') return getCampaignsForSource(message);
			throw new MarketoFault('20019', 'Unsupported operation', 'The operation is not in the WSDL');
		} catch (error) {
			if (error instanceof MarketoFault) return soapFault(error, settings.faultDetail);
			throw error;
		}
	}

	return {
		name: 'marketo',
		controls,
		leads,
		activities,
		owns: (path) => path.startsWith('/rest/') || path.startsWith('/identity/') || path.startsWith('/soap/mktows/'),
		operation: operationOf,
		handle(call, operation) {
			if (operation === 'token') return tokens.respond(call);
			if (call.path.startsWith('/rest/')) return rest(call, operation);
			return soapPath.test(call.path) ? soap(call) : plainText(404, 'Not Found');
		},
		tooMany(call) {
			const limit = limits.tooMany();
			if (call.path.startsWith('/rest/')) return restFailure(new RestError(limit.rest, limit.message));
			if (!soapPath.test(call.path)) return plainText(429, 'Too Many Requests');
			return soapFault(new MarketoFault(limit.soap, limit.message, limit.message), settings.faultDetail);
		},
		limits: () => limits.use(),
		peakInWindow: () => window.peak,
		expireTokens: () => tokens.expire(),
		reset() {
			tokens.reset();
			leads.reset();
			schedules.reset();
			activities.reset();
			window.reset();
		},
	};
}

function tokensInLine(tokens: Token[]): string {
	return tokens
		.map(({ name, value }) => `${name} ${value}`)
		.join(', ')
		.slice(0, maxSummaryLength);
}

function operationOf({ path, method, query, body }: Call): string {
	if (path === '/rest/v1/leads.json' && method === 'POST' && query.get('_method') !== 'GET') return 'createLeads';
	const exact = operations.get(path);
	if (exact !== undefined) return exact;
	if (/^\/rest\/v1\/leads\/[^/]+\/smartCampaignMembership\.json$/.test(path)) return 'membership';
	const onCampaign = /^\/rest\/v1\/campaigns\/[^/]+\/(trigger|schedule)\.json$/.exec(path)?.[1];
	if (onCampaign !== undefined) return onCampaign;
	if (!soapPath.test(path)) return 'unknown';
	const element = /<(?:[\w.-]+:)?(params\w+)/.exec(body.toString())?.[1];
	return soapOperations.get(element ?? '') ?? 'unknown';
}
