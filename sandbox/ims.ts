import { Controls } from './controls';
import { demo } from './demo';
import { bearer, contentType, json, plainText, type Call, type Reply } from './http';
import type { Platform, PlatformContext } from './platform';
import { noRateLimit, RateLimit, type RateLimitControls } from './rateLimit';

export interface ImsControls extends RateLimitControls {
	/** Lifetime of a token in seconds; 24 hours in IMS. */
	expiresIn: number;
}

/** Tests expire tokens directly. */
export type Ims = Platform<ImsControls> & { expireTokens(): void };

const operations = new Map([
	['/ims/token/v3', 'token'],
	['/ims/profile/v1', 'profile'],
]);

/**
 * Adobe's identity service, OAuth Server-to-Server (Adobe Developer Console documentation,
 * "OAuth Server-to-Server credential implementation guide").
 */
export function createIms({ tokens }: PlatformContext): Ims {
	const controls = new Controls<ImsControls>({ ...noRateLimit, expiresIn: 86399 });
	const rateLimit = new RateLimit();

	function token(call: Call): Reply {
		const limited = rateLimit.refuse(controls.values);
		if (limited) return limited;
		const refusal = refuseTokenRequest(call);
		if (refusal) return json(400, refusal);
		const expiresIn = controls.values.expiresIn;
		const content = { access_token: tokens.issue(expiresIn), token_type: 'bearer', expires_in: expiresIn };
		const reply = json(200, content);
		return { ...reply, headers: { ...reply.headers, 'cache-control': 'no-store' } };
	}

	function profile(call: Call): Reply {
		const accessToken = bearer(call);
		if (accessToken === undefined || !tokens.isValid(accessToken)) {
			return json(401, { error: 'invalid_token' });
		}
		return json(200, { userId: 'SANDBOX@techacct.adobe.com', account_type: 'service' });
	}

	return {
		name: 'ims',
		controls,
		owns: (path) => path.startsWith('/ims/'),
		operation: (call) => operations.get(call.path) ?? 'unknown',
		handle(call, operation) {
			if (operation === 'token' && call.method === 'POST') return token(call);
			if (operation === 'profile' && call.method === 'GET') return profile(call);
			return plainText(operation === 'unknown' ? 404 : 405, '');
		},
		expireTokens: () => tokens.expireAll(),
		reset: () => tokens.reset(),
	};
}

interface ImsError {
	error: string;
	error_description: string;
}

/** The first thing that is wrong with a token request, in the order in which IMS checks. */
function refuseTokenRequest(call: Call): ImsError | undefined {
	if (contentType(call).mediaType !== 'application/x-www-form-urlencoded') {
		return { error: 'invalid_request', error_description: 'unsupported content type' };
	}
	const form = new URLSearchParams(call.body.toString());
	if (form.get('grant_type') !== 'client_credentials') {
		return { error: 'unsupported_grant_type', error_description: 'unsupported grant_type' };
	}
	if (form.get('client_id') !== demo.ims.clientId) {
		return { error: 'invalid_client', error_description: 'invalid client_id parameter' };
	}
	if (form.get('client_secret') !== demo.ims.clientSecret) {
		return { error: 'invalid_client', error_description: 'invalid client_secret parameter' };
	}
	const scopes = (form.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
	if (!scopes.includes('openid')) {
		return { error: 'invalid_scope', error_description: 'invalid scope parameter' };
	}
	return undefined;
}
