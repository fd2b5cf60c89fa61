import { json, plainText, type Reply } from '../http';

/** An application error of the instance: the first code is generic, the following ones give the reason. */
export function applicationError(status: number, ...causes: string[]): Reply {
	const first = 'RST-360011 An error has occurred - please contact your administrator.';
	return plainText(status, [first, ...causes].join(' '));
}

/** The resource of an event exists only while the event is published. */
export function noSuchEvent(eventId: string): Reply {
	return json(404, { title: `RST-360011 The resource '${eventId}' does not exist.` });
}

export function noSuchKey(key: string): Reply {
	return plainText(404, `Unable to decrypt PKey. (PKey=${key}) Unsupported endpoint. (endpoint=rest/event)`);
}
