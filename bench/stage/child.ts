import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { problem } from '../../scripts/start/problem';
import { n8nVersion } from '../../scripts/start/versions';
import { benchFolders } from './places';

export interface ChildProgram {
	/** The first message that the program sends; throws a Problem if it ends before it sends one. */
	firstMessage(): Promise<unknown>;
	/** Ends the program and waits for its end. */
	end(): Promise<void>;
}

export interface ProgramOptions {
	/** Another Node than the one that runs the benchmarks. */
	nodePath?: string;
	nodeOptions?: string[];
}

/**
 * Starts a TypeScript program as a process of its own, with a channel for messages. It is compiled beforehand: compiling
 * while it runs would change what is measured.
 */
export async function startProgram(
	file: string,
	args: string[] = [],
	{ nodePath, nodeOptions = [] }: ProgramOptions = {},
): Promise<ChildProgram> {
	const { execaNode } = await import('execa');
	const outfile = join(benchFolders(n8nVersion()).base, 'programs', basename(file).replace(/\.ts$/, '.js'));
	await build({ entryPoints: [file], outfile, bundle: true, platform: 'node', format: 'cjs', packages: 'external' });
	const child = execaNode(outfile, args, {
		...{ nodeOptions, ...(nodePath === undefined ? {} : { nodePath }) },
		...{ ipc: true, buffer: false, reject: false },
		...{ stdin: 'ignore', stdout: 'inherit', stderr: 'inherit' },
	});
	return { firstMessage: async () => await child.getOneMessage().catch(async () => await endedTooEarly()), end };

	async function end(): Promise<void> {
		child.kill();
		await child;
	}

	async function endedTooEarly(): Promise<never> {
		const { exitCode = 'a signal' } = await child;
		throw problem(`${basename(file)} ended with ${exitCode} before it sent anything.`);
	}
}
