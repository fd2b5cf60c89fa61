/** Reports the progress of long steps. */
export interface Reporter {
	say(line: string): void;
	/** Announces a step, reports regularly while it runs, and says how long it took. */
	during<T>(what: string, work: () => Promise<T>): Promise<T>;
}

export const silent: Reporter = { say: () => undefined, during: async (_what, work) => await work() };

/** Nobody worries about a wait of ten seconds, and a line per second would hide what matters. */
const reportIntervalMs = 10_000;

export function terminal(write: (line: string) => void = console.log): Reporter {
	return {
		say: write,
		async during(what, work) {
			const startedMs = Date.now();
			write(`• ${what} …`);
			const timer = setInterval(() => write(`  … ${duration(Date.now() - startedMs)}`), reportIntervalMs);
			try {
				const result = await work();
				write(`  done in ${duration(Date.now() - startedMs)}`);
				return result;
			} finally {
				clearInterval(timer);
			}
		},
	};
}

export function duration(elapsedMs: number): string {
	const seconds = Math.round(elapsedMs / 1000);
	if (seconds < 60) return `${seconds} s`;
	return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
