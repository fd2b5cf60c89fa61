type Step = () => Promise<void>;

/** What has been started, to be ended in reverse order, whatever ends the program. */
export class Cleanup {
	private readonly steps: Step[] = [];
	private running: Promise<void> | undefined;

	/** May also be called when the clean-up has begun: work that loses its n8n may start another one. */
	add(step: Step): void {
		this.steps.push(step);
	}

	/** A second Ctrl-C must not start a second clean-up, but what came after the first one is ended. */
	async run(): Promise<void> {
		this.running ??= this.runAll().finally(() => (this.running = undefined));
		await this.running;
	}

	private async runAll(): Promise<void> {
		for (let step = this.steps.pop(); step; step = this.steps.pop()) await step().catch(() => undefined);
	}
}

/** Resolves on Ctrl-C, a polite kill, or a closed terminal. */
export async function interrupted(): Promise<void> {
	await new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
	});
}
