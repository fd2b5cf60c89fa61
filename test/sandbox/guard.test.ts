import { request } from 'node:http';

import { runningSandbox } from './running';
import { soap } from './soapClient';

const running = runningSandbox();

/** The status of a call with these headers; unlike `fetch`, this sends any host and origin. */
async function status(method: string, path: string, headers: Record<string, string>): Promise<number> {
	return await new Promise((resolve, reject) => {
		const call = request({ host: '127.0.0.1', port: running().port, method, path, headers }, (response) => {
			response.resume();
			resolve(response.statusCode ?? 0);
		});
		call.once('error', reject);
		call.end(method === 'POST' ? '{"drop":true}' : undefined);
	});
}

const own = () => `127.0.0.1:${running().port}`;

test.each([
	['another site', { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' }],
	['another port of this machine', { origin: 'http://127.0.0.1:5678', 'sec-fetch-site': 'same-site' }],
	['a browser that sends only the origin', { origin: 'http://evil.example' }],
	['a document without an origin', { origin: 'null' }],
])('a page of %s changes nothing', async (_, headers) => {
	await soap({ url: running().url });
	for (const [method, path] of [
		['POST', '/sandbox/faults'],
		['DELETE', '/sandbox/faults'],
		['DELETE', '/sandbox/faults/1'],
		['POST', '/sandbox/controls'],
		['DELETE', '/sandbox/controls'],
		['POST', '/sandbox/feedback'],
		['DELETE', '/sandbox/messages'],
	] as const) {
		expect([path, await status(method, path, { host: own(), ...headers })]).toEqual([path, 403]);
	}
	expect(running().faults.list()).toEqual([]);
	expect(running().journal.count('campaign')).toBe(1);
});

test.each([
	['its own page', () => ({ origin: `http://${own()}`, 'sec-fetch-site': 'same-origin' })],
	['a script outside a browser', () => ({})],
])('%s may change something', async (_, headers) => {
	expect(await status('POST', '/sandbox/faults', { host: own(), ...headers() })).toBe(200);
	expect(running().faults.list()).toEqual([{ drop: true }]);
});

test.each(['evil.example', 'evil.example:8484', 'sandbox.evil.example'])(
	'nothing is shown under the name "%s", which may only lead here',
	async (host) => {
		for (const path of ['/', '/sandbox/messages', '/sandbox/stream', '/sandbox/calls/1']) {
			expect(await status('GET', path, { host })).toBe(403);
		}
	},
);

test.each(['127.0.0.1:8484', '[::1]:8484', '192.168.0.7', 'localhost:1', 'sandbox:8484', 'host.docker.internal:8484'])(
	'the page is shown under %s',
	async (host) => {
		expect(await status('GET', '/sandbox/messages', { host })).toBe(200);
	},
);
