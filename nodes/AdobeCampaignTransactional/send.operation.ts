import type { Operation } from '../shared/contract/operation';
import { imsCredential } from '../shared/ims/imsCredential';
import { oncePerText } from '../shared/paste/oncePerText';
import { onlyOne } from './onlyOne';
import { otherHost } from './paste/pasted.read';
import { readEvent } from './send.read';
import { readApiPreview } from './paste/apiPreview';
import type { TransactionalEvent } from './wire/event';
import { judgeSend } from './wire/sendAnswer';
import { sendRequest } from './wire/sendRequest';

/** Sends transactional events; the API takes one a call. */
export function sendEvents(): Operation<TransactionalEvent> {
	const preview = oncePerText(readApiPreview);
	return {
		credential: imsCredential,
		limits: { messages: 1 },
		read: (item) => readEvent(item, Date.now(), preview),
		admits: ({ pastedHost }, credential) => otherHost(pastedHost, credential),
		group: ({ body }) => ({ key: '', bytes: body.length }),
		encode: onlyOne(sendRequest),
		judge: (answer, events) => onlyOne((event: TransactionalEvent) => judgeSend(answer, event, Date.now()))(events),
	};
}
