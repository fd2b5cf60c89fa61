import * as luxon from 'luxon';
import * as n8nWorkflow from 'n8n-workflow';
import * as crypto from 'node:crypto';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import { loadPackage, type Classes, type CredentialName, type NodeName } from './bundle';
import { virtualDate, type Clock } from './clock';
import type { Random } from './random';

export type N8nMajor = 1 | 2;

/** One process of n8n with the package loaded: its module state ends with it. */
export class NodeProcess {
	private readonly classes: Classes;
	private readonly nodes = new Map<NodeName, INodeType>();
	private readonly credentials = new Map<CredentialName, ICredentialType>();
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
				crypto: over(crypto, { randomUUID: () => random.uuid() }),
				'node:crypto': over(crypto, { randomUUID: () => random.uuid() }),
				// In n8n 1 only the second of the two listens to a signal.
				'n8n-workflow': over(n8nWorkflow, {
					sleep: major === 1 ? async (ms: number) => await sleep(ms) : sleep,
					sleepWithAbort: major === 1 ? sleep : undefined,
				}),
			},
		});
	}

	/** The one instance of a node type that n8n makes. */
	node(name: NodeName): INodeType {
		const type = this.nodes.get(name) ?? new this.classes[name]();
		this.nodes.set(name, type);
		return type;
	}

	/** The one instance of a credential type. */
	credential(name: CredentialName): ICredentialType {
		const type = this.credentials.get(name) ?? new this.classes[name]();
		this.credentials.set(name, type);
		return type;
	}

	get alive(): boolean {
		return this.running;
	}

	/** Ends without a word, as a process that is killed does. */
	kill(): void {
		this.running = false;
		this.clock.drop(this.name);
	}

	/** Waits on virtual time; rejects as soon as the signal is given (F16). A dead process waits for ever. */
	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			// What was about to go on at the moment of the kill comes here without ever having had a timer.
			if (!this.running) return;
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

/** A module with some of its members replaced; the others are looked up in it, since copying them takes long. */
function over(module: object, members: Record<string, unknown>): unknown {
	const replaced = Object.entries(members).map(([name, value]) => [name, { value, enumerable: true }]);
	return Object.create(module, Object.fromEntries(replaced));
}
