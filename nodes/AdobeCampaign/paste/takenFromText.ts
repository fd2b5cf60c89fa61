import { fieldCount } from '../../shared/paste/fields';
import { readPastedEvent } from './pastedEvent';

/** What the node takes from a pasted envelope, for the form. */
export function takenFromText(text: string): string[] {
	const { queue, type, fields } = readPastedEvent(text);
	return [
		queue === 'batchEvent' ? 'Batch event' : 'Real-time event',
		type ?? 'event type left open',
		fieldCount(fields),
	];
}
