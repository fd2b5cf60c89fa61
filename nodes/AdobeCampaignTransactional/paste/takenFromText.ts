import { readApiPreview } from './apiPreview';

/** What the node takes from a pasted preview, for the form. */
export function takenFromText(text: string): string[] {
	const { address, body, fields } = readApiPreview(text);
	return [
		...(address
			? [`organization ${address.organization || 'left open'}`, `event ${address.eventId || 'left open'}`]
			: ['no URL']),
		body ? `body with ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}` : 'no body',
	];
}
