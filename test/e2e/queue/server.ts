import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { problem } from '../../../scripts/start/problem';
import { tail } from '../../../scripts/start/tail';
import type { OwnProcesses } from '../ownProcesses';

export interface ServerOptions {
	program: string;
	args: string[];
	/** Where it listens on 127.0.0.1. */
	port: number;
	logFile: string;
	/** Asks it to end. */
	stopSignal: NodeJS.Signals;
	/** Whose rights it runs with; ours where absent. */
	user?: { uid: number; gid: number };
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 10_000;
const pollMs = 100;

/** Starts a server of the system, returns when it takes connections, and gives what ends it. */
export async function startServer(options: ServerOptions, processes: OwnProcesses): Promise<() => Promise<void>> {
	const { program, args, port, logFile, stopSignal, user } = options;
	const log = openSync(logFile, 'w');
	const child = spawn(program, args, { ...user, cwd: '/', stdio: ['ignore', log, log], detached: true });
	closeSync(log);
	processes.note(child.pid);
	let hasEnded = false;
	const ended = new Promise<void>((resolve) => {
		child.once('error', () => resolve());
		child.once('exit', () => resolve());
	}).then(() => {
		hasEnded = true;
	});
	async function stop(): Promise<void> {
		if (hasEnded) return;
		child.kill(stopSignal);
		const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
		await ended;
		clearTimeout(timer);
	}
	const deadline = Date.now() + startTimeoutMs;
	while (!(await takesConnections(port))) {
		if (hasEnded || Date.now() > deadline) {
			await stop();
			throw problem(`${program} did not start.`, tail(logFile));
		}
		await new Promise((resolve) => setTimeout(resolve, pollMs));
	}
	return stop;
}

async function takesConnections(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ port, host: '127.0.0.1' });
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}
