import { perItemLimitRow, perItemRow } from '../rows/push';
import { figure, target } from '../run/figures';
import type { Result } from '../run/measure';
import type { Point } from './points';

/** What the page says that no measurement changes. */
const introduction = `# Benchmarks

\`npm run bench\` measures our nodes beside what one would otherwise take, and beside the limit, in the real n8n that \`npm start\`
installs. This page is written by \`npm run bench -- --write\`, the plot by \`npm run bench -- --plot\`.

- **Time** is n8n's own execution time of the node, on both sides alike; where a side takes two nodes, their sum. Items are made
  by a Code node, whose time does not count, and nothing is stored or sent to a browser meanwhile. A first round warms n8n up and
  does not count. What takes less than a second is run five times in a row and counts with the median: the garbage of what ran
  before it would decide otherwise.
- **The platforms** are one local server in a process of its own. It answers as each platform does, at once, over plain HTTP. A
  row counts only where every message arrived there exactly once.
- **The HTTP Request node** is the newest version with default settings: it opens all its connections at once.
- **The limit** is a node with nothing but a loop of n8n's own HTTP helper, or with \`JSON.stringify\` and as many calls.
- **\`sdk/push-event\`** is processor time per event, of the whole process, after 20 events to warm up, one event a call on both
  sides. Ours has Node's HTTP client in the place of n8n's, the SDK its own.
- **\`memory\`** is the high-water mark of the n8n process, a new process for each measurement.
- A local server answers in no time and needs no TLS. Over a network every call waits for the platform, so fewer calls count for
  more than this table shows.
`;

/** The page of this folder: the table of a full run, and the plot. */
export function readme(results: Result[], runs: number, machineLines: string[], points: Point[]): string {
	const rows = results.map(({ row, ours, theirs, ratio, met }) => {
		const cells = [`\`${row.name}\``, row.ours, figure(ours, row.unit), row.beside, figure(theirs, row.unit)];
		return `| ${[...cells, `**${ratio.toFixed(2)}**`, target(row), met ? 'met' : 'missed'].join(' | ')} |`;
	});
	return [
		introduction,
		'## The last full run\n',
		...machineLines.map((line) => `- ${line}`),
		`- Median of ${runs} runs, the sides in turn. ≥: times faster, ≤: times as much.\n`,
		'| row | ours | | beside | | ratio | target | |',
		'| --- | --- | --: | --- | --: | --: | --: | --- |',
		...rows,
		'',
		...limitRemark(results),
		...plotSection(points),
	].join('\n');
}

/** What one call per item could be at most, in the figures of this run. */
function limitRemark(results: Result[]): string[] {
	const theirs = (name: string): number | undefined => results.find(({ row }) => row.name === name)?.theirs;
	const [httpRequest, limit] = [theirs(perItemRow), theirs(perItemLimitRow)];
	if (httpRequest === undefined || limit === undefined) return [];
	const most = (httpRequest / limit).toFixed(2);
	return [
		`The bare loop of n8n's HTTP helper is itself ${most} times faster than the HTTP Request node: what sends one call per item can hardly be more.\n`,
	];
}

function plotSection(points: Point[]): string[] {
	if (points.length === 0) return [];
	const endless = points.filter(({ why }) => why !== undefined);
	const remarks = endless.map(
		({ series, items, why = '' }) => `${series} with ${items.toLocaleString('en')} items came to no end: ${why}.`,
	);
	return [
		'## Time over number of items\n',
		'![Time over number of items](plot.svg)\n',
		...remarks.map((remark) => `${remark}\n`),
	];
}
