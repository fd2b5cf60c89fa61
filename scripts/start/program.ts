import { type Cleanup, interrupted } from './cleanup';
import { Problem } from './problem';

interface Program {
	/** Resolves with the exit code. */
	run(): Promise<number>;
	cleanup: Cleanup;
	/** Called on Ctrl-C; returns the exit code. */
	onInterrupt(): number;
	/** Called if `run` failed, after the reason was printed. */
	onProblem?(): void;
}

/** Runs a program until it ends. A Problem is printed without its stack, and the clean-up runs before the process ends. */
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
