import type { Row, Snapshot } from '../snapshot';
import { groupOf, kindLabel, platformLabel, platforms } from './labels';

/** A tab of the list: everything, one platform, or what was refused. */
export type Tab = 'all' | 'refused' | (typeof platforms)[number]['name'];

export const tabs: ReadonlyArray<{ tab: Tab; label: string }> = [
	{ tab: 'all', label: 'All' },
	...platforms.map(({ name, label }) => ({ tab: name, label })),
	{ tab: 'refused', label: 'Refused' },
];

/** The rows that the page knows, newest first. */
export interface Known {
	epoch: number;
	rows: Row[];
}

const keptPerGroup = 300;

/** Adds what a snapshot brings. A reconnected stream begins from the start, so rows that are known are left out. */
export function addRows(known: Known, { epoch, rows }: Pick<Snapshot, 'epoch' | 'rows'>): Known {
	const before = known.epoch === epoch ? known.rows : [];
	const newest = before[0]?.seq ?? -1;
	const added = rows.filter(({ seq }) => seq > newest).reverse();
	if (added.length === 0 && before === known.rows) return known;
	return { epoch, rows: newestOfEach([...added, ...before]) };
}

/** Many messages to one platform do not push out the few of another. */
function newestOfEach(rows: Row[]): Row[] {
	const counts = new Map<string, number>();
	return rows.filter((row) => {
		const list = isRefused(row) ? 'refused' : row.platform;
		const count = (counts.get(list) ?? 0) + 1;
		counts.set(list, count);
		return count <= keptPerGroup;
	});
}

export function isRefused({ state }: Row): boolean {
	return state === 'refused' || state === 'lost';
}

/** The rows of a tab that contain every word of the search. */
export function chooseRows(rows: readonly Row[], tab: Tab, search: string): Row[] {
	const words = search.toLowerCase().split(/\s+/).filter(Boolean);
	return rows.filter((row) => isInTab(row, tab) && words.every((word) => textOf(row).includes(word)));
}

function isInTab(row: Row, tab: Tab): boolean {
	if (tab === 'all') return true;
	return tab === 'refused' ? isRefused(row) : groupOf(row.platform) === tab;
}

const texts = new WeakMap<Row, string>();

/** Everything in a row that can be searched, in lower case. */
function textOf(row: Row): string {
	const known = texts.get(row);
	if (known !== undefined) return known;
	const { recipient, title, facts, platform } = row;
	const text = [recipient, title, kindLabel(row), platformLabel(platform), ...facts.flat()].join('\n').toLowerCase();
	texts.set(row, text);
	return text;
}

/** The row before or after another one; the first if the other is not among them. */
export function neighbour(rows: readonly Row[], seq: number | undefined, step: 1 | -1): Row | undefined {
	const index = rows.findIndex((row) => row.seq === seq);
	if (index < 0) return rows[0];
	return rows[Math.min(rows.length - 1, Math.max(0, index + step))];
}

/** The calls that a platform received, by operation, the most frequent first. */
export function callsOf(calls: Snapshot['calls'], platform: string): Array<[operation: string, count: number]> {
	return Object.entries(calls)
		.filter(([name]) => name.startsWith(`${platform} `))
		.map(([name, count]): [string, number] => [name.slice(platform.length + 1), count])
		.sort(([, a], [, b]) => b - a);
}
