import type { Saying } from '../network/faults';
import { accountOf, type World } from '../world';
import { json, pause, type Arrived, type Platform, type Reply, type Words } from './platform';

const TOKEN_SECONDS = 86_399;

/** Adobe IMS: OAuth Server-to-Server. */
export function imsPlatform(world: World): Platform {
	return {
		handle(request: Arrived): Reply {
			const form = new URLSearchParams(request.body);
			const account = accountOf(world, form.get('client_id') ?? '', form.get('client_secret') ?? '');
			if (!account) return json(400, { error: 'invalid_client', error_description: 'invalid client_secret parameter' });
			const { useless, seconds = TOKEN_SECONDS } = request.token ?? {};
			const life = Number(seconds) > 0 ? Number(seconds) : TOKEN_SECONDS;
			const token = world.tokens.issue(`ims ${account.name}`, 'eyJ.', life, useless);
			return json(200, { access_token: token, token_type: 'bearer', expires_in: seconds });
		},
		say(what: Saying, _request: Arrived, words: Words): Reply {
			switch (what) {
				case 'busy':
				case 'quota':
					return json(429, { error: 'slow_down', error_description: words.echo }, pause(words));
				case 'internal':
					return json(500, { error: 'server_error', error_description: words.echo });
				case 'denied':
				case 'refused':
				case 'expired':
				case 'strange':
					return json(400, { error: 'unauthorized_client', error_description: `refused ${words.echo}` });
			}
		},
		marks: () => undefined,
	};
}
