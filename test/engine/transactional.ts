import type { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { demo } from '../../sandbox/demo';
import type { Call } from '../../sandbox/http';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { CredentialStore } from '../harness/credentials';
import { loadPackage, stopEngine } from '../harness/engine';
import type { TargetNode } from '../harness/graph';
import { runWorkflow, type RunOptions, type RunResult } from '../harness/workflow';

export const { organization } = demo.campaignStandard;
export const eventId = 'EVTcartAbandonment';

/** A call as it crossed the wire, secrets included. */
export interface WireCall extends Omit<Call, 'body'> {
	operation: string;
	body: string;
}

type Options = Partial<Omit<RunOptions, 'items' | 'node'>> & { node?: Partial<TargetNode> };

/** The built Transactional nodes, run by n8n's engine against the sandbox. */
export class TransactionalBench {
	private constructor(
		readonly loader: PackageDirectoryLoader,
		readonly sandbox: Sandbox,
		/** What crossed the wire since the last `reset`, oldest first. */
		readonly wire: WireCall[],
	) {}

	static async open(): Promise<TransactionalBench> {
		const wire: WireCall[] = [];
		const sandbox = await startSandbox({
			onCall: (call, _platform, operation) => wire.push({ ...call, operation, body: call.body.toString() }),
		});
		return new TransactionalBench(await loadPackage(), sandbox, wire);
	}

	store(changes: ICredentialDataDecryptedObject = {}): CredentialStore {
		const { clientId, clientSecret, scopes } = demo.ims;
		const hosts = { imsUrl: this.sandbox.url, platformUrl: this.sandbox.url, campaignUrl: this.sandbox.url };
		const data = { authentication: 'oauthServerToServer', clientId, clientSecret, scopes };
		return new CredentialStore(this.loader, { adobeImsApi: { ...data, environment: 'custom', ...hosts, ...changes } });
	}

	/** Runs Send over items whose fields are mapped automatically, unless the parameters say otherwise. */
	async send(items: IDataObject[], parameters: INodeParameters = {}, options: Options = {}): Promise<RunResult> {
		const own = { organization, eventId, dataMode: 'autoMapInputData' };
		return await this.run('adobeCampaignTransactionalSend', items, { ...own, ...parameters }, options);
	}

	/** The same with *On Error* set to continue, where error items stay as the node made them. */
	async sendOn(items: IDataObject[], parameters: INodeParameters = {}, options: Options = {}): Promise<RunResult> {
		return await this.send(items, parameters, {
			...options,
			node: { onError: 'continueRegularOutput', ...options.node },
		});
	}

	/** Runs Status over items as Send leaves them. */
	async status(items: IDataObject[], parameters: INodeParameters = {}, options: Options = {}): Promise<RunResult> {
		const node = { onError: 'continueRegularOutput' as const, ...options.node };
		const own = {
			organization: '={{ $json.organization }}',
			eventId: '={{ $json.eventId }}',
			pKey: '={{ $json.PKey }}',
		};
		return await this.run('adobeCampaignTransactionalStatus', items, { ...own, ...parameters }, { ...options, node });
	}

	/** Sends to these addresses and gives what Status needs. */
	async sent(emails: string[]): Promise<IDataObject[]> {
		const { outputs, error } = await this.send(emails.map((email) => ({ email })));
		if (error) throw error;
		return (outputs[0] ?? []).map(({ json }) => json);
	}

	calls(operation: string): WireCall[] {
		return this.wire.filter((call) => call.operation === operation);
	}

	controls() {
		return this.sandbox.platforms.campaignStandard.controls.values;
	}

	reset(): void {
		this.sandbox.reset();
		this.wire.length = 0;
	}

	async close(): Promise<void> {
		await this.sandbox.close();
		await stopEngine();
	}

	private async run(
		type: string,
		items: IDataObject[],
		parameters: INodeParameters,
		{ node, ...others }: Options,
	): Promise<RunResult> {
		return await runWorkflow({
			credentials: this.store(),
			...others,
			loader: this.loader,
			items,
			node: { type, ...node, parameters },
		});
	}
}

/** So many items with an address of their own. */
export function customers(count: number): Array<{ email: string; firstName: string }> {
	return Array.from({ length: count }, (_, index) => ({
		email: `customer${index}@example.com`,
		firstName: `Name ${index}`,
	}));
}

/** How often an event for each address was taken, to show that nothing is lost and nothing doubled. */
export function arrivals(sandbox: Sandbox, items: Array<{ email: string }>): number[] {
	return items.map(({ email }) => sandbox.journal.timesTaken('campaignStandard', email));
}

/** The output items' data, joined over the outputs. */
export function jsons({ outputs }: RunResult, output = 0): IDataObject[] {
	return (outputs[output] ?? []).map(({ json }) => json);
}
