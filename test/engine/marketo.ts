import type { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { demo } from '../../sandbox/demo';
import { json, type Reply } from '../../sandbox/http';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { CredentialStore } from '../harness/credentials';
import { loadPackage, stopEngine } from '../harness/engine';
import type { TargetNode } from '../harness/graph';
import { runWorkflow, type RunOptions, type RunResult } from '../harness/workflow';
import type { WireCall } from './campaign';

export type MarketoOptions = Partial<Omit<RunOptions, 'items' | 'node'>> & { node?: Partial<TargetNode> };

/** The requestable campaigns of the sandbox that most tests use. */
export const welcome = 1025;
export const invoice = 1026;

/** The built Request Campaign node, run by n8n's engine against the sandbox. */
export class MarketoBench {
	private constructor(
		readonly loader: PackageDirectoryLoader,
		readonly sandbox: Sandbox,
		/** What crossed the wire since the last `reset`, oldest first. */
		readonly wire: WireCall[],
	) {}

	static async open(): Promise<MarketoBench> {
		const loader = await loadPackage();
		const wire: WireCall[] = [];
		const sandbox = await startSandbox({
			onCall: (call, _platform, operation) => void wire.push({ ...call, operation, body: call.body.toString() }),
		});
		return new MarketoBench(loader, sandbox, wire);
	}

	get marketo() {
		return this.sandbox.platforms.marketo;
	}

	store(changes: ICredentialDataDecryptedObject = {}): CredentialStore {
		const { clientId, clientSecret, userId, encryptionKey } = demo.marketo;
		return new CredentialStore(this.loader, {
			marketoApi: { baseUrl: this.sandbox.url, clientId, clientSecret, ...changes },
			marketoSoapApi: { endpoint: `${this.sandbox.url}/soap/mktows/3_1`, userId, encryptionKey, ...changes },
		});
	}

	/** Runs the node over items whose `email` is the lead key, unless the parameters say otherwise; no pacing. */
	async request(
		items: IDataObject[],
		parameters: INodeParameters = {},
		options: MarketoOptions = {},
	): Promise<RunResult> {
		const { node, ...others } = options;
		const { options: given, ...rest } = parameters;
		return await runWorkflow({
			credentials: this.store(),
			...others,
			loader: this.loader,
			items,
			node: {
				type: 'marketoRequestCampaign',
				...node,
				parameters: {
					api: 'rest',
					campaignBy: 'id',
					campaignId: { __rl: true, mode: 'id', value: String(welcome) },
					dataMode: 'autoMapInputData',
					...rest,
					options: { maxRequests: 0, ...(typeof given === 'object' ? given : {}) } as INodeParameters,
				},
			},
		});
	}

	/** The same with error items in the regular output, as the node made them. */
	async requestOn(
		items: IDataObject[],
		parameters: INodeParameters = {},
		options: MarketoOptions = {},
	): Promise<RunResult> {
		return await this.request(items, parameters, {
			...options,
			node: { onError: 'continueRegularOutput', ...options.node },
		});
	}

	calls(operation: string): WireCall[] {
		return this.wire.filter((call) => call.operation === operation);
	}

	/** How often each lead of these addresses was taken into a campaign. */
	arrivals(emails: string[], campaign = welcome): number[] {
		return emails.map((email) =>
			this.marketo.leads
				.find('email', email)
				.reduce((sum, { id }) => sum + this.sandbox.journal.timesTaken('marketo', `${campaign}/${id}`), 0),
		);
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

/** The parameters that make the run one over SOAP, by name. */
export const soapByName: INodeParameters = {
	api: 'soap',
	campaignBy: 'name',
	programName: 'Onboarding',
	campaignName: 'Send Welcome',
};

/** So many leads that the sandbox knows. */
export function leads(count: number): Array<{ email: string }> {
	return Array.from({ length: count }, (_, index) => ({ email: `lead${index + 1}@example.com` }));
}

/** The addresses of items. */
export function emails(items: Array<{ email: string }>): string[] {
	return items.map(({ email }) => email);
}

/** A refusal of the REST API, with HTTP 200 as all of them. */
export function refusal(code: string, message: string, status = 200): Reply {
	return json(status, { requestId: 'e42b#14272d07d78', success: false, errors: [{ code, message }] });
}

/** The first item of an output as it is. */
export function first(items: INodeExecutionData[] | undefined): IDataObject {
	return items?.[0]?.json ?? {};
}
