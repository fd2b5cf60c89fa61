import { fullFrom, type Group } from '../rows/row';
import { comparison, figure, percent, target } from '../run/figures';
import type { Failed, Result } from '../run/measure';

/** What a full run found, as the pages tell it. */
export interface Run {
	results: Result[];
	failed: Failed[];
	/** How often each side was measured. */
	rounds: number;
	/** The machine, the versions and the load before the start, one line each. */
	machine: string[];
}

/** A table in Markdown; the number of blanks is left to the formatter. */
function markdown(headings: string[], rows: string[][]): string {
	const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
	const rule = headings.map((heading) => (heading.endsWith(':') ? '--:' : '---'));
	return [line(headings.map((heading) => heading.replace(/:$/, ''))), line(rule), ...rows.map(line)].join('\n');
}

const of = (results: Result[], group: Group): Result[] => results.filter(({ row }) => row.group === group);
const whole = (value: number | undefined): string =>
	value === undefined ? '' : Math.round(value).toLocaleString('en');
/** A missed target must not be overlooked. */
const marked = ({ verdict }: Result): string => (verdict === 'missed' ? '**missed**' : verdict);
const share = (value: number | undefined): string => (value === undefined ? '' : percent(value));

/** The nodes beside the alternatives. */
export function nodesTable(results: Result[]): string {
	const rows = of(results, 'nodes').map((result) => {
		const { row, ours, theirs, ratio } = result;
		return [
			...[`\`${row.name}\``, row.ours, figure(ours.value, row.unit), row.beside, figure(theirs.value, row.unit)],
			...[`**${comparison(row.direction, ratio, row.unit)}**`, target(row.direction, result.target), marked(result)],
		];
	});
	return markdown(['row', 'ours', ':', 'compared with', ':', 'ratio:', 'target:', ''], rows);
}

/** Messages per second at a distance, and where the processor is full. */
export function latencyTable(results: Result[]): string {
	const rows = of(results, 'latency').map((result) => {
		const { row, ours, theirs, also, ratio } = result;
		const [, node = '', over = '', parallel = ''] = row.name.split('/');
		return [
			...[`\`${node}\``, over.toUpperCase(), parallel, whole(theirs.value), whole(ours.value), share(ratio)],
			...[share(ours.busy), whole(also?.value), share(also?.busy), marked(result)],
		];
	});
	const headings = ['node', 'over', 'parallel:', 'possible per s:', 'ours per s:', 'share:', "n8n's thread busy:"];
	return markdown([...headings, 'HTTP Request node per s:', 'busy:', 'target ≥ 90 %'], rows);
}

/** One sentence for each way of sending: from where on more parallel requests do not help. */
export function fullPoints(results: Result[]): string[] {
	const wayOf = ({ row }: Result): string => row.name.split('/').slice(1, 3).join(' over ');
	const latencies = of(results, 'latency');
	return [...new Set(latencies.map(wayOf))].map((way) => {
		const full = latencies.find((result) => wayOf(result) === way && (result.ours.busy ?? 0) >= fullFrom);
		const [name = '', over = ''] = way.split(' over ');
		const where = `\`${name}\` over ${over.toUpperCase()}`;
		if (!full) return `- ${where}: the processor is not full at 100 parallel requests.`;
		const parallel = full.row.name.split('/').at(-1) ?? '';
		return `- ${where}: the processor is full at ${parallel} parallel requests, with ${whole(full.ours.value)} messages per second.`;
	});
}

/** What callers of webhooks and the platform saw. */
export function bridgeTable(results: Result[]): string {
	const bridges = of(results, 'bridge');
	const cells = (figures: Result['ours']): string[] => [
		...[whole(figures.perMinute), figures.value.toFixed(2), whole(figures.p50Ms), whole(figures.p99Ms)],
		share(figures.delivered),
	];
	const rows = bridges.flatMap((result, place) => {
		const { row, ours, theirs, ratio } = result;
		const [, name = ''] = row.name.split('/');
		const next = bridges[place + 1]?.row.name.split('/')[1];
		const own = [`\`${row.name}\``, row.ours, ...cells(ours), `${ratio.toFixed(1)} ×`, marked(result)];
		return next === name ? [own] : [own, ['', row.beside, ...cells(theirs), '', '']];
	});
	const headings = ['row', '', 'messages per minute:', 'calls per message:', 'wait, median (ms):'];
	return markdown([...headings, 'wait, 99th percentile (ms):', 'delivered:', 'fewer calls:', 'target ≥ 10'], rows);
}

/** Processor time of single executions. */
export function executionTable(results: Result[]): string {
	const rows = of(results, 'execution').map((result) => {
		const { row, ours, theirs, ratio } = result;
		return [
			...[row.ours, figure(ours.value, row.unit), row.beside, figure(theirs.value, row.unit)],
			...[`**${comparison(row.direction, ratio, row.unit)}**`, target(row.direction, result.target), marked(result)],
		];
	});
	return markdown(['', 'ours:', 'compared with', ':', 'more:', 'target (ms):', ''], rows);
}

/** What could not be measured, and why. */
export function failures(failed: Failed[], groups: Group[]): string[] {
	const own = failed.filter(({ row }) => groups.includes(row.group));
	return own.map(({ row, why }) => `- \`${row.name}\` could not be measured: ${why}`);
}
