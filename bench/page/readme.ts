import type { Result } from '../run/measure';
import type { Point } from './points';
import { bridgeTable, executionTable, failures, fullPoints, latencyTable, nodesTable, type Run } from './tables';

/** The part of the page that does not depend on a measurement. */
const introduction = `# Benchmarks

\`npm run bench\` compares our nodes with the alternatives and with the limit, in the real n8n that \`npm start\` installs.
\`npm run bench -- --write\` also draws the plot and generates this page and the measured part of [docs/scale.md](../docs/scale.md), all from one run.

- **Time** is n8n's own execution time of the node, on both sides; if a side needs two nodes, it is their sum. A Code node
  creates the items; its time does not count. Meanwhile, nothing is stored or sent to a browser. A first round warms up n8n
  and does not count. Anything that takes less than a second is run five times in a row and the median counts: otherwise the
  garbage collection of earlier runs would decide.
- **The platforms** are one local server in a separate process. It responds as each platform does, immediately, over plain
  HTTP, unless the table says otherwise. A row counts only if every message arrived there exactly once.
- **The HTTP Request node** is the newest version with default settings: it opens all its connections at once.
- **The limit** is a node that only loops over n8n's own HTTP helper, or \`JSON.stringify\` plus the same number of requests.
  Nothing that sends one request per item through n8n can be faster, so the targets of such rows beside the HTTP Request node
  are what the limit reaches in the same run, less the share that the \`overhead\` row allows.
- **\`sdk/push-event\`** is processor time per event, of the whole process, after 20 events to warm up, with one event per
  request on both sides. Our side uses Node's HTTP client instead of n8n's, the SDK its own.
- **\`memory\`** is the peak memory of the n8n process, in a new process for each measurement. **\`growth/1000000\`** is
  measured once, in new processes too; there, a node in n8n's own process creates the items.
- **\`start-up\`** is what loading the installed package with n8n's own loader takes, in a process that has loaded n8n's
  modules before.
`;

const latency = `## At a distance

The platform responds after 100 ms, to every request. n8n opens a connection per request, so TLS costs a handshake each time. Possible is the number
of parallel requests ÷ 100 ms; our node has that _Concurrency_, the HTTP Request node that many items per batch and a batch interval of 100 ms. From
90 % on, n8n's thread counts as full: it is then the limit, whatever sends.
`;

const bridge = `## Webhooks that pass messages on

100 callers at a time, one message each; the workflow responds when the platform has. The platform responds after 100 ms, Marketo with its documented
limits: 100 calls in 20 s, 10 at a time. The HTTP Request node has its default settings and, for Marketo, one node for the look-up and one for the trigger.
`;

const execution = `## One execution

Processor time of n8n's process for one webhook with one item, one after the other: reading parameters, opening the credential, the request, hints and
output are in it. No Operation is what n8n itself takes, the bare request what one call of its HTTP helper adds. n8n runs with
\`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\`: without it, every execution prepares an engine for expressions, which takes several times as much as all that is
measured here, whatever the nodes.
`;

/** The text of README.md: the tables of a full run and the plot. */
export function readme({ results, failed, rounds, machine }: Run, points: Point[]): string {
	return [
		introduction,
		'## The last full run\n',
		...machine.map((line) => `- ${line}`),
		`- Median of ${rounds} runs, alternating between the sides. ≥: times faster, ≤: times as much.\n`,
		nodesTable(results),
		'',
		...limitRemark(results),
		...memoryRemark(results),
		...failures(failed, ['nodes']),
		'',
		...[latency, latencyTable(results), '', ...fullPoints(results), ...failures(failed, ['latency']), ''],
		...[bridge, bridgeTable(results), '', ...failures(failed, ['bridge']), ''],
		...[execution, executionTable(results), '', ...failures(failed, ['execution']), ''],
		...plotSection(points),
	].join('\n');
}

/** The most that one request per item could gain, in the figures of this run. */
function limitRemark(results: Result[]): string[] {
	const theirs = (name: string): number | undefined => results.find(({ row }) => row.name === name)?.theirs.value;
	const [httpRequest, limit] = [theirs('push-event/per-item'), theirs('overhead/per-item')];
	if (httpRequest === undefined || limit === undefined) return [];
	const most = (httpRequest / limit).toFixed(2);
	return [
		`The bare loop of n8n's HTTP helper is itself ${most} times faster than the HTTP Request node: a node that sends one request per item can hardly be faster than that.\n`,
	];
}

/** How much memory many items in one execution take. */
function memoryRemark(results: Result[]): string[] {
	return results.flatMap(({ row, ours, theirs }) =>
		ours.megabytes === undefined || theirs.megabytes === undefined
			? []
			: [
					`\`${row.name}\`: n8n's process reached ${Math.round(ours.megabytes)} MB (${row.ours}) and ${Math.round(theirs.megabytes)} MB (${row.beside}).\n`,
				],
	);
}

function plotSection(points: Point[]): string[] {
	if (points.length === 0) return [];
	const endless = points.filter(({ why }) => why !== undefined);
	const remarks = endless.map(
		({ series, items, why = '' }) => `${series} with ${items.toLocaleString('en')} items did not finish: ${why}.`,
	);
	return [
		'## Time by number of items\n',
		'![Time by number of items](plot.svg)\n',
		...remarks.map((remark) => `${remark}\n`),
	];
}
