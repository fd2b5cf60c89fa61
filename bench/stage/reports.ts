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
	/** The share of that time in which n8n's thread was busy, from 0 to 1. */
	busy: number;
}

export interface ExecutionReport {
	workflowId: string;
	status: string;
	error: string;
	/** The peak memory of n8n's process since it started. */
	peakBytes: number;
	/** The processor time of n8n's process since it started. */
	cpuMs: number;
	nodes: Map<string, NodeReport>;
}

export interface Reports {
	url: string;
	/** The next report about this workflow. Call it before the workflow is started. */
	next(workflowId: string): Promise<ExecutionReport>;
	/** As many further reports about this workflow. Call it before the first of them can come. */
	several(workflowId: string, number: number): Promise<ExecutionReport[]>;
	close(): void;
}

/** Receives what n8n's hook reports at the end of each execution. */
export async function receiveReports(): Promise<Reports> {
	const waiting = new Map<string, (report: ExecutionReport) => void>();
	const several = async (workflowId: string, number: number): Promise<ExecutionReport[]> => {
		const reports: ExecutionReport[] = [];
		return await new Promise((resolve) => {
			waiting.set(workflowId, (report) => {
				reports.push(report);
				if (reports.length < number) return;
				waiting.delete(workflowId);
				resolve(reports);
			});
		});
	};
	const server = createServer((request, response) => {
		void readText(request).then((body) => {
			response.end();
			const report = readReport(JSON.parse(body));
			waiting.get(report.workflowId)?.(report);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	const bound = server.address();
	return {
		url: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
		several,
		next: async (workflowId) => {
			const [report] = await several(workflowId, 1);
			if (!report) throw new Error('n8n reported nothing.');
			return report;
		},
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

function readReport(body: unknown): ExecutionReport {
	const { workflowId, status, error, peakBytes, cpuMs, nodes } = object(body);
	const read = (node: unknown): NodeReport => {
		const { ms, items, refused, busy } = object(node);
		return { ms: count(ms), items: count(items), refused: count(refused), busy: count(busy) };
	};
	return {
		...{ workflowId: text(workflowId), status: text(status), error: text(error), peakBytes: count(peakBytes) },
		cpuMs: count(cpuMs),
		nodes: new Map(Object.entries(object(nodes)).map(([name, node]) => [name, read(node)])),
	};
}
