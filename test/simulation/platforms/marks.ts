/**
 * A message's mark: which execution it belongs to and who it is for. Platforms find it in the data, in the form that
 * they know people by.
 */
export function markOf(execution: number, who: number): string {
	return `e${execution}w${who}`;
}

/** The execution that a message belongs to; undefined where a text is not a mark. */
export function executionOf(mark: string): number | undefined {
	const execution = /^e(\d+)w\d+$/.exec(mark)?.[1];
	return execution === undefined ? undefined : Number(execution);
}

/** The executions whose marks are in a text. */
export function executionsIn(text: string): Set<number> {
	return new Set([...text.matchAll(/e(\d{1,2})w\d{1,4}/g)].map(([, execution]) => Number(execution)));
}

/** Marketo's number of a lead. */
export function leadIdOf(mark: string): number {
	const [, execution = '0', who = '0'] = /^e(\d+)w(\d+)$/.exec(mark) ?? [];
	return (Number(execution) + 1) * 10_000 + Number(who);
}

/** The mark of a lead. */
export function markOfLead(leadId: number): string {
	return markOf(Math.floor(leadId / 10_000) - 1, leadId % 10_000);
}

export function emailOf(mark: string): string {
	return `${mark}@example.com`;
}

/** The mark in an email address; empty where there is none. */
export function markOfEmail(email: unknown): string {
	return /^(e\d+w\d+)@/.exec(String(email))?.[1] ?? '';
}
