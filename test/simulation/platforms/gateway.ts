import type { Saying } from '../network/faults';
import { bearer, ownerOf, type World } from '../world';
import { json, pause, type Arrived, type Reply, type Words } from './platform';

/** What Adobe's API gateway says before any service sees the request. */
export function gatewaySays(what: Saying, words: Words): Reply | undefined {
	switch (what) {
		case 'busy':
			return json(503, { error_code: '503000', message: `Service is unavailable ${words.echo}` }, pause(words));
		case 'quota':
			return json(429, { error_code: '429050', message: `Too many requests ${words.echo}` }, pause(words));
		case 'expired':
			return json(401, { error_code: '401013', message: `Oauth token is not valid ${words.echo}` });
		case 'denied':
			return json(403, { error_code: '403003', message: `Api Key is invalid ${words.echo}` });
		case 'refused':
		case 'internal':
		case 'strange':
			return undefined;
	}
}

/** Refuses a request whose token is not valid; undefined where it is. */
export function withoutToken(world: World, request: Arrived): Reply | undefined {
	return ownerOf(world, request, bearer(request)) === undefined ? gatewaySays('expired', { echo: '' }) : undefined;
}
