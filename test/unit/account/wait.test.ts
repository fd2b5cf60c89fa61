import { wait } from '../../../nodes/shared/account/wait';

/** Runs on every n8n under test: how it sleeps differs. */
describe('waiting', () => {
	test('ends by itself', async () => {
		await expect(wait(1)).resolves.toBeUndefined();
		await expect(wait(1, new AbortController().signal)).resolves.toBeUndefined();
	});

	test('ends at once when the execution is cancelled meanwhile', async () => {
		const cancel = new AbortController();
		const waiting = wait(3_600_000, cancel.signal);
		cancel.abort();
		await expect(waiting).rejects.toBeInstanceOf(Error);
	});

	test('does not begin in an execution that was cancelled before', async () => {
		await expect(wait(3_600_000, AbortSignal.abort())).rejects.toBeInstanceOf(Error);
	});
});
