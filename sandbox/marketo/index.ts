import { bearer, contentType, plainText, type Call, type Reply } from '../http';
import type { Platform, PlatformContext } from '../platform';
import { AccessTokens } from './accessTokens';
import { CallWindow } from './callWindow';
import type { SmartCampaign } from './campaigns';
import { createControls, type MarketoControls } from './controls';
import { Leads, type Lead } from './leads';
import { Limits } from './limits';
import { getCampaigns, getLeads, refuseSize } from './rest';
import { RestError, restFailure } from './restReplies';
import { getCampaignsForSource, requestCampaign } from './soap';
import { notUnderstood, readMessage } from './soapMessage';
import { MarketoFault, soapFault } from './soapReplies';
import { triggerCampaign, type Token } from './trigger';

const soapPath = /^\/soap\/mktows\/\d_\d+$/;
const soapOperations = new Map([
	['paramsRequestCampaign', 'requestCampaign'],
	['paramsGetCampaignsForSource', 'getCampaignsForSource'],
]);
const permissions = new Map([
	['leads', 'leads'],
	['campaigns', 'campaigns'],
	['trigger', 'execute'],
]);
const maxSummaryLength = 160;

/** Tests add leads, expire tokens and read how many calls arrived in a window. */
export type Marketo = Platform<MarketoControls> & {
	leads: Leads;
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
	const window = new CallWindow();
	const limits = new Limits(settings, journal.load, window);

	function taker(kind: string) {
		return ({ id, programName, name }: SmartCampaign, lead: Lead, given: Token[], call: Call): void => {
			journal.addMessage({
				platform: 'marketo',
				kind,
				call: call.id,
				key: `${id}/${lead.id}`,
				addressee: lead.email,
				eventType: `${programName}: ${name}`,
				summary: given
					.map((token) => `${token.name} ${token.value}`)
					.join(', ')
					.slice(0, maxSummaryLength),
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
			if (operation === 'leads') return getLeads(call, leads, settings);
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
			window.reset();
		},
	};
}

function operationOf({ path, body }: Call): string {
	if (path === '/identity/oauth/token') return 'token';
	if (path === '/rest/v1/leads.json') return 'leads';
	if (path === '/rest/v1/campaigns.json') return 'campaigns';
	if (/^\/rest\/v1\/campaigns\/[^/]+\/trigger\.json$/.test(path)) return 'trigger';
	if (!soapPath.test(path)) return 'unknown';
	const element = /<(?:[\w.-]+:)?(params\w+)/.exec(body.toString())?.[1];
	return soapOperations.get(element ?? '') ?? 'unknown';
}
