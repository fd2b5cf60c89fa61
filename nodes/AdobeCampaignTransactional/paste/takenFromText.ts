import { fieldCount } from '../../shared/paste/fields';
import { readApiPreview } from './apiPreview';

/** What the node takes from a pasted preview, for the form. */
export function takenFromText(text: string): string[] {
	const { address, body, fields } = readApiPreview(text);
	return [
		...(address
			? [`organization ${address.organization || 'left open'}`, `event ${address.eventId || 'left open'}`]
			: ['no URL']),
		body ? `body with ${fieldCount(fields)}` : 'no body',
	];
}
