import type { IExecuteFunctions } from 'n8n-workflow';
import { setTimeout as delay } from 'node:timers/promises';

import { withDeadline } from '../../nodes/shared/http/deadline';

/** All that a deadline needs of an execution. */
function execution(): { context: IExecuteFunctions; cancel: () => void } {
	const cancelling = new AbortController();
	const context: IExecuteFunctions = Object.create({ getExecutionCancelSignal: () => cancelling.signal });
	return { context, cancel: () => cancelling.abort() };
}

/** Work that ends only when it is told to; resolves with whether its deadline was the reason. */
async function endless(context: IExecuteFunctions, deadlineMs: number): Promise<boolean> {
	return await withDeadline(context, context.getExecutionCancelSignal(), deadlineMs, async (signal, expired) => {
		if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
		return expired();
	});
}

test('each of many ends at its own deadline, whatever their order', async () => {
	const { context } = execution();
	const ended: number[] = [];
	const deadlines = [1200, 300, 900, 600];
	const expired = deadlines.map(async (deadlineMs) => {
		const result = await endless(context, deadlineMs);
		ended.push(deadlineMs);
		return result;
	});
	expect(await Promise.all(expired)).toEqual([true, true, true, true]);
	expect(ended).toEqual([300, 600, 900, 1200]);
});

test('what comes after a while without any is watched again', async () => {
	const { context } = execution();
	expect(await endless(context, 10)).toBe(true);
	await delay(300);
	expect(await endless(context, 10)).toBe(true);
});

test('what has ended is left alone', async () => {
	const { context } = execution();
	const signal = await withDeadline(context, undefined, 50, async (own) => await Promise.resolve(own));
	await endless(context, 400);
	expect(signal.aborted).toBe(false);
});

test('work that throws is no longer watched, and its error goes on', async () => {
	const { context } = execution();
	const signals: AbortSignal[] = [];
	const failing = withDeadline(context, undefined, 50, async (own) => {
		signals.push(own);
		return await Promise.reject(new Error('broken'));
	});
	await expect(failing).rejects.toThrow('broken');
	await endless(context, 400);
	expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
});

test('cancelling ends all at once, and is no deadline', async () => {
	const { context, cancel } = execution();
	const all = Promise.all([endless(context, 60_000), endless(context, 60_000)]);
	cancel();
	expect(await all).toEqual([false, false]);
	expect(await endless(context, 60_000)).toBe(false);
});

test('executions do not end each other', async () => {
	const [one, other] = [execution(), execution()];
	const long = endless(other.context, 700);
	one.cancel();
	expect(await endless(one.context, 60_000)).toBe(false);
	expect(await long).toBe(true);
});
