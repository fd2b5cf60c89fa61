import { perItemLimitRow, perItemRow } from '../rows/push';
import { figure, target } from '../run/figures';
import type { Result } from '../run/measure';
import type { Point } from './points';

/** The part of the page that does not depend on a measurement. */
const introduction = `# Benchmarks

\`npm run bench\` compares our nodes with the alternatives and with the limit, in the real n8n that \`npm start\` installs.
\`npm run bench -- --write\` generates this page, \`npm run bench -- --plot\` the plot.

- **Time** is n8n's own execution time of the node, on both sides; if a side needs two nodes, it is their sum. A Code node
  creates the items; its time does not count. Meanwhile, nothing is stored or sent to a browser. A first round warms up n8n
  and does not count. Anything that takes less than a second is run five times in a row and the median counts: otherwise the
  garbage collection of earlier runs would decide.
- **The platforms** are one local server in a separate process. It responds as each platform does, immediately, over plain
  HTTP. A row counts only if every message arrived there exactly once.
- **The HTTP Request node** is the newest version with default settings: it opens all its connections at once.
- **The limit** is a node that only loops over n8n's own HTTP helper, or \`JSON.stringify\` plus the same number of requests.
- **\`sdk/push-event\`** is processor time per event, of the whole process, after 20 events to warm up, with one event per
  request on both sides. Our side uses Node's HTTP client instead of n8n's, the SDK its own.
- **\`memory\`** is the peak memory of the n8n process, in a new process for each measurement.
- A local server responds immediately and does not need TLS. Over a network, every request waits for the platform, so saving
  requests matters more than this table shows.
`;

/** The text of README.md: the table of a full run and the plot. */
export function readme(results: Result[], runs: number, machineLines: string[], points: Point[]): string {
	const rows = results.map(({ row, ours, theirs, ratio, met }) => {
		const cells = [`\`${row.name}\``, row.ours, figure(ours, row.unit), row.beside, figure(theirs, row.unit)];
		return `| ${[...cells, `**${ratio.toFixed(2)}**`, target(row), met ? 'met' : 'missed'].join(' | ')} |`;
	});
	return [
		introduction,
		'## The last full run\n',
		...machineLines.map((line) => `- ${line}`),
		`- Median of ${runs} runs, alternating between the sides. ≥: times faster, ≤: times as much.\n`,
		'| row | ours | | compared with | | ratio | target | |',
		'| --- | --- | --: | --- | --: | --: | --: | --- |',
		...rows,
		'',
		...limitRemark(results),
		...plotSection(points),
	].join('\n');
}

/** The most that one request per item could gain, in the figures of this run. */
function limitRemark(results: Result[]): string[] {
	const theirs = (name: string): number | undefined => results.find(({ row }) => row.name === name)?.theirs;
	const [httpRequest, limit] = [theirs(perItemRow), theirs(perItemLimitRow)];
	if (httpRequest === undefined || limit === undefined) return [];
	const most = (httpRequest / limit).toFixed(2);
	return [
		`The bare loop of n8n's HTTP helper is itself ${most} times faster than the HTTP Request node: a node that sends one request per item can hardly be faster than that.\n`,
	];
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
