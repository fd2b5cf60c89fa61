import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** n8n waits for running executions; after that nobody should have to wait any longer. */
const graceMs = 15_000;

/** Ends a process and everything it started, politely first. */
export async function killGroup(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
	const pid = child.pid;
	if (pid === undefined) return;
	if (child.exitCode === null && child.signalCode === null) {
		signal(pid, 'SIGTERM');
		const timer = setTimeout(() => signal(pid, 'SIGKILL'), graceMs);
		await exited;
		clearTimeout(timer);
	}
	// The task runner outlives an n8n that was killed or crashed.
	signal(pid, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals): void {
	if (process.platform === 'win32') {
		spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
		return;
	}
	try {
		process.kill(-pid, name);
	} catch {
		// The group is gone already.
	}
}
