import { createServer, type IncomingMessage } from 'node:http';

import { faultReply, methodResponse, scalar, SoapFault, xmlValue } from '../../../sandbox/campaign/answers';
import type { Reply } from '../../../sandbox/http';

/** A call as text: everything a careless platform could send back. */
function echoOf({ url = '', headers }: IncomingMessage, body: string): string {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
	return [url, ...lines, body].join('\n');
}

/** How a platform may echo a request. The echo is short, so that no cut takes the secrets out of it. */
export const echoes: Record<string, (echo: string) => Reply> = {
	'a fault with CDATA': (echo) =>
		faultReply(new SoapFault('Client', 'The XML SOAP message is invalid', `(1:1) : ${echo}`, true), 200),
	'an escaped fault': (echo) => faultReply(new SoapFault('Client', 'Invalid', echo), 500),
	'the faultstring': (echo) => faultReply(new SoapFault('Client', echo, ''), 200),
	'plain text with 500': (echo) => ({ status: 500, body: echo }),
	'plain text with 200': (echo) => ({ status: 200, body: echo }),
	'plain text with 403': (echo) => ({ status: 403, body: echo }),
	'plain text with 400': (echo) => ({ status: 400, body: echo }),
	'plain text with 429': (echo) => ({ status: 429, body: echo, headers: { 'retry-after': '3600' } }),
	'an HTML page': (echo) => ({ status: 502, body: `<html><body>${echo.replace(/</g, '&lt;')}</body></html>` }),
	'a JSON text': (echo) => ({ status: 500, body: JSON.stringify({ echo }) }),
	'a URL': (echo) => ({ status: 500, body: encodeURIComponent(echo) }),
	'a form': (echo) => ({ status: 500, body: new URLSearchParams({ echo }).toString() }),
	'an event ID': (echo) => ({ ...methodResponse('nms:rtEvent', 'PushEvent', scalar('plId', 'string', echo)) }),
};

export const echoSecrets = {
	session: '___ECHO5A4D-B0C5',
	security: '@ZWNo/bytx+"eQ==',
	bearer: 'eyJhbGci.ZWNobw.c2ln-bmF0',
};

/** Plays Campaign and IMS: signs everybody in, then answers every push with an echo of the call. */
export async function startEchoServer(): Promise<EchoServer> {
	let answer: (echo: string) => Reply = () => ({ status: 500, body: '' });
	let echoLogOn = false;
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString();
			const reply = (!echoLogOn && logOnReply(request)) || answer(focused(echoOf(request, body)));
			response.writeHead(reply.status, reply.headers).end(reply.body);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return {
		url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
		play(how, logOnToo = false) {
			answer = how;
			echoLogOn = logOnToo;
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

export interface EchoServer {
	url: string;
	/** Sets how pushes are answered, and log-ons too where that is asked for. */
	play(how: (echo: string) => Reply, logOnToo?: boolean): void;
	close(): Promise<void>;
}

/** The lines and elements with something secret in them. */
function focused(echo: string): string {
	const headers = echo.match(/^(cookie|x-security-token|authorization): .*$/gim) ?? [];
	const elements = echo.match(/<urn:(sessiontoken|strPassword)>[^<]*<\/[^>]*>|client_secret=[^&]*/g) ?? [];
	return ['You sent', ...headers, ...elements].join(' ');
}

function logOnReply(request: IncomingMessage): Reply | undefined {
	const { session, security, bearer } = echoSecrets;
	if (request.url === '/ims/token/v3')
		return { status: 200, body: JSON.stringify({ access_token: bearer, expires_in: 86399 }) };
	if (request.headers.soapaction !== 'xtk:session#Logon') return undefined;
	const info = xmlValue(
		'pSessionInfo',
		'<sessionInfo><serverInfo sessionTimeOut="86400" securityTimeOut="86400"/></sessionInfo>',
	);
	return methodResponse(
		'xtk:session',
		'Logon',
		scalar('pstrSessionToken', 'string', session) + info + scalar('pstrSecurityToken', 'string', security),
	);
}
