import type { Operation } from '../shared/delivery/operation';
import { imsCredential } from '../shared/ims/imsCredential';
import { onlyOne } from './onlyOne';
import { readEvent } from './send.read';
import type { TransactionalEvent } from './wire/event';
import { judgeSend } from './wire/sendAnswer';
import { sendRequest } from './wire/sendRequest';

/** Sends transactional events; the API takes one a call. */
export const sendEvents: Operation<TransactionalEvent> = {
	credential: imsCredential,
	limits: { messages: 1 },
	read: (item) => readEvent(item, Date.now()),
	group: ({ body }) => ({ key: '', bytes: body.length }),
	encode: onlyOne(sendRequest),
	judge: (answer, events) =>
		onlyOne((event: TransactionalEvent) => judgeSend(answer, event, Date.now()))(events),
};
