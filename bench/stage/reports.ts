import { createServer } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { count, object, text } from '../../scripts/start/json';

/** What one node of an execution did, over all its runs. */
export interface NodeReport {
	/** n8n's own `executionTime`, in milliseconds. */
	ms: number;
	items: number;
	/** Items that report a failure. */
	refused: number;
}

export interface ExecutionReport {
	workflowId: string;
	status: string;
	error: string;
	/** The peak memory of n8n's process since it started. */
	peakBytes: number;
	nodes: Map<string, NodeReport>;
}

export interface Reports {
	url: string;
	/** The next report about this workflow. Call it before the workflow is started. */
	next(workflowId: string): Promise<ExecutionReport>;
	close(): void;
}

/** Receives what n8n's hook reports at the end of each execution. */
export async function receiveReports(): Promise<Reports> {
	const waiting = new Map<string, (report: ExecutionReport) => void>();
	const server = createServer((request, response) => {
		void readText(request).then((body) => {
			response.end();
			const report = readReport(JSON.parse(body));
			waiting.get(report.workflowId)?.(report);
			waiting.delete(report.workflowId);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	const bound = server.address();
	return {
		url: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
		next: async (workflowId) => await new Promise((resolve) => waiting.set(workflowId, resolve)),
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

function readReport(body: unknown): ExecutionReport {
	const { workflowId, status, error, peakBytes, nodes } = object(body);
	const read = (node: unknown): NodeReport => {
		const { ms, items, refused } = object(node);
		return { ms: count(ms), items: count(items), refused: count(refused) };
	};
	return {
		...{ workflowId: text(workflowId), status: text(status), error: text(error), peakBytes: count(peakBytes) },
		nodes: new Map(Object.entries(object(nodes)).map(([name, node]) => [name, read(node)])),
	};
}
