import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { problem } from './problem';
import { tail } from './tail';

export interface Command {
	program: string;
	args: string[];
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Everything the program prints goes here; a person sees only the end of it, and only on failure. */
	logFile: string;
	/** npm is a .cmd file on Windows, which only a shell starts. */
	shell?: boolean;
}

/** Runs a program to its end and returns what it wrote to standard output. */
export async function runCommand(command: Command): Promise<string> {
	mkdirSync(dirname(command.logFile), { recursive: true });
	const log = createWriteStream(command.logFile, { flags: 'w' });
	const child = spawn(command.program, command.args, {
		cwd: command.cwd,
		env: command.env ?? process.env,
		shell: command.shell ?? false,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	// Whatever ends us ends it too; npm would go on for minutes.
	const abandon = () => child.kill();
	process.once('exit', abandon);
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stdout.pipe(log, { end: false });
	child.stderr.pipe(log, { end: false });
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	process.off('exit', abandon);
	await new Promise<void>((resolve) => log.end(resolve));
	if (code !== 0) {
		const line = [command.program, ...command.args].join(' ');
		throw problem(`"${line}" ended with ${code ?? 'a signal'}.`, tail(command.logFile));
	}
	return output;
}
