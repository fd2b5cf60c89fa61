/**
 * How far an event is. `pending`: no template was found for it yet; `delivering`: a delivery has it; `sent`; `ended`: it
 * will not be sent; `unknown`: Adobe's word for it is none of those documented, so nothing is concluded from it.
 */
export type Stage = 'pending' | 'delivering' | 'sent' | 'ended' | 'unknown';

/**
 * The labels that Adobe documents (Campaign Classic, "Event processing" and "Message Center (Execution)"); the numbers and
 * internal names are published nowhere.
 */
const labels = new Map<string, Stage>([
	['pending', 'pending'],
	['pendingdelivery', 'delivering'],
	['sent', 'sent'],
	['ignored', 'ended'],
	['ignoredbythedelivery', 'ended'],
	['deliveryerror', 'ended'],
	['eventnotcovered', 'ended'],
	['eventexpired', 'ended'],
]);

/**
 * Names that the same enumeration has in Campaign Standard, for instances in another language. `processed` is left out: by
 * the documentation of Campaign Classic an event is processed before its message is sent.
 */
const names = new Map<string, Stage>([
	...labels,
	['processing', 'delivering'],
	['deliveryfailed', 'ended'],
	['routingfailed', 'ended'],
	['targetingfailed', 'ended'],
	['tooold', 'ended'],
]);

/** How far an event is by the label of its status, else by the internal name; neither is told by every instance. */
export function stageOf(label: string, name: string): Stage {
	return labels.get(letters(label)) ?? names.get(letters(name)) ?? 'unknown';
}

/** Whether nothing more happens to an event. */
export function isFinal(stage: Stage): boolean {
	return stage === 'sent' || stage === 'ended';
}

function letters(text: string): string {
	return text.toLowerCase().replace(/[^a-z]/g, '');
}
