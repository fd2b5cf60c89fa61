import { comparison, figure, percent, target } from './figures';
import { spread, type Failed, type Result } from './measure';

const headings = ['row', 'ours', 'compared with', 'ratio', 'target', '', 'spread'];

/** The results as a table for people. */
export function table(results: Result[], failed: Failed[]): string {
	const rows = results.map((result) => {
		const { row, ours, theirs, ratio, verdict } = result;
		const apart = spread(result);
		return [
			row.name,
			figure(ours.value, row.unit),
			figure(theirs.value, row.unit),
			comparison(row.direction, ratio, row.unit),
			target(row.direction, result.target),
			verdict,
			apart === undefined ? '' : percent(apart),
		];
	});
	const all = [headings, ...rows];
	const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
	const line = (row: string[]): string =>
		row
			.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
			.join('  ');
	const rule = widths.map((width) => '─'.repeat(width)).join('  ');
	const failures = failed.map(({ row, why }) => `${row.name}: could not be measured: ${why}`);
	return [line(headings), rule, ...rows.map(line), ...failures].join('\n');
}

/** The results for programs: one JSON text per row. */
export function jsonLines(results: Result[]): string[] {
	return results.map(({ row, ours, theirs, also, ratio, target: limit, verdict, runs }) =>
		JSON.stringify({ name: row.name, ours, theirs, also, ratio, target: limit, verdict, runs }),
	);
}
