import { plainText, type Call, type Reply } from '../http';
import type { Platform, PlatformContext } from '../platform';
import { RateLimit } from '../rateLimit';
import { createControls, type CampaignControls } from './controls';
import { Events } from './events';
import { Logon } from './logon';
import type { Method } from './method';
import { messageCenterPing, ping, redirectionTest } from './probes';
import { Push } from './push';
import { executeQuery } from './query';
import { Sessions } from './session';
import { Signals } from './signals';
import { SoapRouter } from './soapRouter';

const soapPath = '/nl/jsp/soaprouter.jsp';

const probes = new Map<string, { operation: string; respond: (call: Call) => Reply }>([
	['/r/test', { operation: 'test', respond: redirectionTest }],
	['/nl/jsp/ping.jsp', { operation: 'ping', respond: ping }],
	['/nl/jsp/mcPing.jsp', { operation: 'mcPing', respond: messageCenterPing }],
]);

/** Tests expire sessions directly. */
export type Campaign = Platform<CampaignControls> & { expireSessions(): void };

/** An execution instance of Adobe Campaign Classic v7 / Campaign v8 with Message Center. */
export function createCampaign({ journal, tokens }: PlatformContext): Campaign {
	const controls = createControls();
	const sessions = new Sessions(controls.values, tokens);
	const logon = new Logon(controls.values, sessions, tokens);
	const events = new Events(controls.values);
	const push = new Push(controls.values, journal, events);
	const signals = new Signals(journal);
	const rateLimit = new RateLimit();

	const pushEvent = (queue: 'rtEvent' | 'batchEvent'): Method => ({
		parameters: 1,
		signedIn: true,
		run: (request) => push.pushEvent(request, queue),
	});
	const pushEvents = (queue: 'rtEvent' | 'batchEvent'): Method => ({
		parameters: 1,
		signedIn: true,
		run: (request) => push.pushEvents(request, queue),
	});
	const router = new SoapRouter(
		controls.values,
		sessions,
		new Map<string, Method>([
			['xtk:session#Logon', { parameters: 3, signedIn: false, run: (it) => logon.withPassword(it) }],
			['xtk:session#BearerTokenLogon', { parameters: 1, signedIn: false, run: (it) => logon.withBearerToken(it) }],
			['xtk:session#Logoff', { parameters: 0, signedIn: true, run: (it) => logon.logoff(it) }],
			[
				'xtk:queryDef#ExecuteQuery',
				{ parameters: 1, signedIn: true, run: (it) => executeQuery(it, controls.values, events) },
			],
			['xtk:workflow#PostEvent', { parameters: 5, signedIn: true, run: (it) => signals.post(it) }],
			['nms:rtEvent#PushEvent', pushEvent('rtEvent')],
			['nms:rtEvent#PushEvents', pushEvents('rtEvent')],
			['nms:batchEvent#PushEvent', pushEvent('batchEvent')],
			['nms:batchEvent#PushEvents', pushEvents('batchEvent')],
		]),
	);

	return {
		name: 'campaign',
		controls,
		owns: (path) => path.startsWith('/nl/jsp/') || path === '/r/test',
		operation: (call) =>
			call.path === soapPath ? router.operation(call) : (probes.get(call.path)?.operation ?? 'unknown'),
		handle(call, operation) {
			if (controls.values.refuseIp && operation !== 'test') return ipRefused();
			if (call.path === soapPath) return rateLimit.refuse(controls.values) ?? router.handle(call);
			return probes.get(call.path)?.respond(call) ?? plainText(404, 'Not Found');
		},
		limits: () => rateLimit.use(controls.values),
		expireSessions: () => sessions.expireAll(),
		reset() {
			sessions.reset();
			events.reset();
			signals.reset();
		},
	};
}

function ipRefused(): Reply {
	return plainText(
		403,
		"XSV-350013 The '127.0.0.1' IP address via which you are accessing the server is not accepted. Connection refused.",
	);
}
