import { randomUUID } from 'node:crypto';

import { demo } from './demo';

/** IMS access tokens with their expiry times. */
export class BearerTokens {
	private readonly expiresAtMs = new Map<string, number>();

	constructor() {
		this.reset();
	}

	/** Creates a token that is valid for this many seconds, in the form of the JSON Web Tokens that IMS issues. */
	issue(expiresInSeconds: number): string {
		const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
		const claims = { id: randomUUID(), type: 'access_token', client_id: demo.ims.clientId };
		const signature = Buffer.from(randomUUID()).toString('base64url');
		const token = `${part({ alg: 'RS256', x5u: 'sandbox.cer' })}.${part(claims)}.${signature}`;
		this.expiresAtMs.set(token, Date.now() + expiresInSeconds * 1000);
		return token;
	}

	isValid(token: string): boolean {
		return (this.expiresAtMs.get(token) ?? 0) > Date.now();
	}

	/** Makes every token invalid immediately, including the demo account's pasted one. */
	expireAll(): void {
		this.expiresAtMs.clear();
	}

	/** Restores the initial state: only the demo account's pasted token is valid. */
	reset(): void {
		this.expiresAtMs.clear();
		this.expiresAtMs.set(demo.ims.accessToken, Infinity);
	}
}
