import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INodeExecutionData,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { additionalData } from './additionalData';
import { workflowGraph, type GraphOptions } from './graph';

/** A trigger node that listens on a real address, as it does in an active workflow. */
export interface ListeningTrigger {
	url: string;
	/** The items of each workflow that was started. */
	started: INodeExecutionData[][];
	stop(): Promise<void>;
}

type Request = IncomingMessage & { body: unknown; query: Record<string, string> };

export interface ListenOptions extends Pick<GraphOptions, 'loader' | 'node' | 'credentials'> {
	/** The workflow's static data as n8n's database holds it; triggers that share it are one workflow's. */
	staticData?: IDataObject;
	/** Of the workflow; another one by default for each trigger, so that none remembers what another received. */
	workflowId?: string;
	mode?: 'webhook' | 'manual';
	/** The status of n8n's response, for failures after the node has run. */
	status?: () => number;
}

/** Runs the node's `webhook` for every call and answers as n8n does, with data of the workflow that it loads and saves. */
export async function listen(options: ListenOptions): Promise<ListeningTrigger> {
	const { nodes, nodeTypes, credentials } = workflowGraph(options);
	const { staticData = {}, workflowId = randomUUID(), mode = 'webhook', status = () => 200 } = options;
	const load = () =>
		new Workflow({
			...{ id: workflowId, nodes, connections: {}, active: true, nodeTypes },
			staticData: structuredClone(staticData),
		});
	const workflow = load();
	const node = workflow.getNode('Target');
	const type = node && nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const { webhooks = [] } = type?.description ?? {};
	if (!node || !type?.webhook || webhooks.length === 0) throw new Error('The node has no webhook');
	const { webhook } = type;
	const started: INodeExecutionData[][] = [];

	const answer = async (request: Request, response: ServerResponse): Promise<void> => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(Buffer.from(chunk));
		request.rawBody = Buffer.concat(chunks);
		// n8n parses nothing but this.
		const isJson = /^application\/json\b/.test(request.headers['content-type'] ?? '');
		request.body = isJson && request.rawBody.length > 0 ? JSON.parse(request.rawBody.toString()) : {};
		const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
		request.query = Object.fromEntries(searchParams);
		const description = webhooks.find(({ httpMethod }) => httpMethod === request.method);
		if (!description) {
			response.writeHead(404).end(`No webhook for ${request.method} ${pathname}`);
			return;
		}
		const loaded = load();
		const data: IWorkflowExecuteAdditionalData = additionalData({ credentialsHelper: credentials });
		Object.assign(data, { httpRequest: request, httpResponse: response });
		const webhookData: IWebhookData = {
			...{ httpMethod: description.httpMethod as 'GET', node: node.name, path: 'feedback', workflowId },
			...{ workflowExecuteAdditionalData: data, webhookDescription: description },
		};
		await loaded.expression.acquireIsolate();
		try {
			const context = new WebhookContext(loaded, node, data, mode, webhookData, [], null);
			const result = await webhook.call(context);
			if (status() < 400) {
				if (result.workflowData?.[0]) started.push(result.workflowData[0]);
				Object.assign(staticData, JSON.parse(JSON.stringify(loaded.staticData)));
			}
			if (result.noWebhookResponse) return;
			response.writeHead(status()).end(JSON.stringify(result.webhookResponse ?? { message: 'Workflow was started' }));
		} finally {
			await loaded.expression.releaseIsolate();
		}
	};
	const server = createServer((request, response) => {
		answer(Object.assign(request, { body: undefined, query: {} }), response).catch((error: unknown) => {
			response.writeHead(500).end(String(error));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/webhook/feedback`,
		started,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
