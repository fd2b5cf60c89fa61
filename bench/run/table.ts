import { figure, spread, target } from './figures';
import type { Failed, Result } from './measure';

const headings = ['row', 'ours', 'compared with', 'ratio', 'target', '', 'spread'];

/** The results as a table for people. */
export function table(results: Result[], failed: Failed[]): string {
	const rows = results.map((result) => {
		const { row, ours, theirs, ratio, met } = result;
		const apart = result.runs.length > 1 ? `${Math.round(spread(result) * 100)} %` : '';
		return [
			row.name,
			figure(ours, row.unit),
			figure(theirs, row.unit),
			ratio.toFixed(2),
			target(row),
			met ? 'met' : 'missed',
			apart,
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
	return results.map(({ row, ours, theirs, ratio, runs }) =>
		JSON.stringify({ name: row.name, ours, theirs, ratio, target: row.target, runs }),
	);
}
