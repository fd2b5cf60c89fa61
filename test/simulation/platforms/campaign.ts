import { accountOf, bearer, ownerOf, take, type World } from '../world';
import { escaped, pause, xml, type Arrived, type Platform, type Reply, type Words } from './platform';
import { unescapedXml } from '../network/texts';
import type { Saying } from '../network/faults';

const SESSION_SECONDS = 86_400;

/** Campaign's SOAP router: Logon, PushEvent and PushEvents, and the page that names the caller's address. */
export function campaignPlatform(world: World): Platform {
	const known = new Map<string, string>();
	let lastId = 72_057_594_037_927_900n;

	const idFor = (mark: string): bigint => {
		lastId += 7n;
		world.history.eventIds.set(String(lastId), mark);
		return lastId;
	};

	const handle = (request: Arrived): Reply => {
		if (request.url.pathname === '/r/test') return xml(200, '<redir status="OK" sourceIP="10.1.2.3"/>');
		const method = methodOf(request);
		if (method === 'Logon') return logon(request);
		if (!admitted(request)) return fault(200, 'XSV-350008 Session has expired or is invalid. Please reconnect.');
		const marks = marksOf(request);
		const bad = marks.filter((mark) => world.fates.get(mark) !== 'good');
		if (method === 'PushEvent') {
			const [mark] = marks;
			if (mark === undefined || bad.length > 0) return world.style.namesGuilty ? stored(method, 0n) : refused(marks);
			take(world, request, mark);
			return stored(method, idFor(mark));
		}
		// A batch of one is answered like any other and dropped (KA-19369).
		if (bad.length > 0) return refused(marks);
		if (marks.length > 1) for (const mark of marks) take(world, request, mark);
		// What the sender's own attributes and children hold is no number of Campaign's.
		const events = marks.map((mark) => {
			const own = '<mobileApp id="1059"/><ctx><order id="77"/></ctx>';
			return `<rtEvent id="${idFor(mark)}" externalId="${mark}" eventId="1060">${own}</rtEvent>`;
		});
		return xml(
			200,
			envelope(`<PushEventsResponse><pdomIds><Events>${events.join('')}</Events></pdomIds></PushEventsResponse>`),
		);
	};

	/** Whether a fault stored some of the events is not documented, so one with status 500 costs its neighbours too. */
	const refused = (marks: string[]): Reply => {
		// What it echoes of an event may look like anything, a refusal of the caller for instance.
		const text = `SOP-330011 Error while executing ${escaped('<rtEvent externalId="XSV-350012 XSV-350013">')}`;
		if (world.style.saysContent) return fault(400, text);
		for (const mark of marks) world.history.excusedMarks.add(mark);
		return fault(500, text);
	};

	const logon = (request: Arrived): Reply => {
		const text = (name: string): string =>
			unescapedXml(new RegExp(`<urn:${name}>([^<]*)<`).exec(request.body)?.[1] ?? '');
		const account = accountOf(world, text('strLogin'), text('strPassword'));
		if (!account) return fault(500, 'XSV-350012 Invalid login or password. Connection denied.');
		const { useless = false, seconds = SESSION_SECONDS } = request.token ?? {};
		const life = Number(seconds);
		const session = world.tokens.issue(`campaign ${account.name}`, '___', life > 0 ? life : SESSION_SECONDS, useless);
		const security = world.tokens.issue(`campaign ${account.name}`, '@', SESSION_SECONDS);
		known.set(session, security);
		const server = `<serverInfo sessionTimeOut="${seconds ?? ''}" securityTimeOut="86400"/>`;
		return xml(
			200,
			envelope(
				`<LogonResponse xmlns="urn:xtk:session"><pstrSessionToken>${session}</pstrSessionToken>` +
					`<pSessionInfo><sessionInfo>${server}</sessionInfo></pSessionInfo>` +
					`<pstrSecurityToken>${security}</pstrSecurityToken></LogonResponse>`,
			),
		);
	};

	const admitted = (request: Arrived): boolean => {
		const session = /__sessiontoken=([^;]*)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
		if (session !== '') {
			return (
				ownerOf(world, request, session) !== undefined && known.get(session) === request.headers['x-security-token']
			);
		}
		if (request.headers.authorization) return ownerOf(world, request, bearer(request)) !== undefined;
		const element = unescapedXml(/<urn:sessiontoken>([^<]*)</.exec(request.body)?.[1] ?? '');
		const slash = element.indexOf('/');
		return accountOf(world, element.slice(0, slash), element.slice(slash + 1)) !== undefined;
	};

	const say = (what: Saying, request: Arrived, words: Words): Reply => {
		switch (what) {
			case 'busy':
				return { status: 503, headers: pause(words), body: `The server is busy ${words.echo}` };
			case 'expired':
				return fault(200, `XSV-350008 Session has expired or is invalid. ${escaped(words.echo)}`);
			case 'denied':
				return fault(500, `XSV-350013 The IP address is not accepted ${escaped(words.echo)}`);
			case 'quota':
				return { status: 429, headers: pause(words), body: `Too many calls ${words.echo}` };
			case 'refused':
				return methodOf(request) === 'Logon'
					? fault(500, `XSV-350012 Invalid login or password. ${escaped(words.echo)}`)
					: fault(400, `SOP-330007 The document could not be read ${escaped(words.echo)}`);
			case 'strange':
				return fault(500, 'constructor __proto__');
			case 'internal':
				return { status: 500, body: `<html><body>Internal error ${words.echo}</body></html>` };
		}
	};

	return {
		handle,
		say,
		marks: (request) => (methodOf(request).startsWith('PushEvent') ? marksOf(request) : undefined),
	};
}

function methodOf({ headers }: Arrived): string {
	return /#(\w+)/.exec(headers.soapaction ?? '')?.[1] ?? '';
}

function marksOf({ body }: Arrived): string[] {
	return [...body.matchAll(/externalId="([^"]*)"/g)].flatMap(([, mark]) => mark ?? []);
}

function stored(method: string, id: bigint): Reply {
	return xml(200, envelope(`<${method}Response xmlns="urn:nms:rtEvent"><plId>${id}</plId></${method}Response>`));
}

function fault(status: number, text: string): Reply {
	const content = `<faultcode>SOAP-ENV:Client</faultcode><faultstring>${text}</faultstring><detail>${text}</detail>`;
	return xml(status, envelope(`<SOAP-ENV:Fault>${content}</SOAP-ENV:Fault>`));
}

function envelope(content: string): string {
	const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
	return `<?xml version='1.0'?><SOAP-ENV:Envelope xmlns:SOAP-ENV='${soap}'><SOAP-ENV:Body>${content}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
}
