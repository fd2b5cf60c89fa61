import { mkdirSync } from 'node:fs';
import { n8nEnvironment } from './environment';
import type { Installation } from './install';
import { freePort } from './ports';
import { problem } from './problem';
import { startGroup } from './processGroup';
import type { ProcessGroup } from './processGroup';
import { tail } from './tail';

export interface InstanceOptions {
	installation: Installation;
	userFolder: string;
	logFile: string;
	/** `start` by default; `worker` starts a worker of queue mode. */
	command?: 'start' | 'worker';
	/** Must be free; if absent, n8n's usual port or, if that is taken, any free one. */
	port?: number;
	brokerPort?: number;
	env?: Record<string, string>;
}

export interface Instance {
	url: string;
	logFile: string;
	/** Resolves with the exit code when n8n ends for any reason. */
	exited: Promise<number | null>;
	/** The process that leads n8n's own group; undefined if it could not be started. */
	pid: number | undefined;
	/** Resolves when n8n's API responds; throws a Problem with the end of the log if n8n does not start. */
	ready(): Promise<void>;
	stop(): Promise<void>;
}

export const usualPort = 5678;

/** The first start migrates an empty database, which takes about a minute on a slow disk. */
const startTimeoutMs = 300_000;
const pollMs = 500;

/** Starts n8n and returns immediately, so that n8n can be stopped before it is ready. */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
	const { installation, userFolder, logFile, command = 'start' } = options;
	const port = options.port ?? (await freePort(usualPort));
	const brokerPort = options.brokerPort ?? (await freePort(5679));
	mkdirSync(userFolder, { recursive: true });
	const node = installation.node.path;
	const group = await startGroup({
		...{ program: node, args: [installation.cli, command], cwd: userFolder, logFile },
		env: n8nEnvironment({ node, userFolder, port, brokerPort, extra: { ...health(command, port), ...options.env } }),
	});
	const url = `http://127.0.0.1:${port}`;
	const addresses = readyPaths[command].map((path) => url + path);
	return {
		...{ url, logFile, exited: group.exited, pid: group.pid, stop: group.stop },
		ready: async () => await ready(addresses, group, logFile),
	};
}

/** By default, a worker does not accept HTTP requests. */
const health = (command: string, port: number): Record<string, string> =>
	command === 'worker' ? { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) } : {};

/** The addresses that respond with JSON once n8n is ready. */
const readyPaths = { start: ['/healthz/readiness', '/rest/settings'], worker: ['/healthz/readiness'] };

async function ready(addresses: string[], group: ProcessGroup, logFile: string): Promise<void> {
	const deadline = Date.now() + startTimeoutMs;
	while (Date.now() < deadline) {
		if (group.hasEnded()) throw problem('n8n ended while it was starting.', tail(logFile));
		if ((await Promise.all(addresses.map(respondsWithJson))).every(Boolean)) return;
		await new Promise((resolve) => setTimeout(resolve, pollMs));
	}
	throw problem(`n8n did not start within ${startTimeoutMs / 60_000} minutes.`, tail(logFile));
}

/** JSON, because n8n serves a "starting up" page at every address until its routes exist. */
async function respondsWithJson(address: string): Promise<boolean> {
	try {
		const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
		return response.ok && (response.headers.get('content-type') ?? '').includes('json');
	} catch {
		return false;
	}
}
