import type { Saying } from '../network/faults';
import { accountOf, bearer, ownerOf, take, type World } from '../world';
import { emailOf, leadIdOf, markOfEmail, markOfLead } from './marks';
import { json, objectOf, objectsOf, pause, type Arrived, type Platform, type Reply, type Words } from './platform';

const TOKEN_SECONDS = 3600;
/** A small page, so that look-ups have several. */
const PAGE_ROWS = 3;

/** Marketo's REST API: identity, leads by filter, campaigns, and the trigger of a campaign. */
export function marketoRestPlatform(world: World): Platform {
	const identity = (request: Arrived): Reply => {
		const query = request.url.searchParams;
		const account = accountOf(world, query.get('client_id') ?? '', query.get('client_secret') ?? '');
		if (!account) return json(401, { error: 'invalid_client', error_description: 'Bad client credentials' });
		const { useless, seconds } = request.token ?? {};
		// Marketo gives the same token again until it ends.
		const current = seconds === undefined ? world.tokens.current(`marketo ${account.name}`) : undefined;
		const given = Number(seconds) > 0 ? Number(seconds) : TOKEN_SECONDS;
		const text = current?.text ?? world.tokens.issue(`marketo ${account.name}`, 'mkto-', given, useless);
		const left = current ? Math.floor(current.seconds) : seconds === undefined ? TOKEN_SECONDS : seconds;
		return json(200, { access_token: text, token_type: 'bearer', expires_in: left, scope: 'api@example.com' });
	};

	const leads = (request: Arrived): Reply => {
		const form = new URLSearchParams(request.body);
		const query = (name: string): string => request.url.searchParams.get(name) ?? form.get(name) ?? '';
		const byId = query('filterType') === 'id';
		const rows = query('filterValues')
			.split(',')
			.map((value) => (byId ? markOfLead(Number(value)) : markOfEmail(value)))
			.filter((mark) => world.fates.get(mark) === 'good')
			.map((mark) => ({ id: leadIdOf(mark), email: emailOf(mark), createdAt: '2029-01-01T00:00:00Z' }));
		const from = Number(query('nextPageToken') || 0);
		const more = from + PAGE_ROWS < rows.length;
		return json(200, {
			...{ requestId: 'leads#1', success: true, result: rows.slice(from, from + PAGE_ROWS), moreResult: more },
			...(more ? { nextPageToken: String(from + PAGE_ROWS) } : {}),
		});
	};

	const trigger = (request: Arrived): Reply => {
		const marks = marksOf(request);
		const bad = marks.filter((mark) => world.fates.get(mark) !== 'good');
		if (bad.length > 0) {
			const named = ` [${bad.map(leadIdOf).join(', ')}]`;
			return refusal('1004', `Lead${world.style.namesGuilty ? named : ''} not found`);
		}
		for (const mark of marks) take(world, request, mark);
		return json(200, { requestId: `trigger#${request.record.number}`, result: [{ id: 1025 }], success: true });
	};

	const handle = (request: Arrived): Reply => {
		const path = request.url.pathname;
		if (path.startsWith('/identity/')) return identity(request);
		if (ownerOf(world, request, bearer(request)) === undefined) return refusal('602', 'Access token expired');
		if (path.endsWith('/trigger.json')) return trigger(request);
		if (path.endsWith('/leads.json')) return leads(request);
		const campaigns = [{ id: 1025, name: 'Send Welcome', programName: 'Onboarding', workspaceName: 'Default' }];
		return json(200, { requestId: 'campaigns#1', success: true, result: campaigns });
	};

	return {
		handle,
		say: (what, request, words) =>
			request.url.pathname.startsWith('/identity/') ? identitySays(what, words) : apiSays(what, words),
		marks: (request) => (request.url.pathname.endsWith('/trigger.json') ? marksOf(request) : undefined),
	};
}

function marksOf({ body }: Arrived): string[] {
	const { input } = objectOf(body);
	const leads: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'leads') : undefined;
	return objectsOf(leads).map(({ id }) => markOfLead(Number(id)));
}

function apiSays(what: Saying, words: Words): Reply {
	switch (what) {
		case 'busy':
			return refusal('606', `Max rate limit '100' exceeded with in '20' secs ${words.echo}`, pause(words));
		case 'expired':
			return refusal('602', `Access token expired ${words.echo}`);
		case 'denied':
			return refusal('616', `Invalid subscription type ${words.echo}`);
		case 'quota':
			return refusal('607', `Daily quota reached ${words.echo}`);
		case 'refused':
			return refusal('1003', `Invalid data ${words.echo}`);
		case 'internal':
			return refusal('604', `Request timed out ${words.echo}`);
		case 'strange':
			return refusal('constructor', 'Not what anybody expects');
	}
}

function identitySays(what: Saying, words: Words): Reply {
	const body = { error: 'unauthorized', error_description: `refused ${words.echo}` };
	if (what === 'busy' || what === 'quota') return json(429, body, pause(words));
	return json(what === 'internal' ? 500 : 401, body);
}

/** Refusals come with HTTP 200. */
function refusal(code: string, message: string, headers: Record<string, string> = {}): Reply {
	return json(200, { requestId: 'refused#1', success: false, errors: [{ code, message }] }, headers);
}
