import { randomUUID } from 'node:crypto';

import { demo } from '../demo';
import { json, type Call, type Reply } from '../http';
import type { MarketoControls } from './controls';

/** Identity: one token per custom service, the same one until it expires (Marketo documentation, "Authentication"). */
export class AccessTokens {
	private current: { token: string; expiresAtMs: number } | undefined;
	/** The tokens that expired, and whether their owner was told. */
	private readonly expired = new Map<string, { told: boolean }>();
	private issued = 0;

	constructor(private readonly controls: MarketoControls) {}

	/** Responds to a token request. Parameters are documented only for the query, for every method. */
	respond(call: Call): Reply {
		if (call.method !== 'GET' && call.method !== 'POST') return json(405, { error: 'method_not_allowed' });
		const { query } = call;
		if (query.get('grant_type') !== 'client_credentials') {
			return json(400, { error: 'unsupported_grant_type', error_description: 'Unsupported grant type' });
		}
		if (query.get('client_id') !== demo.marketo.clientId) {
			const description = `No client with requested id: ${query.get('client_id') ?? ''}`;
			return json(401, { error: 'unauthorized', error_description: description });
		}
		if (query.get('client_secret') !== demo.marketo.clientSecret) {
			return json(401, { error: 'invalid_client', error_description: 'Bad client credentials' });
		}
		const { token, expiresAtMs } = this.token();
		const left = Math.max(0, Math.floor((expiresAtMs - Date.now()) / 1000));
		const reported = this.issued === 1 && this.controls.toldLife >= 0 ? this.controls.toldLife : left;
		return json(200, { access_token: token, token_type: 'bearer', expires_in: reported, scope: 'apiuser@example.com' });
	}

	/** The code with which a token is refused: 602 on its first use after it expired, 601 afterwards. */
	refusal(token: string): '601' | '602' | undefined {
		if (this.current?.token === token && this.current.expiresAtMs > Date.now()) return undefined;
		if (this.current?.token === token) this.expire();
		const expired = this.expired.get(token);
		if (!expired || expired.told) return '601';
		expired.told = true;
		return '602';
	}

	expire(): void {
		if (this.current) this.expired.set(this.current.token, { told: false });
		this.current = undefined;
	}

	reset(): void {
		this.current = undefined;
		this.expired.clear();
		this.issued = 0;
	}

	private token(): { token: string; expiresAtMs: number } {
		if (this.current && this.current.expiresAtMs <= Date.now()) this.expire();
		if (!this.current) {
			this.issued += 1;
			this.current = { token: `${randomUUID()}:sj`, expiresAtMs: Date.now() + this.controls.tokenSeconds * 1000 };
		}
		return this.current;
	}
}
