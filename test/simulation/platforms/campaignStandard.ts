import type { Saying } from '../network/faults';
import { take, type World } from '../world';
import { gatewaySays, withoutToken } from './gateway';
import { markOfEmail } from './marks';
import { json, objectOf, type Arrived, type Platform, type Reply, type Words } from './platform';

/** How often a status is asked for before it is final. */
const PENDING_ANSWERS = 2;

/** Transactional messages of Campaign Standard: send an event, ask for its status. */
export function campaignStandardPlatform(world: World): Platform {
	const asked = new Map<string, number>();
	const status = (request: Arrived): Reply => {
		const pKey = decodeURIComponent(request.url.pathname.split('/')[5] ?? '');
		const times = (asked.get(pKey) ?? 0) + 1;
		asked.set(pKey, times);
		const mark = /^@(e\d+w\d+)/.exec(pKey)?.[1] ?? '';
		if (world.fates.get(mark) !== 'good') return json(404, { title: 'Unable to decrypt PKey' });
		take(world, request, mark, true);
		return json(200, { PKey: pKey, status: times > PENDING_ANSWERS ? 'processed' : 'pending' });
	};
	return {
		handle(request: Arrived): Reply {
			const refused = withoutToken(world, request);
			if (refused) return refused;
			if (request.record.method === 'GET') return status(request);
			const { email } = objectOf(request.body);
			const mark = markOfEmail(email);
			if (world.fates.get(mark) !== 'good') return json(400, { error: 'XTK-170036 Unable to parse the field' });
			take(world, request, mark);
			return json(200, { PKey: `@${mark}-${request.record.number}=`, status: 'pending', email: '', ctx: {} });
		},
		say(what: Saying, request: Arrived, words: Words): Reply {
			const said = gatewaySays(what, words);
			if (said) return said;
			if (what === 'refused') return json(400, { error: `BAS-010040 Unable to read the value ${words.echo}` });
			if (what === 'strange') return json(400, { error_code: 'constructor', code: '__proto__', error: '__proto__' });
			return json(500, { error: `RST-360011 An error has occurred ${words.echo}`, request: request.record.number });
		},
		// A status asked for in vain harms nobody else, and is asked for under the mark in its key.
		marks: ({ record, url, body }) =>
			record.method === 'GET' ? [/@(e\d+w\d+)/.exec(url.pathname)?.[1] ?? ''] : [markOfEmail(objectOf(body).email)],
	};
}
