import type { Instance } from '../../../scripts/start/instance';
import { problem } from '../../../scripts/start/problem';
import type { Executions } from './executions';

/** Kills the whole group at once, with a signal that n8n cannot handle. */
export function killWorker({ pid }: Instance): void {
	if (pid === undefined) throw problem('The worker has no process id.');
	process.kill(-pid, 'SIGKILL');
}

/** Remembers the data of unfinished executions, which n8n deletes once it has declared them crashed. */
export async function rememberUnfinished(stored: Executions, contents: Map<string, string>): Promise<void> {
	for (const execution of await stored.unfinished()) contents.set(execution.id, await stored.content(execution));
}
