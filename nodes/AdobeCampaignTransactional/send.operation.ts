import type { Plan } from '../shared/delivery/deliver';
import { onlyOne } from '../shared/delivery/onlyOne';
import { imsCredential } from '../shared/ims/imsCredential';
import { otherHost } from './paste/pasted.read';
import { readEvent } from './send.read';
import type { TransactionalEvent } from './wire/event';
import { judgeSend } from './wire/sendResponse';
import { sendRequest } from './wire/sendRequest';

/** Sends transactional events; the API takes one a call. */
export function sendPlan(): Plan<TransactionalEvent> {
	return {
		operation: {
			credential: imsCredential,
			limits: { messages: 1 },
			read: (item) => readEvent(item, Date.now()),
			precheck: ({ pastedHost }, credential) => otherHost(pastedHost, credential),
			group: ({ body }) => ({ key: '', bytes: body.length }),
			encode: onlyOne(sendRequest),
			judge: (response, events) => onlyOne((event: TransactionalEvent) => judgeSend(response, event))(events),
		},
	};
}
