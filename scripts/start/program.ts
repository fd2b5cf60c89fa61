import { type Cleanup, interrupted } from './cleanup';
import { Problem } from './problem';

interface Program {
	/** Resolves with the exit code. */
	run(): Promise<number>;
	cleanup: Cleanup;
	/** What Ctrl-C means: the exit code. */
	onInterrupt(): number;
	/** Told after the reason was printed that `run` came to no end of its own. */
	onProblem?(): void;
}

/** Runs a program to its end: a problem is told in plain words, and what was started is ended before the process is. */
export async function runProgram({ run, cleanup, onInterrupt, onProblem }: Program): Promise<never> {
	const stopped = interrupted().then(onInterrupt);
	const code = await Promise.race([run(), stopped]).catch((error: unknown) => {
		if (error instanceof Problem) console.error(`\n${error.message}\n${error.details}`);
		else console.error(error);
		onProblem?.();
		return 1;
	});
	await cleanup.run();
	process.exit(code);
}
