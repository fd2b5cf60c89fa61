type Step = () => Promise<void>;

/** What has been started, to be ended in reverse order, whatever ends the program. */
export class Cleanup {
	private readonly steps: Step[] = [];
	private running: Promise<void> | undefined;

	add(step: Step): void {
		this.steps.unshift(step);
	}

	/** A second Ctrl-C must not start a second clean-up. */
	async run(): Promise<void> {
		this.running ??= (async () => {
			for (const step of this.steps) await step().catch(() => undefined);
		})();
		await this.running;
	}
}

/** Resolves on Ctrl-C, a polite kill, or a closed terminal. */
export async function interrupted(): Promise<void> {
	await new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
			process.on(signal, () => resolve());
	});
}
