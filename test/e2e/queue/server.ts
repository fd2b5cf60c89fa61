import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { problem } from '../../../scripts/start/problem';
import { tail } from '../../../scripts/start/tail';
import { listens } from '../ownPorts';
import type { OwnProcesses } from '../ownProcesses';

export interface ServerOptions {
	program: string;
	args: string[];
	/** Where it listens on 127.0.0.1. */
	port: number;
	logFile: string;
	/** The signal that asks it to end. */
	stopSignal: NodeJS.Signals;
	/** The user that it runs as; by default, the current one. */
	user?: { uid: number; gid: number };
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 10_000;
const pollMs = 100;

/** Starts a system server and waits until it accepts connections. Returns a function that ends it. */
export async function startServer(options: ServerOptions, processes: OwnProcesses): Promise<() => Promise<void>> {
	const { execa } = await import('execa');
	const { program, args, port, logFile, stopSignal, user } = options;
	const log = createWriteStream(logFile);
	await once(log, 'open');
	const server = execa(program, args, {
		...{ ...user, cwd: '/', detached: true, stdin: 'ignore', stdout: log, stderr: log, reject: false },
		...{ killSignal: stopSignal, forceKillAfterDelay: stopTimeoutMs },
	});
	log.end();
	processes.note(server.pid);
	let hasEnded = false;
	const ended = server.then(() => {
		hasEnded = true;
	});
	async function stop(): Promise<void> {
		server.kill();
		await ended;
	}
	const deadline = Date.now() + startTimeoutMs;
	while (!(await listens(port))) {
		if (hasEnded || Date.now() > deadline) {
			await stop();
			throw problem(`${program} did not start.`, tail(logFile));
		}
		await new Promise((resolve) => setTimeout(resolve, pollMs));
	}
	return stop;
}
