/** How an event can end (Campaign Standard documentation, "Managing transactional messages"). */
const finalStatuses = ['processed', 'ignored', 'deliveryFailed', 'routingFailed', 'tooOld', 'targetingFailed'];

/** Whether a status stays as it is. `pending`, `processing`, `paused` and what Adobe may add later can still change. */
export function isFinal(status: string): boolean {
	return finalStatuses.includes(status);
}

/** Whether the message was sent. */
export function isDelivered(status: string): boolean {
	return status === 'processed';
}
