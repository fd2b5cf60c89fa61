import { randomUUID } from 'node:crypto';

import { demo } from '../demo';
import { json, type Call, type Reply } from '../http';
import type { MarketoControls } from './controls';

/** Identity: one token per custom service, the same one until it has ended (Marketo documentation, "Authentication"). */
export class AccessTokens {
	private current: { token: string; endsAtMs: number } | undefined;
	/** The tokens that ended, and whether their holder was told. */
	private readonly ended = new Map<string, { told: boolean }>();
	private issued = 0;

	constructor(private readonly controls: MarketoControls) {}

	/** Parameters are documented for the query only, whatever the method. */
	answer(call: Call): Reply {
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
		const { token, endsAtMs } = this.token();
		const left = Math.max(0, Math.floor((endsAtMs - Date.now()) / 1000));
		const told = this.issued === 1 && this.controls.toldLife >= 0 ? this.controls.toldLife : left;
		return json(200, { access_token: token, token_type: 'bearer', expires_in: told, scope: 'apiuser@example.com' });
	}

	/** The code that a token is refused with: 602 when it is first used after its end, 601 afterwards. */
	refusal(token: string): '601' | '602' | undefined {
		if (this.current?.token === token && this.current.endsAtMs > Date.now()) return undefined;
		if (this.current?.token === token) this.expire();
		const ended = this.ended.get(token);
		if (!ended || ended.told) return '601';
		ended.told = true;
		return '602';
	}

	expire(): void {
		if (this.current) this.ended.set(this.current.token, { told: false });
		this.current = undefined;
	}

	reset(): void {
		this.current = undefined;
		this.ended.clear();
		this.issued = 0;
	}

	private token(): { token: string; endsAtMs: number } {
		if (this.current && this.current.endsAtMs <= Date.now()) this.expire();
		if (!this.current) {
			this.issued += 1;
			this.current = { token: `${randomUUID()}:sj`, endsAtMs: Date.now() + this.controls.tokenSeconds * 1000 };
		}
		return this.current;
	}
}
