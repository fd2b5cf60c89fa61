import * as n8nWorkflow from 'n8n-workflow';

/**
 * Waits, or rejects as soon as the signal is given. n8n 2's `sleep` listens to a signal; in n8n 1, whose `sleep` would
 * go on to its end, that is a function of its own.
 */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
	const sleepWithAbort: unknown = Reflect.get(n8nWorkflow, 'sleepWithAbort');
	if (typeof sleepWithAbort === 'function') await sleepWithAbort(ms, signal);
	else await n8nWorkflow.sleep(ms, signal);
}
