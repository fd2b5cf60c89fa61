import { field, type CredentialFields } from '../../shared/contract/credential';
import type { SignInFailure } from '../../shared/contract/failure';
import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { escapeText, withoutForbidden } from '../../shared/xml/text';
import { child, find } from '../../shared/xml/parse';
import { readSoap } from './answer';
import { campaignBaseUrl } from './baseUrl';
import { soapRequest } from './envelope';

/** `xtk:session#Logon`, the only call without a session (Campaign Classic documentation, "Web service calls"). */
export function logonRequest(credential: CredentialFields): WireRequest {
	const text = (name: string): string => escapeText(withoutForbidden(field(credential, name)));
	return soapRequest(
		campaignBaseUrl(field(credential, 'baseUrl')),
		'xtk:session',
		'Logon',
		`<urn:strLogin>${text('login')}</urn:strLogin><urn:strPassword>${text('password')}</urn:strPassword>` +
			'<urn:elemParameters></urn:elemParameters>',
	);
}

export type LogonAnswer =
	{ kind: 'session'; sessionToken: string; securityToken: string; lifetimeMs: number } | SignInFailure;

/** Lifetime of a session where the server does not tell: the default of its configuration. */
const DEFAULT_LIFETIME_SECONDS = 86_400;

/** Reads the answer to a log-on. Either token can come back blank, which is a failed log-on (acc-js-sdk). */
export function readLogon(answer: WireResponse): LogonAnswer {
	const soap = readSoap(answer, 'Logon');
	if (soap.kind !== 'response') return notLoggedOn(soap);
	const text = (name: string): string => find(soap.element, name)?.text.trim() ?? '';
	const sessionToken = text('pstrSessionToken');
	const securityToken = text('pstrSecurityToken');
	if (!sessionToken || !securityToken) {
		// "Empty return for method 'Logon'" is what a server says while it starts (KA-05406).
		const reason = { message: 'Campaign answered to the log-on without a session', httpStatus: answer.status };
		return { kind: 'busy', signIn: true, reason };
	}
	const server = child(find(soap.element, 'sessionInfo'), 'serverInfo')?.attributes ?? {};
	const seconds = [server.sessionTimeOut, server.securityTimeOut]
		.map(Number)
		.filter((value) => Number.isFinite(value) && value > 0);
	const lifetimeMs = Math.min(DEFAULT_LIFETIME_SECONDS, ...seconds) * 1000;
	return { kind: 'session', sessionToken, securityToken, lifetimeMs };
}

function notLoggedOn(judgement: NotAnswered): SignInFailure {
	const { reason } = judgement;
	const starting = judgement.kind === 'busy' || /empty return/i.test(reason.platformMessage ?? '');
	const transient = starting || (judgement.kind === 'unknown' && (reason.httpStatus ?? 0) >= 500);
	if (transient) {
		return {
			kind: 'busy',
			signIn: true,
			reason,
			...(judgement.kind === 'busy' ? { retryAfterMs: judgement.retryAfterMs } : {}),
		};
	}
	return { kind: 'denied', reason, diagnose: judgement.kind === 'denied' && judgement.diagnose === true };
}
