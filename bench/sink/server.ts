import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json, type SinkResponse, type Call } from './response';
import { campaign } from './campaign';
import { Counter } from './counts';
import { collection, execution, ims, transactional } from './gateway';
import { marketoRest, marketoSoap } from './marketo';

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

/** Serves all platforms on one port of this machine; resolves with its address. */
export async function serve(): Promise<string> {
	const counter = new Counter();
	const server = createServer((request, response) => {
		const address = request.url ?? '';
		if (address.startsWith('/bench/')) return control(counter, address, response);
		const arrivedMs = performance.now();
		read(request, (body) => {
			const call: Call = { method: request.method ?? '', address, headers: request.headers, body };
			const route = routes.find(([prefix]) => address.startsWith(prefix));
			const { took, ...content } = (route?.[1] ?? transactional)(call);
			counter.took(took, arrivedMs);
			reply(response, content);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', backlog, () => resolve()));
	const bound = server.address();
	return `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
}

function read(request: IncomingMessage, then: (body: string) => void): void {
	const parts: Buffer[] = [];
	request.on('data', (part: Buffer) => parts.push(part));
	request.on('end', () => then((parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)).toString('latin1')));
}

function control(counter: Counter, address: string, response: ServerResponse): void {
	if (address === '/bench/reset') counter.reset();
	reply(response, json(200, counter.counts()));
}

function reply(response: ServerResponse, { status, contentType, body }: Omit<SinkResponse, 'took'>): void {
	response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) });
	response.end(body);
}
