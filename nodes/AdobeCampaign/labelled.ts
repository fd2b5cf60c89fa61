import type { INodeListSearchResult } from 'n8n-workflow';

/** Something of Campaign's that people know by its label, and calls by its internal name. */
export interface Labelled {
	name: string;
	label: string;
}

/** The entries of a list whose name or label contains the text that was typed into its search. */
export function labelledEntries(all: readonly Labelled[], filter = ''): INodeListSearchResult {
	const wanted = filter.toLowerCase();
	const results = all
		.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(wanted))
		.map(({ name, label }) => ({ name: label === name ? name : `${label} (${name})`, value: name }));
	return { results };
}
