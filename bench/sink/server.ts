import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { json, type SinkResponse, type Call } from './response';
import { campaign } from './campaign';
import { certificate } from './certificate';
import { Counter } from './counts';
import { collection, execution, ims, transactional } from './gateway';
import { MarketoLimits } from './limits';
import { marketoRest, marketoSoap } from './marketo';
import { readSettings, type SinkSettings } from './settings';

/** The HTTP Request node opens one connection per item, all at once; none of them should wait for a lost packet. */
const backlog = 65_535;

const routes: Array<[prefix: string, respond: (call: Call) => SinkResponse]> = [
	['/nl/jsp/soaprouter.jsp', campaign],
	['/collection/', collection],
	['/rest/v1/', marketoRest],
	['/identity/', marketoRest],
	['/soap/mktows/', marketoSoap],
	['/ajo/im/executions/', execution],
	['/ims/token/', ims],
];
const signIns = ['/identity/', '/ims/token/'];

/** Where the sink is reached, and what its callers must trust. */
export interface SinkAddresses {
	url: string;
	tlsUrl: string;
	/** The certificate, in PEM. */
	ca: string;
}

/** Serves all platforms on two ports of this machine, one of them with TLS. */
export async function serve(): Promise<SinkAddresses> {
	const counter = new Counter();
	const limits = new MarketoLimits();
	let settings: SinkSettings = { latencyMs: 0, limits: false };

	const listener: RequestListener = (request, response) => {
		const address = request.url ?? '';
		if (address.startsWith('/bench/')) {
			if (address.startsWith('/bench/reset')) {
				settings = readSettings(address);
				counter.reset();
				limits.reset();
			}
			return reply(response, json(200, counter.counts()));
		}
		const arrivedMs = performance.now();
		const { latencyMs } = settings;
		const respond = settings.limits && address.startsWith('/rest/v1/') ? limited : respondTo;
		read(request, (body) => {
			const call: Call = { method: request.method ?? '', address, headers: request.headers, body };
			respond(call, arrivedMs, (content) => {
				if (latencyMs === 0) return reply(response, content);
				setTimeout(() => reply(response, content), latencyMs);
			});
		});
	};

	function respondTo(call: Call, arrivedMs: number, then: (content: SinkResponse) => void): void {
		const route = routes.find(([prefix]) => call.address.startsWith(prefix));
		const content = (route?.[1] ?? transactional)(call);
		if (!signIns.some((prefix) => call.address.startsWith(prefix))) counter.asked();
		counter.took(content.took, arrivedMs);
		then(content);
	}

	function limited(call: Call, arrivedMs: number, then: (content: SinkResponse) => void): void {
		const refusal = limits.begin(arrivedMs);
		if (refusal) {
			counter.asked();
			return then(refusal);
		}
		respondTo(call, arrivedMs, then);
		setTimeout(() => limits.done(), settings.latencyMs);
	}

	const { key, cert } = certificate();
	const port = await listen(createServer(listener));
	const tlsPort = await listen(createTlsServer({ key, cert }, listener));
	return { url: `http://127.0.0.1:${port}`, tlsUrl: `https://127.0.0.1:${tlsPort}`, ca: cert };
}

async function listen(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', backlog, () => resolve()));
	const bound = server.address();
	return typeof bound === 'object' && bound ? bound.port : 0;
}

function read(request: IncomingMessage, then: (body: string) => void): void {
	const parts: Buffer[] = [];
	request.on('data', (part: Buffer) => parts.push(part));
	request.on('end', () => then((parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)).toString('latin1')));
}

function reply(response: ServerResponse, { status, contentType, body }: Omit<SinkResponse, 'took'>): void {
	response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) });
	response.end(body);
}
