import type { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { demo } from '../../sandbox/demo';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { CredentialStore } from '../harness/credentials';
import { loadPackage, stopEngine } from '../harness/engine';
import { runWorkflow, type RunOptions, type RunResult } from '../harness/workflow';

/** The built Push Event node, run by n8n's engine against the sandbox. */
export class CampaignBench {
	private constructor(
		readonly loader: PackageDirectoryLoader,
		readonly sandbox: Sandbox,
	) {}

	static async open(): Promise<CampaignBench> {
		const loader = await loadPackage();
		return new CampaignBench(loader, await startSandbox());
	}

	store(changes: ICredentialDataDecryptedObject = {}): CredentialStore {
		const { login, password } = demo.campaign;
		const data = { baseUrl: this.sandbox.url, authentication: 'logon', login, password, ...changes };
		return new CredentialStore(this.loader, { adobeCampaignSessionApi: data });
	}

	/** Runs the node over items whose fields are mapped automatically, unless the parameters say otherwise. */
	async push(
		items: IDataObject[],
		parameters: INodeParameters = {},
		options: Partial<Omit<RunOptions, 'items'>> = {},
	): Promise<RunResult> {
		const { node, ...others } = options;
		return await runWorkflow({
			credentials: this.store(),
			...others,
			loader: this.loader,
			items,
			node: {
				type: 'adobeCampaignPushEvent',
				...node,
				parameters: {
					eventType: { __rl: true, mode: 'id', value: 'order_confirmation' },
					dataMode: 'autoMapInputData',
					...parameters,
				},
			},
		});
	}

	async close(): Promise<void> {
		await this.sandbox.close();
		await stopEngine();
	}
}

/** So many items with an address and a reference of their own. */
export function customers(count: number): Array<{ email: string; externalId: string; firstName: string }> {
	return Array.from({ length: count }, (_, index) => ({
		email: `customer${index}@example.com`,
		externalId: `order-${index}`,
		firstName: `Name ${index}`,
	}));
}

/** How often each reference arrived, to show that nothing is lost and nothing doubled. */
export function arrivals(sandbox: Sandbox, items: Array<{ externalId: string }>): number[] {
	return items.map(({ externalId }) => sandbox.journal.timesTaken('campaign', externalId));
}
