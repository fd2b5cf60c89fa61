import { fork, type ChildProcess } from 'node:child_process';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { problem } from '../../scripts/start/problem';
import { n8nVersion } from '../../scripts/start/versions';
import { benchFolders } from './places';

/**
 * Starts a TypeScript program as a process of its own, with a channel for messages. It is compiled beforehand: what
 * compiles while it runs also changes what is measured.
 */
export async function startProgram(file: string, args: string[] = []): Promise<ChildProcess> {
	const outfile = join(benchFolders(n8nVersion()).base, 'programs', basename(file).replace(/\.ts$/, '.js'));
	await build({ entryPoints: [file], outfile, bundle: true, platform: 'node', format: 'cjs', packages: 'external' });
	return fork(outfile, args, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** The first message of a child. */
export async function firstMessage(child: ChildProcess, program: string): Promise<unknown> {
	return await new Promise<unknown>((resolve, reject) => {
		child.once('message', resolve);
		child.once('error', reject);
		child.once('exit', (code) =>
			reject(problem(`${program} ended with ${code ?? 'a signal'} before it said anything.`)),
		);
	});
}

/** Ends a child and waits for its end. */
export async function endProgram(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	child.kill();
	await exited;
}
