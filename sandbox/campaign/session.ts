import { randomBytes, randomUUID } from 'node:crypto';

import type { BearerTokens } from '../bearerTokens';
import { demo } from '../demo';
import { bearer, cookie, header, type Call } from '../http';
import { PlainRefusal } from './answers';
import type { CampaignControls } from './controls';
import { notSignedIn, parametersFault, type MethodCall } from './envelope';

export interface Session {
	sessionToken: string;
	securityToken: string;
}

export type SignedInBy = 'session' | 'ims' | 'loginPassword' | 'trustedIp';

/** Sessions that `Logon` opened, and the check of who sends a call. */
export class Sessions {
	private readonly open = new Map<string, { securityToken: string; expiresAtMs: number }>();

	constructor(
		private readonly controls: CampaignControls,
		private readonly tokens: BearerTokens,
	) {
		this.reset();
	}

	create(): Session {
		const sessionToken = `___${randomUUID().toUpperCase()}`;
		// 64 bytes, because their base64 form ends in "==", as real tokens do.
		const securityToken = `@${randomBytes(64).toString('base64').replaceAll('+', '-').replaceAll('/', '_')}`;
		const expiresAtMs = Date.now() + this.controls.sessionSeconds * 1000;
		this.open.set(sessionToken, { securityToken, expiresAtMs });
		return { sessionToken, securityToken };
	}

	end(sessionToken: string): void {
		this.open.delete(sessionToken);
	}

	expireAll(): void {
		this.open.clear();
	}

	/** Restores the initial state: only the demo account's pasted session is open. */
	reset(): void {
		this.open.clear();
		const { sessionToken, securityToken } = demo.campaign;
		this.open.set(sessionToken, { securityToken, expiresAtMs: Infinity });
	}

	/**
	 * Returns how the sender signed in; throws Campaign's refusal. Only one way may be used: a bearer token requires a
	 * blank session-token element and no cookie (Campaign technote "Migration of technical operators to Adobe Developer
	 * Console").
	 */
	signIn(call: Call, method: MethodCall): SignedInBy {
		const sessionCookie = cookie(call, '__sessiontoken');
		const isBlank = method.sessionToken === '';
		if (header(call, 'authorization') !== undefined) {
			if (!isBlank || sessionCookie !== undefined) throw parametersFault(method, notSignedIn);
			return this.signInWithBearer(bearer(call), method);
		}
		if (sessionCookie !== undefined) {
			if (!isBlank && method.sessionToken !== sessionCookie) throw parametersFault(method, notSignedIn);
			// The Message Center mode of Adobe's own client has login and password in both places (acc-js-sdk, README).
			if (sessionCookie.includes('/') && !isBlank) return this.signInWithElement(method);
			return this.signInWithSession(sessionCookie, header(call, 'x-security-token'));
		}
		return this.signInWithElement(method);
	}

	private signInWithBearer(token: string | undefined, method: MethodCall): SignedInBy {
		if (token !== undefined && this.tokens.isValid(token)) return 'ims';
		// Text as reported in acc-js-sdk issue 108.
		throw parametersFault(
			method,
			"XSV-350114 Unknown error during '/ims/profile/v1' IMS call, HTTP response code is 401",
			'SOP-330007 ',
		);
	}

	private signInWithSession(sessionToken: string, securityToken: string | undefined): SignedInBy {
		const session = this.open.get(sessionToken);
		const isOpen = session !== undefined && session.expiresAtMs > Date.now();
		if (isOpen && session.securityToken === securityToken) return 'session';
		throw new PlainRefusal(
			this.controls.sessionExpiredStatus,
			'XSV-350008 Session has expired or is invalid. Please reconnect.',
		);
	}

	private signInWithElement(method: MethodCall): SignedInBy {
		const { login, password } = demo.campaign;
		if (method.sessionToken === `${login}/${password}`) return 'loginPassword';
		const needsNoPassword = ['', `${login}/`].includes(method.sessionToken);
		if (needsNoPassword && this.controls.trustedIp) return 'trustedIp';
		throw parametersFault(method, notSignedIn);
	}
}
