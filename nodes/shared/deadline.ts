import { sleep, type IExecuteFunctions, type ILoadOptionsFunctions } from 'n8n-workflow';

type Context = IExecuteFunctions | ILoadOptionsFunctions;

/**
 * Does something with n8n's helpers that ends at a deadline, or earlier when the execution is cancelled. The helper's
 * own timeout starts anew with every byte, so a platform that answers drop by drop could hold a call for ever.
 *
 * @param work gets the context to call helpers with, and a function that tells whether the deadline has passed
 */
export async function withDeadline<T>(
	context: Context,
	deadlineMs: number,
	work: (context: Context, expired: () => boolean) => Promise<T>,
): Promise<T> {
	const end = new AbortController();
	const done = new AbortController();
	const cancel = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const cancelled = (): void => end.abort();
	if (cancel?.aborted) end.abort();
	cancel?.addEventListener('abort', cancelled, { once: true });
	void sleep(deadlineMs, done.signal).then(
		() => end.abort(),
		() => {},
	);
	// The helper takes its signal from the context it is called on.
	const scoped: Context = Object.create(context, {
		getExecutionCancelSignal: { value: () => end.signal },
	});
	try {
		return await work(scoped, () => end.signal.aborted && !(cancel?.aborted ?? false));
	} finally {
		done.abort();
		cancel?.removeEventListener('abort', cancelled);
	}
}
