import type { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import type { Call } from '../../../sandbox/http';
import type { Platforms } from '../../../sandbox/platforms';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { CredentialStore } from '../../harness/credentials';
import { deduplication } from '../../harness/deduplication';
import { loadPackage, stopEngine } from '../../harness/engine';
import type { TargetNode } from '../../harness/graph';
import { runWorkflow, type RunOptions, type RunResult } from '../../harness/workflow';
import type { PlatformName, Row } from './row';

/** A call as it crossed the wire, secrets included. */
export interface WireCall extends Omit<Call, 'body'> {
	platform: string;
	operation: string;
	body: string;
}

export type RunMore = Partial<Omit<RunOptions, 'items' | 'node'>> & { node?: Partial<TargetNode> };

/** One operation of the built package, run by n8n's engine against the sandbox. */
export class Bench<Name extends PlatformName = PlatformName> {
	private constructor(
		readonly row: Row<Name>,
		readonly loader: PackageDirectoryLoader,
		readonly sandbox: Sandbox,
		/** What crossed the wire since the last `reset`, oldest first. */
		readonly wire: WireCall[],
		private readonly watch: { call: (call: WireCall) => void; resets: number },
	) {}

	static async open<Name extends PlatformName>(row: Row<Name>): Promise<Bench<Name>> {
		const loader = await loadPackage();
		const wire: WireCall[] = [];
		const watch = { call: (_call: WireCall): void => {}, resets: 0 };
		const sandbox = await startSandbox({
			onCall(call, platform, operation) {
				const seen = { ...call, platform, operation, body: call.body.toString() };
				wire.push(seen);
				watch.call(seen);
			},
		});
		return new Bench(row, loader, sandbox, wire, watch);
	}

	/** Another operation on the same sandbox. */
	as<Other extends PlatformName>(row: Row<Other>): Bench<Other> {
		return new Bench(row, this.loader, this.sandbox, this.wire, this.watch);
	}

	/** The same operation without parameters of its own. */
	bare(): Bench<Name> {
		return this.as({ ...this.row, parameters: () => ({}) });
	}

	/** The operation's platform in the sandbox. */
	get platform(): Platforms[Name] {
		return this.sandbox.platforms[this.row.platform];
	}

	/**
	 * A store with the operation's credentials, each with these changes. Every test has an account of its own: the package
	 * remembers what the account of the test before it was told to wait for.
	 */
	store(changes: ICredentialDataDecryptedObject = {}): CredentialStore {
		const stored = Object.entries(this.row.credentials(this.sandbox.url));
		const changed = stored.map(([type, data]) => [type, { ...data, ...changes }]);
		return new CredentialStore(this.loader, Object.fromEntries(changed), { test: this.watch.resets });
	}

	/** Runs the node; *On Error* is *Stop Workflow* unless the test says otherwise. */
	async run(items: IDataObject[], parameters: INodeParameters = {}, more: RunMore = {}): Promise<RunResult> {
		const { node, ...others } = more;
		const own = this.row.parameters(this.sandbox.url);
		const options = { ...collection(own.options), ...collection(parameters.options) };
		return await runWorkflow({
			credentials: this.store(),
			...others,
			loader: this.loader,
			items,
			node: { type: this.row.node, ...node, parameters: { ...own, ...parameters, options } },
		});
	}

	/** The same with *Continue*: error items stay in the regular output, as the node made them. */
	async runOn(items: IDataObject[], parameters: INodeParameters = {}, more: RunMore = {}): Promise<RunResult> {
		return await this.run(items, parameters, { ...more, node: { onError: 'continueRegularOutput', ...more.node } });
	}

	/** The same with *Continue (using error output)*. */
	async runApart(items: IDataObject[], parameters: INodeParameters = {}, more: RunMore = {}): Promise<RunResult> {
		return await this.run(items, parameters, { ...more, node: { onError: 'continueErrorOutput', ...more.node } });
	}

	/** What crossed the wire to the operation's platform: all but the calls to another that hands out its tokens. */
	get sent(): WireCall[] {
		return this.wire.filter(({ platform }) => platform === this.row.platform);
	}

	/** The calls of one operation as the sandbox names it. */
	calls(operation: string = this.row.method): WireCall[] {
		return this.wire.filter((call) => call.operation === operation);
	}

	/** Their bodies, where these are JSON. */
	bodies(operation: string = this.row.method): Array<Record<string, unknown>> {
		return this.calls(operation).map(({ body }) => JSON.parse(body));
	}

	/** How often the platform took the message of each item, to show that nothing is lost and nothing doubled. */
	arrivals(items: IDataObject[]): number[] {
		if (!this.row.arrivals) throw new Error(`${this.row.method} sends no messages`);
		return this.row.arrivals(this.sandbox, items);
	}

	/** Told of every call while it arrives, before it is answered; until the next `reset`. */
	set onCall(told: (call: WireCall) => void) {
		this.watch.call = told;
	}

	/** Fulfilled a moment after a call that fits arrived. */
	async arrival(fits: (call: WireCall) => boolean): Promise<void> {
		await new Promise<void>((resolve) => {
			this.onCall = (call) => {
				if (fits(call)) setTimeout(resolve, 50);
			};
		});
	}

	reset(): void {
		deduplication.clear();
		this.sandbox.reset();
		this.wire.length = 0;
		this.watch.resets += 1;
		this.onCall = () => {};
	}

	async close(): Promise<void> {
		await this.sandbox.close();
		await stopEngine();
	}
}

/** What a collection parameter holds; expressions and what was left out hold nothing. */
function collection(value: INodeParameters[string] | undefined): INodeParameters {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value))
		: {};
}
