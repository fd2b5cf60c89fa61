import type { PackageDirectoryLoader } from 'n8n-core';

import { CredentialStore } from './credentials';
import { loadPackage, stopEngine } from './engine';
import { probePackage } from './paths';
import { ProbeServer, type Answer, type Received } from './server';
import { runWorkflow, type RunOptions, type RunResult } from './workflow';

/** Loader, server and credential for the tests of the harness itself. */
export class ProbeBench {
	private constructor(
		readonly loader: PackageDirectoryLoader,
		readonly server: ProbeServer,
	) {}

	/** `answer` plays everything but the log-on, which gives token-1, token-2, … */
	static async open(answer: (request: Received) => Answer): Promise<ProbeBench> {
		const loader = await loadPackage(probePackage);
		let tokens = 0;
		const server = await ProbeServer.start((request) =>
			request.path === '/token' ? { body: { token: `token-${++tokens}` } } : answer(request),
		);
		return new ProbeBench(loader, server);
	}

	store(changes: Record<string, string> = {}): CredentialStore {
		const data = { baseUrl: this.server.url, clientSecret: 's3cret', acquiredToken: 'token-0', ...changes };
		return new CredentialStore(this.loader, { probeApi: data });
	}

	async run({
		path = '/things',
		way,
		emit,
		...options
	}: Partial<RunOptions> & { path?: string; way?: string; emit?: string }): Promise<RunResult> {
		const parameters = {
			url: `${this.server.url}${path}`,
			value: '={{ $json.x }}',
			way: way ?? 'judged',
			emit: emit ?? 'answer',
		};
		const node = { type: 'probe', parameters, ...options.node };
		return await runWorkflow({ credentials: this.store(), items: [{ x: 1 }], ...options, loader: this.loader, node });
	}

	async close(): Promise<void> {
		await this.server.stop();
		await stopEngine();
	}
}
