import type { Plan } from '../shared/delivery/deliver';
import { onlyOne } from '../shared/delivery/onlyOne';
import { imsCredential } from '../shared/ims/imsCredential';
import { oncePerText } from '../shared/paste/oncePerText';
import { otherHost } from './paste/pasted.read';
import { readEvent } from './send.read';
import { readApiPreview } from './paste/apiPreview';
import type { TransactionalEvent } from './wire/event';
import { judgeSend } from './wire/sendResponse';
import { sendRequest } from './wire/sendRequest';

/** Sends transactional events; the API takes one a call. */
export function sendPlan(): Plan<TransactionalEvent> {
	const preview = oncePerText(readApiPreview);
	return {
		operation: {
			credential: imsCredential,
			limits: { messages: 1 },
			read: (item) => readEvent(item, Date.now(), preview),
			precheck: ({ pastedHost }, credential) => otherHost(pastedHost, credential),
			group: ({ body }) => ({ key: '', bytes: body.length }),
			encode: onlyOne(sendRequest),
			judge: (response, events) => onlyOne((event: TransactionalEvent) => judgeSend(response, event))(events),
		},
	};
}
