import type { CredentialFields } from '../../shared/contract/credential';
import type { SignInFailure } from '../../shared/contract/failure';
import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { isPage, saysPassing } from '../../shared/platform/page';
import { escapeText, withoutForbidden } from '../../shared/xml/text';
import { child, find } from '../../shared/xml/parse';
import { readSoapResponse } from '../../shared/xml/soap';
import { notCampaign } from '../errors';
import { readSoap } from './response';
import { soapRequest } from './envelope';
import { loginOf, passwordOf } from './operator';

/** `xtk:session#Logon`, the only call without a session (Campaign Classic documentation, "Web service calls"). */
export function logonRequest(credential: CredentialFields): WireRequest {
	return soapRequest(
		credential,
		'xtk:session',
		'Logon',
		`<urn:strLogin>${xmlText(loginOf(credential))}</urn:strLogin>` +
			`<urn:strPassword>${xmlText(passwordOf(credential))}</urn:strPassword>` +
			'<urn:elemParameters></urn:elemParameters>',
	);
}

function xmlText(text: string): string {
	return escapeText(withoutForbidden(text));
}

export type LogonResponse =
	{ kind: 'session'; sessionToken: string; securityToken: string; lifetimeMs: number } | SignInFailure;

/** Lifetime of a session where the server does not tell: the default of its configuration. */
const DEFAULT_LIFETIME_SECONDS = 86_400;

const NO_SESSION = 'Campaign returned no session for the sign-in';

/**
 * Reads the response to `Logon`. Either token can come back blank, which is a failed sign-in (acc-js-sdk). Of what it
 * says, only a fault is quoted: everything else may be a session that cannot be read.
 */
export function readLogon(response: WireResponse): LogonResponse {
	const soap = readSoap(response, 'Logon');
	if (soap.kind !== 'response') return notLoggedOn(soap, response);
	const text = (name: string): string => find(soap.element, name)?.text.trim() ?? '';
	const sessionToken = text('pstrSessionToken');
	const securityToken = text('pstrSecurityToken');
	if (!sessionToken || !securityToken) {
		// "Empty return for method 'Logon'" is what a server says while it starts (KA-05406).
		const reason = { message: NO_SESSION, httpStatus: response.status };
		return { kind: 'busy', signIn: true, reason };
	}
	const server = child(find(soap.element, 'sessionInfo'), 'serverInfo')?.attributes ?? {};
	const seconds = [server.sessionTimeOut, server.securityTimeOut]
		.map(Number)
		.filter((value) => Number.isFinite(value) && value > 0);
	const lifetimeMs = Math.min(DEFAULT_LIFETIME_SECONDS, ...seconds) * 1000;
	return { kind: 'session', sessionToken, securityToken, lifetimeMs };
}

/** A sign-in stores nothing, so a response that cannot be read is no reason not to ask again. */
function notLoggedOn(judgement: NotAnswered, { status, body }: WireResponse): SignInFailure {
	const { platformMessage, ...facts } = judgement.reason;
	const isFault = readSoapResponse(body, '').kind === 'fault';
	const reason = isFault ? judgement.reason : facts;
	if (judgement.kind === 'busy') return { ...judgement, signIn: true, reason };
	if (isFault && /empty return/i.test(platformMessage ?? '')) return { kind: 'busy', signIn: true, reason };
	if (judgement.kind !== 'unknown') {
		return { kind: 'denied', reason, diagnose: judgement.kind === 'denied' && judgement.diagnose === true };
	}
	if (status < 300 && isPage(body) && !saysPassing(body)) {
		const { say, todo } = notCampaign;
		return { kind: 'denied', reason: { ...reason, message: say, todo } };
	}
	return {
		kind: 'busy',
		signIn: true,
		reason: { ...reason, message: NO_SESSION, todo: 'Try again in a few minutes.' },
	};
}
