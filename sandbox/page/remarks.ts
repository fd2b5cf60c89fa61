import type { JournalEntry } from '../journal';

/** What the platform does with a message without telling its sender. */
export function remarksOf({ detail }: Pick<JournalEntry, 'detail'>): string[] {
	const parts = new Map<string, unknown>(Object.entries(detail));
	const { violations, profile, journey } = Object.fromEntries(parts);
	const remarks: string[] = [];
	if (parts.get('covered') === false) {
		remarks.push('No template is published for this event type: the event ends as "not covered", and nothing is sent.');
	}
	if (Array.isArray(violations)) {
		remarks.push(`Dropped silently, because it violates its schema. ${violations.join('; ')}`);
	}
	if (typeof profile === 'string' && profile.startsWith('dropped')) remarks.push(`Profile store: ${profile}.`);
	if (typeof journey === 'object' && journey !== null && 'refused' in journey) {
		remarks.push(`No journey was entered: ${String(journey.refused)}.`);
	}
	return remarks;
}
