type Step = () => Promise<void>;

/** Ends what has been started, in reverse order, however the program ends. */
export class Cleanup {
	private readonly steps: Step[] = [];
	private running: Promise<void> | undefined;

	/** May also be called during the clean-up: a task whose n8n has been stopped may start another one. */
	add(step: Step): void {
		this.steps.push(step);
	}

	/** Concurrent calls share one clean-up: a second Ctrl-C must not start another. A later call ends what was added since. */
	async run(): Promise<void> {
		this.running ??= this.runAll().finally(() => (this.running = undefined));
		await this.running;
	}

	private async runAll(): Promise<void> {
		for (let step = this.steps.pop(); step; step = this.steps.pop()) await step().catch(() => undefined);
	}
}

/** Resolves on Ctrl-C, on SIGTERM, or when the terminal is closed. */
export async function interrupted(): Promise<void> {
	await new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
	});
}
