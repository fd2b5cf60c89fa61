import { setTimeout } from 'node:timers/promises';

const pollMs = 100;

/** Waits until something is so, at most so long: what should be so by then is checked by who asks. */
export async function until(isSo: () => boolean, mostMs: number): Promise<void> {
	const deadline = Date.now() + mostMs;
	while (!isSo() && Date.now() < deadline) await setTimeout(pollMs);
}
