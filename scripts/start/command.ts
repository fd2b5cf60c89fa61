import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { problem } from './problem';
import { tail } from './tail';

export interface Command {
	program: string;
	args: string[];
	cwd: string;
	/** Replaces the environment of this process. */
	env?: NodeJS.ProcessEnv;
	/** Receives everything the program prints; only the end of it is shown, and only on failure. */
	logFile: string;
	/** npm is a .cmd file on Windows, which only a shell can start. */
	shell?: boolean;
}

/**
 * Runs a program until it ends. If this process ends first, so does the program.
 *
 * @throws Problem with the end of the log if the program cannot be started or fails
 */
export async function runCommand({ program, args, cwd, env, logFile, shell = false }: Command): Promise<void> {
	const { execa } = await import('execa');
	mkdirSync(dirname(logFile), { recursive: true });
	const log = { file: logFile };
	const { failed, shortMessage = '' } = await execa(program, args, {
		...{ cwd, env, extendEnv: env === undefined, shell },
		...{ stdin: 'ignore', stdout: log, stderr: log, buffer: false, reject: false },
	});
	if (failed) throw problem(shortMessage, tail(logFile));
}
