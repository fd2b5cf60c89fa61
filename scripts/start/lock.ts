import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Folders } from './folders';
import { problem } from './problem';

/** Two n8n on one SQLite database damage it, so a second start of the same checkout is refused. */
export function lock({ base }: Folders): () => Promise<void> {
	const file = join(base, 'running.pid');
	const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
	if (owner > 0 && owner !== process.pid && lives(owner)) {
		throw problem(
			`It is running already, or being installed (process ${owner}).`,
			'End that one first, with Ctrl-C in its terminal.',
		);
	}
	mkdirSync(base, { recursive: true });
	writeFileSync(file, String(process.pid));
	return async () => rmSync(file, { force: true });
}

function lives(pid: number): boolean {
	try {
		// Signal 0 sends nothing; it only asks.
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
