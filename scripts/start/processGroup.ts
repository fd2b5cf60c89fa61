import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

export interface GroupOptions {
	program: string;
	args: string[];
	cwd: string;
	/** Replaces the environment of this process. */
	env: NodeJS.ProcessEnv;
	/** Receives everything the group prints. */
	logFile: string;
}

/** A program and everything it has started. */
export interface ProcessGroup {
	/** Of the program, which leads the group; undefined if it could not be started. */
	pid: number | undefined;
	/** Resolves with the exit code when the program ends; null after a signal or if it could not be started. */
	exited: Promise<number | null>;
	hasEnded(): boolean;
	/** Ends the whole group. */
	stop(): Promise<void>;
}

/** n8n waits for running executions; after this time, nobody should have to wait any longer. */
const graceMs = 15_000;

/** Starts a program in a process group of its own, so that Ctrl-C reaches only this process, which then ends the group. */
export async function startGroup({ program, args, cwd, env, logFile }: GroupOptions): Promise<ProcessGroup> {
	const { execa } = await import('execa');
	mkdirSync(dirname(logFile), { recursive: true });
	// Once it is open, the program gets the file itself, not a pipe, and can still write to it after this process has died.
	const log = createWriteStream(logFile);
	await once(log, 'open');
	const leader = execa(program, args, {
		...{ cwd, env, extendEnv: false, reject: false },
		...{ stdin: 'ignore', stdout: log, stderr: log, detached: process.platform !== 'win32' },
	});
	log.end();
	let ended = false;
	const exited = leader.then(({ exitCode }) => {
		ended = true;
		return exitCode ?? null;
	});
	const { pid } = leader;

	async function stop(): Promise<void> {
		if (pid === undefined) return;
		if (!ended) {
			signal(pid, 'SIGTERM');
			const timer = setTimeout(() => signal(pid, 'SIGKILL'), graceMs);
			await exited;
			clearTimeout(timer);
		}
		// n8n's task runner outlives an n8n that was killed or crashed.
		signal(pid, 'SIGKILL');
	}
	return { pid, exited, hasEnded: () => ended, stop };
}

/** execa signals one process, not its group. */
function signal(pid: number, name: NodeJS.Signals): void {
	if (process.platform === 'win32') {
		spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
		return;
	}
	try {
		process.kill(-pid, name);
	} catch {
		// The group has already ended.
	}
}
