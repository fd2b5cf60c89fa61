import type { ExampleResult } from './examples';

const headings = ['workflow', 'items', 'accepted', 'rejected', 'arrived', ''];

/** A table of the results; if a number differs from the expected one, both are shown. */
export function table(results: ExampleResult[]): string {
	const rows = results.map(({ name, actual, expected, ok }) => [
		name,
		...(['items', 'accepted', 'rejected', 'arrived'] as const).map((key) =>
			compared(actual[key], expected[key], key === 'arrived'),
		),
		ok ? 'OK' : 'WRONG',
	]);
	const all = [headings, ...rows];
	const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
	const line = (row: string[]) =>
		row
			.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
			.join('  ');
	const remarks = results.filter(({ remark }) => remark).map(({ name, remark }) => `${name}: ${remark}`);
	const rule = widths.map((width) => '─'.repeat(width)).join('  ');
	return [line(headings), rule, ...rows.map(line), ...remarks].join('\n');
}

/** @param none whether 0 means that nothing should arrive, which needs no number */
function compared(actual: number, expected: number, none: boolean): string {
	if (actual !== expected) return `${actual} (expected ${expected})`;
	return none && expected === 0 ? '–' : String(actual);
}
