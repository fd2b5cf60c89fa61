import type { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { demo } from '../../sandbox/demo';
import { campaigns } from '../../sandbox/journeyOptimizer/campaigns';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { CredentialStore } from '../harness/credentials';
import { loadPackage, stopEngine } from '../harness/engine';
import type { TargetNode } from '../harness/graph';
import { runWorkflow, type RunOptions, type RunResult } from '../harness/workflow';
import type { WireCall } from './campaign';

export type ExecuteOptions = Partial<Omit<RunOptions, 'items' | 'node'>> & { node?: Partial<TargetNode> };

/** The built Journey Optimizer nodes, run by n8n's engine against the sandbox. */
export class JourneyBench {
	private constructor(
		readonly loader: PackageDirectoryLoader,
		readonly sandbox: Sandbox,
		/** What crossed the wire since the last `reset`, oldest first. */
		readonly wire: WireCall[],
	) {}

	static async open(): Promise<JourneyBench> {
		const loader = await loadPackage();
		const wire: WireCall[] = [];
		const onCall = (call: Omit<WireCall, 'body' | 'operation'> & { body: Buffer }, _: string, operation: string) =>
			void wire.push({ ...call, operation, body: call.body.toString() });
		return new JourneyBench(loader, await startSandbox({ onCall }), wire);
	}

	get controls() {
		return this.sandbox.platforms.journeyOptimizer.controls.values;
	}

	store(changes: ICredentialDataDecryptedObject = {}): CredentialStore {
		const { clientId, clientSecret, scopes, organizationId, sandboxName } = demo.ims;
		const { url } = this.sandbox;
		return new CredentialStore(this.loader, {
			adobeImsApi: {
				...{ authentication: 'oauthServerToServer', clientId, clientSecret, scopes, organizationId, sandboxName },
				...{ environment: 'custom', imsUrl: url, platformUrl: url, campaignUrl: url },
				...changes,
			},
		});
	}

	/** Runs *Execute Campaign* over items that are recipients, unless the parameters say otherwise. */
	async execute(
		items: IDataObject[],
		parameters: INodeParameters = {},
		options: ExecuteOptions = {},
	): Promise<RunResult> {
		return await this.run(
			'journeyOptimizerExecuteCampaign',
			items,
			{ campaignId: byId(campaigns.orderConfirmation.campaignId), dataMode: 'autoMapInputData', ...parameters },
			options,
		);
	}

	async run(
		type: string,
		items: IDataObject[],
		parameters: INodeParameters,
		{ node, ...others }: ExecuteOptions = {},
	): Promise<RunResult> {
		const target = { type, onError: 'continueErrorOutput' as const, ...node, parameters };
		return await runWorkflow({ credentials: this.store(), ...others, loader: this.loader, items, node: target });
	}

	/** The calls of one operation. */
	calls(operation = 'unitary'): WireCall[] {
		return this.wire.filter((call) => call.operation === operation);
	}

	/** The bodies of the calls of one operation. */
	bodies(operation = 'unitary'): Array<Record<string, unknown>> {
		return this.calls(operation).map(({ body }) => JSON.parse(body));
	}

	/** How often each user's message was taken. */
	arrivals(items: Array<{ userId: string }>): number[] {
		return items.map(({ userId }) => this.sandbox.journal.timesTaken('journeyOptimizer', userId));
	}

	reset(): void {
		this.sandbox.reset();
		this.wire.length = 0;
	}

	async close(): Promise<void> {
		await this.sandbox.close();
		await stopEngine();
	}
}

export function byId(value: string): { __rl: true; mode: string; value: string } {
	return { __rl: true, mode: 'id', value };
}

/** So many recipients, as the API takes them. */
export function recipients(count: number): Array<{ userId: string; namespace: string; context: IDataObject }> {
	return Array.from({ length: count }, (_, index) => ({
		...{ userId: `customer${index}@example.com`, namespace: 'email' },
		context: { orderNumber: `W-${index}`, total: 49.9 },
	}));
}
