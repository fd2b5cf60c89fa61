import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEngine, stopEngine } from '../../harness/engine';
import { ExecuteContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	NodeApiError,
	Workflow,
	type IHttpRequestOptions,
	type JsonObject,
} from 'n8n-workflow';

import { mayHaveBeenExecuted } from '../../../nodes/shared/contract/failure';
import { failureOf } from '../../../nodes/shared/http/failureOf';
import { additionalData } from '../../harness/additionalData';
import { CredentialStore } from '../../harness/credentials';
import { loadPackage } from '../../harness/engine';
import { make } from '../../harness/graph';
import { probePackage } from '../../harness/paths';
import { testOnN8n2 } from '../../harness/n8nMajor';
import { NodeTypes } from '../../harness/nodeTypes';
import { startStub } from '../../harness/stubs';

/** Real exceptions of n8n's own helper, from servers that behave badly. */
describe('what an exception of the HTTP helper means', () => {
	let context: ExecuteContext;
	const servers: Server[] = [];
	beforeAll(async () => {
		await startEngine();
		const loader = await loadPackage(probePackage);
		const node = make('Start', 'test.start');
		const workflow = new Workflow({
			nodes: [node],
			connections: {},
			active: false,
			nodeTypes: new NodeTypes(loader, { 'test.start': startStub() }),
		});
		const data = additionalData({ credentialsHelper: new CredentialStore(loader, {}) });
		const input = { main: [[{ json: {} }]] };
		context = new ExecuteContext(
			workflow,
			node,
			data,
			'internal',
			createEmptyRunExecutionData(),
			0,
			[],
			input,
			{ node, data: {}, source: null },
			[],
		);
	});
	afterAll(async () => {
		for (const server of servers) server.close();
		await stopEngine();
	});

	const listen = async (server: Server): Promise<string> => {
		servers.push(server);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	};
	const answering = async (answer: Parameters<typeof createHttpServer>[1]) => await listen(createHttpServer(answer));

	/** The failure as it is thrown, and wrapped as `httpRequestWithAuthentication` wraps it: both must mean the same. */
	async function failure(url: string, timeoutMs = 10_000, more: Partial<IHttpRequestOptions> = {}) {
		const options = {
			method: 'POST' as const,
			url,
			body: 'x',
			timeout: timeoutMs,
			encoding: 'text' as const,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			...more,
		};
		const error: unknown = await context.helpers.httpRequest(options).then(
			() => undefined,
			(thrown: unknown) => thrown,
		);
		if (!(error instanceof Error)) throw new Error('The call did not fail');
		const bare = failureOf(error, url, timeoutMs);
		expect(failureOf(new NodeApiError(context.getNode(), error as unknown as JsonObject), url, timeoutMs)).toEqual(
			bare,
		);
		return bare;
	}

	test('a refused connection: never sent', async () => {
		expect(await failure('http://127.0.0.1:1/x')).toMatchObject({
			kind: 'neverSent',
			reason: { message: '127.0.0.1:1 could not be reached: it refuses connections' },
		});
	});

	test('an unknown host: never sent', async () => {
		expect(await failure('http://no-such-host.invalid/')).toMatchObject({
			kind: 'neverSent',
			reason: { message: expect.stringContaining('no-such-host.invalid could not be reached') },
		});
	});

	test('a server that hangs up in the TLS handshake: never sent, worth a repeat', async () => {
		const host = await listen(createServer((socket) => socket.once('data', () => socket.destroy())));
		const seen = await failure(`https://${host}/`);
		expect(seen.kind).toBe('neverSent');
		expect(seen).not.toHaveProperty('certificate', true);
	});

	// The socket tells that its handshake was not finished; n8n 1 drops it with the cause, so there it stays unknown.
	testOnN8n2('a port that speaks no TLS: never sent, not worth a repeat', async () => {
		const host = await answering((_request, response) => response.end('ok'));
		expect(await failure(`https://${host}/`)).toMatchObject({ kind: 'neverSent', certificate: true });
	});

	test.each(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'ECONNRESET'])(
		'%s on a session that was established: it may have been executed',
		(code) => {
			const socket = { secureConnecting: false };
			const error = Object.assign(new Error(`write ${code}`), { code, syscall: 'write', request: { socket } });
			expect(failureOf(error, 'https://x.example/', 1).kind).toBe('unknown');
		},
	);

	test.each(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EADDRNOTAVAIL'])(
		'%s of a read: it may have been executed',
		(code) => {
			const error = Object.assign(new Error(`read ${code}`), { code, syscall: 'read' });
			expect(failureOf(error, 'https://x.example/', 1).kind).toBe('unknown');
		},
	);

	(hasOpenssl() ? test : test.skip)(
		'a certificate that nobody vouches for: never sent, not worth a repeat',
		async () => {
			const host = await listen(createHttpsServer(selfSigned(), (_request, response) => response.end('ok')));
			expect(await failure(`https://${host}/`)).toMatchObject({
				kind: 'neverSent',
				certificate: true,
				reason: { message: expect.stringContaining('No secure connection') },
			});
		},
	);

	test('a connection dropped after sending: unknown', async () => {
		const host = await answering((request) => request.resume().on('end', () => request.socket.destroy()));
		expect((await failure(`http://${host}/`)).kind).toBe('unknown');
	});

	test('a connection dropped while sending: unknown', async () => {
		const host = await listen(createServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
		expect((await failure(`http://${host}/`, undefined, { body: 'x'.repeat(5_000_000) })).kind).toBe('unknown');
	});

	test('no answer in time: unknown', async () => {
		const host = await answering(() => {});
		expect(await failure(`http://${host}/`, 300)).toMatchObject({
			kind: 'unknown',
			reason: { message: expect.stringContaining('within 0.3 s') },
		});
	});

	test.each([200, 500])('an answer with HTTP %d that is cut off: unknown', async (status) => {
		const host = await answering((_request, response) => {
			response.writeHead(status, { 'content-length': 100 });
			response.write('part', () => response.destroy());
		});
		expect((await failure(`http://${host}/`)).kind).toBe('unknown');
	});

	test('a cancelled call: unknown', async () => {
		const host = await answering(() => {});
		const abort = new AbortController();
		setTimeout(() => abort.abort(), 50);
		expect(await failure(`http://${host}/`, undefined, { abortSignal: abort.signal })).toMatchObject({
			kind: 'unknown',
			reason: { message: expect.stringContaining('cancelled') },
		});
	});

	test.each(['EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'EADDRNOTAVAIL'])('%s: never sent', (code) => {
		expect(failureOf(Object.assign(new Error('connect'), { code }), 'http://x/', 1).kind).toBe('neverSent');
	});

	test.each([
		new Error('connect ETIMEDOUT 10.0.0.1:443'),
		Object.assign(new Error('connect ETIMEDOUT 10.0.0.1:443'), { code: 'ETIMEDOUT' }),
	])('%s: never sent', (error) => {
		expect(failureOf(error, 'http://x/', 1).kind).toBe('neverSent');
	});

	test.each([
		Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
		Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }),
		new Error('anything else'),
		'a text',
		undefined,
		null,
		{ code: 'ECONNREFUSED' },
	])('what is not known to happen before sending may have been executed: %s', (error) => {
		expect(mayHaveBeenExecuted(failureOf(error, 'http://x/', 1))).toBe(true);
	});

	test('a chain of causes that bites its tail ends', () => {
		const error = new Error('round');
		error.cause = error;
		expect(failureOf(error, 'no url', 1).kind).toBe('unknown');
	});
});

function hasOpenssl(): boolean {
	try {
		execFileSync('openssl', ['version'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

/** A key pair that lives as long as this test. */
function selfSigned(): { key: string; cert: string } {
	const folder = mkdtempSync(join(tmpdir(), 'campaign-bridge-tls-'));
	const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
	const subject = ['-subj', '/CN=127.0.0.1', '-days', '1', '-nodes'];
	try {
		execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-keyout', key, '-out', cert, ...subject], {
			stdio: 'ignore',
		});
		return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
	} finally {
		rmSync(folder, { recursive: true });
	}
}
