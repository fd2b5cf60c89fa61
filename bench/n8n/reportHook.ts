import { performance } from 'node:perf_hooks';

/**
 * Loaded by n8n as an external hook: reports to the benchmark how long each node of an execution took, as measured by n8n,
 * how busy n8n's thread was meanwhile, and how many items it returned. For a measurement, no item has to be stored or to
 * leave n8n.
 */
const reportUrl = process.env['BENCH_REPORT_URL'] ?? '';

interface TaskData {
	startTime: number;
	executionTime: number;
	data?: { main?: Array<Array<{ json: Record<string, unknown> }> | null> };
}

interface FullRun {
	status: string;
	data?: { resultData?: { error?: { message?: string; description?: string }; runData?: Record<string, TaskData[]> } };
}

interface Sample {
	atMs: number;
	/** How long the thread has been active and idle until then. */
	active: number;
	idle: number;
}

const sampleEveryMs = 50;
/** Ten minutes, the longest execution here. */
const mostSamples = 12_000;
let samples: Sample[] = [];

function takeSample(): void {
	const { active, idle } = performance.eventLoopUtilization();
	samples.push({ atMs: Date.now(), active, idle });
	if (samples.length > mostSamples) samples = samples.slice(mostSamples / 2);
}

setInterval(takeSample, sampleEveryMs).unref();

/** The share of a time in which the thread was active, from the samples around it. */
function busy(fromMs: number, untilMs: number): number {
	const first = samples.findLast(({ atMs }) => atMs <= fromMs) ?? samples[0];
	const last = samples.find(({ atMs }) => atMs >= untilMs) ?? samples.at(-1);
	if (!first || !last || first === last) return 0;
	const active = last.active - first.active;
	return active / (active + last.idle - first.idle);
}

async function report(run: FullRun | undefined, workflow: { id: string }): Promise<void> {
	takeSample();
	const result = run?.data?.resultData;
	const { message = '', description = '' } = result?.error ?? {};
	const nodes = Object.fromEntries(
		Object.entries(result?.runData ?? {}).map(([name, tasks]) => {
			const items = tasks.flatMap(({ data }) => data?.main?.flatMap((output) => output ?? []) ?? []);
			const ms = tasks.reduce((sum, { executionTime }) => sum + executionTime, 0);
			const [{ startTime = 0, executionTime = 0 } = {}] = tasks;
			return [
				name,
				{
					...{ ms, items: items.length, busy: busy(startTime, startTime + executionTime) },
					refused: items.filter(({ json }) => json['error'] !== undefined).length,
				},
			];
		}),
	);
	const { user, system } = process.cpuUsage();
	const body = JSON.stringify({
		...{ workflowId: workflow.id, status: run?.status ?? '', error: `${message} ${description ?? ''}`.trim(), nodes },
		cpuMs: (user + system) / 1000,
		// The kernel's high-water mark, which Linux also shows as VmHWM.
		peakBytes: process.resourceUsage().maxRSS * 1024,
	});
	await fetch(reportUrl, { method: 'POST', body });
}

module.exports = { workflow: { postExecute: [report] } };
