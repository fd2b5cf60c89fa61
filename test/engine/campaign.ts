import type { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { demo } from '../../sandbox/demo';
import type { Call } from '../../sandbox/http';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { CredentialStore } from '../harness/credentials';
import { loadPackage, stopEngine } from '../harness/engine';
import type { TargetNode } from '../harness/graph';
import { runWorkflow, type RunOptions, type RunResult } from '../harness/workflow';

export const credentialType = 'adobeCampaignSessionApi';

/** A call as it crossed the wire, secrets included. */
export interface WireCall extends Omit<Call, 'body'> {
	operation: string;
	body: string;
}

export type PushOptions = Partial<Omit<RunOptions, 'items' | 'node'>> & { node?: Partial<TargetNode> };

/** The built Push Event node, run by n8n's engine against the sandbox. */
export class CampaignBench {
	/** Told of every call while it arrives, before it is answered. */
	onCall: (call: WireCall) => void = () => {};

	private constructor(
		readonly loader: PackageDirectoryLoader,
		readonly sandbox: Sandbox,
		/** What crossed the wire since the last `reset`, oldest first. */
		readonly wire: WireCall[],
	) {}

	static async open(): Promise<CampaignBench> {
		const loader = await loadPackage();
		const wire: WireCall[] = [];
		const opened: { bench?: CampaignBench } = {};
		const sandbox = await startSandbox({
			onCall(call, _platform, operation) {
				const seen = { ...call, operation, body: call.body.toString() };
				wire.push(seen);
				opened.bench?.onCall(seen);
			},
		});
		opened.bench = new CampaignBench(loader, sandbox, wire);
		return opened.bench;
	}

	store(changes: ICredentialDataDecryptedObject = {}): CredentialStore {
		const { login, password } = demo.campaign;
		const data = { baseUrl: this.sandbox.url, authentication: 'logon', login, password, ...changes };
		return new CredentialStore(this.loader, { [credentialType]: data });
	}

	/** The credential for each way of signing in that the sandbox accepts (a trusted IP needs its control). */
	storeFor(authentication: string): CredentialStore {
		const { sessionToken, securityToken } = demo.campaign;
		const { clientId, clientSecret, scopes } = demo.ims;
		const ims = { clientId, clientSecret, scopes, imsUrl: this.sandbox.url };
		return this.store({ authentication, sessionToken, securityToken, ...ims });
	}

	/** Runs the node over items whose fields are mapped automatically, unless the parameters say otherwise. */
	async push(items: IDataObject[], parameters: INodeParameters = {}, options: PushOptions = {}): Promise<RunResult> {
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

	/** The same with *On Error* set to continue, where error items stay as the node made them. */
	async pushOn(items: IDataObject[], parameters: INodeParameters = {}, options: PushOptions = {}): Promise<RunResult> {
		return await this.push(items, parameters, {
			...options,
			node: { onError: 'continueRegularOutput', ...options.node },
		});
	}

	/** The calls of one SOAP method. */
	calls(operation: string): WireCall[] {
		return this.wire.filter((call) => call.operation === operation);
	}

	reset(): void {
		this.sandbox.reset();
		this.wire.length = 0;
		this.onCall = () => {};
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

/** What the items say became of them. */
export function outcomes(items: INodeExecutionData[] | undefined): unknown[] {
	return (items ?? []).map(({ json }) => (json.accepted === true ? 'accepted' : details(json).outcome));
}

/** The details of an error item; an empty object where it has none. */
export function details(json: IDataObject | undefined): IDataObject {
	const given = json?.details;
	return typeof given === 'object' && given !== null && !Array.isArray(given) && !(given instanceof Date)
		? Object.fromEntries(Object.entries(given))
		: {};
}
