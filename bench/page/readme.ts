import { perItemLimitRow, perItemRow } from '../rows/push';
import { figure, target } from '../run/figures';
import type { Result } from '../run/measure';
import type { Point } from './points';

/** The part of the page that does not depend on measurements. */
const introduction = `# Benchmarks

\`npm run bench\` compares our nodes with the usual alternatives and with the limit, in the real n8n that \`npm start\` installs.
\`npm run bench -- --write\` writes this page, and \`npm run bench -- --plot\` draws the plot.

- **Time** is n8n's own execution time of the node, on both sides. If a side needs two nodes, their times are added. A Code node
  creates the items; its time does not count. During a measurement, nothing is stored or sent to a browser. A first round warms
  n8n up and does not count. Anything that takes less than a second is run five times in a row and counts with the median,
  because garbage left by the previous measurement would otherwise decide.
- **The platforms** are one local server in a process of its own. It responds as each platform does, immediately and over plain
  HTTP. A row counts only if every message arrived there exactly once.
- **The HTTP Request node** is the latest version with default settings: it opens all its connections at once.
- **The limit** is a node that only runs n8n's own HTTP helper in a loop, or \`JSON.stringify\` and the same number of calls.
- **\`sdk/push-event\`** is the processor time of the whole process per event, after 20 warm-up events, with one event per call on
  both sides. Our side uses Node's HTTP client instead of n8n's; the SDK uses its own.
- **\`memory\`** is the peak memory of the n8n process. Each measurement uses a new process.
- A local server responds immediately and needs no TLS. Over a network, every call waits for the platform, so saving calls
  matters more than this table shows.
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
		`- Median of ${runs} runs, both sides measured in turn. ≥: times faster, ≤: times as much.\n`,
		'| row | ours | | compared with | | ratio | target | |',
		'| --- | --- | --: | --- | --: | --: | --: | --- |',
		...rows,
		'',
		...limitRemark(results),
		...plotSection(points),
	].join('\n');
}

/** How much faster one call per item could be at most, in the figures of this run. */
function limitRemark(results: Result[]): string[] {
	const theirs = (name: string): number | undefined => results.find(({ row }) => row.name === name)?.theirs;
	const [httpRequest, limit] = [theirs(perItemRow), theirs(perItemLimitRow)];
	if (httpRequest === undefined || limit === undefined) return [];
	const most = (httpRequest / limit).toFixed(2);
	return [
		`The bare loop of n8n's HTTP helper is itself ${most} times faster than the HTTP Request node: a node that sends one call per item can hardly be faster.\n`,
	];
}

function plotSection(points: Point[]): string[] {
	if (points.length === 0) return [];
	const failed = points.filter(({ why }) => why !== undefined);
	const remarks = failed.map(
		({ series, items, why = '' }) => `${series} with ${items.toLocaleString('en')} items was not completed: ${why}.`,
	);
	return [
		'## Time over number of items\n',
		'![Time over number of items](plot.svg)\n',
		...remarks.map((remark) => `${remark}\n`),
	];
}
