import * as luxon from 'luxon';
import * as n8nWorkflow from 'n8n-workflow';
import * as crypto from 'node:crypto';
import { loadPackage, type Classes } from './bundle';
import { virtualDate, type Clock } from './clock';
import type { Random } from './random';

export type N8nMajor = 1 | 2;

/** One process of n8n with the package loaded: its module state ends with it. */
export class NodeProcess {
	readonly classes: Classes;
	/** Names the process as the owner of its timers. */
	readonly name: string;
	private running = true;

	/** @param epoch counts the processes of a simulation, one after the other */
	constructor(
		private readonly clock: Clock,
		random: Random,
		readonly epoch: number,
		readonly major: N8nMajor,
	) {
		this.name = `process ${epoch}`;
		const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => await this.sleep(ms, signal);
		this.classes = loadPackage({
			Date: virtualDate(clock),
			performance: { now: () => clock.nowMs() },
			Math: Object.create(Math, { random: { value: () => random.next() } }),
			modules: {
				luxon,
				crypto: { ...crypto, randomUUID: () => random.uuid() },
				'node:crypto': { ...crypto, randomUUID: () => random.uuid() },
				// In n8n 1 only the second of the two listens to a signal.
				'n8n-workflow': {
					...n8nWorkflow,
					sleep: major === 1 ? async (ms: number) => await sleep(ms) : sleep,
					sleepWithAbort: major === 1 ? sleep : undefined,
				},
			},
		});
	}

	get alive(): boolean {
		return this.running;
	}

	/** Ends without a word, as a process that is killed does. */
	kill(): void {
		this.running = false;
		this.clock.drop(this.name);
	}

	/** Waits on virtual time; rejects as soon as the signal is given (F16). */
	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			const aborted = (): void => reject(new Error('The operation was aborted'));
			if (signal?.aborted) return aborted();
			const onAbort = (): void => {
				this.clock.cancel(timer);
				aborted();
			};
			const timer = this.clock.after(ms, this.name, () => {
				signal?.removeEventListener('abort', onAbort);
				resolve();
			});
			signal?.addEventListener('abort', onAbort, { once: true });
		});
	}
}
