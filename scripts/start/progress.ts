/** How the steps talk to whoever runs them. A test suite passes `silent`, the start script a terminal. */
export interface Reporter {
	say(line: string): void;
	/** Announces work, gives a sign of life while it lasts, and says how long it took. */
	during<T>(what: string, work: () => Promise<T>): Promise<T>;
}

export const silent: Reporter = { say: () => undefined, during: async (_what, work) => await work() };

/** Below ten seconds people wait without wondering; a line a second would bury what matters. */
const signOfLifeMs = 10_000;

export function terminal(write: (line: string) => void = console.log): Reporter {
	return {
		say: write,
		async during(what, work) {
			const startedMs = Date.now();
			write(`• ${what} …`);
			const timer = setInterval(() => write(`  … ${duration(Date.now() - startedMs)}`), signOfLifeMs);
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
