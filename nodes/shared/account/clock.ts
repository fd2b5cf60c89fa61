import { wait } from './wait';

/** The time by which accounts are kept; unit tests bring their own. */
export interface Clock {
	/** Milliseconds since any fixed moment. */
	nowMs(): number;
	/** Waits, or rejects as soon as the signal is given; 0 ms last until the turn of the event loop has ended. */
	wait(ms: number, signal?: AbortSignal): Promise<void>;
}

export const realClock: Clock = { nowMs: () => performance.now(), wait };
