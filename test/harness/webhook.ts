import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { WebhookContext } from 'n8n-core';
import {
	Workflow,
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

type Request = IncomingMessage & { body: unknown };

/** Runs the node's `webhook` for every POST and answers as n8n does. */
export async function listen(
	options: Pick<GraphOptions, 'loader' | 'node' | 'credentials'>,
): Promise<ListeningTrigger> {
	const { nodes, nodeTypes, credentials } = workflowGraph(options);
	const workflow = new Workflow({ id: 'workflow', nodes, connections: {}, active: true, nodeTypes });
	const node = workflow.getNode('Target');
	const type = node && nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const [description] = type?.description.webhooks ?? [];
	if (!node || !type?.webhook || !description) throw new Error('The node has no webhook');
	const { webhook } = type;
	const started: INodeExecutionData[][] = [];

	const answer = async (request: Request, response: ServerResponse): Promise<void> => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(Buffer.from(chunk));
		const text = Buffer.concat(chunks).toString();
		request.body = text === '' ? {} : JSON.parse(text);
		const data: IWorkflowExecuteAdditionalData = additionalData({ credentialsHelper: credentials });
		Object.assign(data, { httpRequest: request, httpResponse: response });
		const webhookData: IWebhookData = {
			...{ httpMethod: 'POST', node: node.name, path: 'feedback', workflowId: 'workflow' },
			...{ workflowExecuteAdditionalData: data, webhookDescription: description },
		};
		await workflow.expression.acquireIsolate();
		try {
			const context = new WebhookContext(workflow, node, data, 'webhook', webhookData, [], null);
			const result = await webhook.call(context);
			if (result.workflowData?.[0]) started.push(result.workflowData[0]);
			if (result.noWebhookResponse) return;
			response.writeHead(200).end(JSON.stringify(result.webhookResponse ?? { message: 'Workflow was started' }));
		} finally {
			await workflow.expression.releaseIsolate();
		}
	};
	const server = createServer((request, response) => {
		answer(Object.assign(request, { body: undefined }), response).catch((error: unknown) => {
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
