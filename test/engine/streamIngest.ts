import type { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { demo } from '../../sandbox/demo';
import type { Call } from '../../sandbox/http';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { CredentialStore } from '../harness/credentials';
import { loadPackage, stopEngine } from '../harness/engine';
import { runWorkflow, type RunOptions, type RunResult } from '../harness/workflow';

const { inlets, schemas, datasets } = demo.experiencePlatform;

/** A call as it crossed the wire. */
export interface IngestCall {
	operation: string;
	query: string;
	headers: Call['headers'];
	body: string;
}

export type IngestOptions = Partial<Omit<RunOptions, 'items' | 'node'>> & { node?: Partial<RunOptions['node']> };

/** The built Stream Ingest node, run by n8n's engine against the sandbox. */
export class IngestBench {
	private constructor(
		readonly loader: PackageDirectoryLoader,
		readonly sandbox: Sandbox,
		/** The calls to inlets since the last `reset`, secrets included, oldest first. */
		readonly wire: IngestCall[],
	) {}

	static async open(): Promise<IngestBench> {
		const loader = await loadPackage();
		const wire: IngestCall[] = [];
		const sandbox = await startSandbox({
			onCall({ query, headers, body }, platform, operation) {
				if (platform !== 'experiencePlatform') return;
				wire.push({ operation, query: query.toString(), headers, body: body.toString() });
			},
		});
		return new IngestBench(loader, sandbox, wire);
	}

	inlet(name: keyof typeof inlets = 'events'): string {
		return `${this.sandbox.url}/collection/${inlets[name]}`;
	}

	store(changes: ICredentialDataDecryptedObject = {}): CredentialStore {
		const { clientId, clientSecret, scopes, organizationId } = demo.ims;
		const { url } = this.sandbox;
		const hosts = { environment: 'custom', imsUrl: url, platformUrl: url, campaignUrl: url };
		const data = { authentication: 'oauthServerToServer', clientId, clientSecret, scopes, organizationId, ...hosts };
		return new CredentialStore(this.loader, { adobeImsApi: { ...data, ...changes } });
	}

	/** Runs the node over whole items as entities of the demo event, unless the parameters say otherwise. */
	async ingest(
		items: IDataObject[],
		parameters: INodeParameters = {},
		options: IngestOptions = {},
	): Promise<RunResult> {
		const { node, ...others } = options;
		return await runWorkflow({
			credentials: this.store(),
			...others,
			loader: this.loader,
			items,
			node: {
				...node,
				type: 'experiencePlatformStreamIngest',
				parameters: { inletUrl: this.inlet(), schemaId: schemas.event, datasetId: datasets.events, ...parameters },
			},
		});
	}

	/** The same with *Continue (using error output)*. */
	async ingestOn(
		items: IDataObject[],
		parameters: INodeParameters = {},
		options: IngestOptions = {},
	): Promise<RunResult> {
		return await this.ingest(items, parameters, {
			...options,
			node: { ...options.node, onError: 'continueErrorOutput' },
		});
	}

	/** The messages of all batches that crossed the wire. */
	messages(): Array<{ header: IDataObject; body: { xdmMeta: IDataObject; xdmEntity: IDataObject } }> {
		return this.wire.flatMap(({ operation, body }) => {
			const parsed = JSON.parse(body);
			return operation === 'batch' ? parsed.messages : [parsed];
		});
	}

	entities(): IDataObject[] {
		return this.messages().map(({ body }) => body.xdmEntity);
	}

	/** How often each event arrived. */
	arrivals(items: Array<{ _id: string }>): number[] {
		return items.map(({ _id }) => this.sandbox.journal.timesTaken('experiencePlatform', _id));
	}

	calls(kind: string): number {
		return this.sandbox.journal.callCount(`experiencePlatform ${kind}`);
	}

	reset(): void {
		this.wire.length = 0;
		this.sandbox.reset();
	}

	async close(): Promise<void> {
		await this.sandbox.close();
		await stopEngine();
	}
}

/** So many events of the demo schema, each with an id of its own. */
export function events(
	count: number,
): Array<{ _id: string; timestamp: string; identityMap: IDataObject; _sandbox: IDataObject }> {
	return Array.from({ length: count }, (_, index) => ({
		_id: `event-${index}`,
		timestamp: '2026-01-31T18:00:00Z',
		identityMap: { Email: [{ id: `customer${index}@example.com`, primary: true }] },
		_sandbox: { order: { number: `W-${index}`, total: index } },
	}));
}

/** What became of each item. */
export function outcomes(items: INodeExecutionData[] = []): string[] {
	return items.map(({ json }) => {
		const details: unknown = json.details;
		return typeof details === 'object' && details !== null && 'outcome' in details
			? String(details.outcome)
			: 'accepted';
	});
}
