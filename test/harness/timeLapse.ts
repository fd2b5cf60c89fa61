/** Waits that are at least this long pass at once; time limits of calls must be shorter. */
const SHORTEST_MS = 10_000;

export interface TimeLapse {
	/** The waits that passed, in milliseconds. */
	readonly waits: number[];
	end(): void;
}

/**
 * Lets long waits of this process pass at once and moves its clocks on by as much, for the nodes and for the sandbox. Calls
 * need a `timeout` of at most three seconds, because a sign-in has three times that.
 */
export function timeLapse(): TimeLapse {
	const { setTimeout: realTimeout } = globalThis;
	const waits: number[] = [];
	let passedMs = 0;
	const [now, performanceNow] = [Date.now.bind(Date), performance.now.bind(performance)];
	const clocks = [
		jest.spyOn(Date, 'now').mockImplementation(() => now() + passedMs),
		jest.spyOn(performance, 'now').mockImplementation(() => performanceNow() + passedMs),
	];
	Object.defineProperty(globalThis, 'setTimeout', {
		configurable: true,
		writable: true,
		value: (callback: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
			if (ms < SHORTEST_MS) return realTimeout(callback, ms, ...given);
			waits.push(ms);
			passedMs += ms;
			return realTimeout(callback, 1, ...given);
		},
	});
	return {
		waits,
		end() {
			for (const clock of clocks) clock.mockRestore();
			Object.defineProperty(globalThis, 'setTimeout', { configurable: true, writable: true, value: realTimeout });
		},
	};
}
