import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lock as acquire } from 'proper-lockfile';
import type { Folders } from './folders';
import { problem } from './problem';

/** A process that was killed stops renewing its lock; after this time, the lock no longer counts. */
const staleMs = 5_000;
const renewMs = 1_000;

/**
 * Reserves a folder for this process: two n8n processes on one SQLite database damage it.
 *
 * @returns what releases the folder
 * @throws Problem if another process still holds it after `staleMs`
 */
export async function lock({ base }: Folders): Promise<() => Promise<void>> {
	mkdirSync(base, { recursive: true });
	try {
		return await acquire(base, {
			lockfilePath: join(base, 'running.lock'),
			...{ stale: staleMs, update: renewMs },
			retries: { retries: staleMs / 1000 + 1, factor: 1, minTimeout: 1000 },
			// The default throws out of a timer, which would end this process without its clean-up.
			onCompromised: () => undefined,
		});
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ELOCKED')) throw error;
		throw problem(
			'n8n is already running or being installed from this folder.',
			'End that run first, with Ctrl-C in its terminal.',
		);
	}
}
