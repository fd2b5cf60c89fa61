import type { INodeProperties } from 'n8n-workflow';
import type { ItemReader } from '../shared/contract/itemReader';
import type { Operation } from '../shared/contract/operation';
import { onlyOne } from '../shared/delivery/onlyOne';
import { readPatience } from '../shared/delivery/patience';
import type { Patience } from '../shared/delivery/watch';
import { optionsCollection } from '../shared/description/options';
import { outputSchema } from '../shared/description/outputSchema';
import { simplify } from '../shared/description/simplify';
import { imsCredential } from '../shared/ims/imsCredential';
import { readSegment } from '../shared/item/text';
import { eventId, organization, transactionalApi } from './address.description';
import { readAddress } from './address.read';
import { patience, waiting } from './waiting.description';
import { judgeStatusResponse, statusRequest, type SentEvent } from './wire/status';

/** An event to ask about, and how patiently. */
export type StatusQuery = SentEvent & Patience;

export const statusProperties: INodeProperties[] = [
	outputSchema('status'),
	organization('={{ $json.organization }}'),
	eventId('={{ $json.eventId }}'),
	{
		displayName: 'Primary Key',
		name: 'pKey',
		type: 'string',
		default: '={{ $json.PKey }}',
		placeholder: 'e.g. @agsag…',
		description: "The field 'PKey' in the response to the event",
	},
	...waiting,
	{ ...simplify, default: false },
	optionsCollection([transactionalApi], {}, 'A repeated status request changes nothing.'),
];

/** Asks for the status of events, one a call. */
export const askStatus: Operation<StatusQuery> = {
	credential: imsCredential,
	limits: { messages: 1 },
	readsOnly: true,
	read: readQuery,
	group: () => ({ key: '', bytes: 0 }),
	encode: onlyOne(statusRequest),
	judge: (response, events) => onlyOne((event: StatusQuery) => judgeStatusResponse(response, event))(events),
};

function readQuery(item: ItemReader): StatusQuery {
	const address = readAddress(item);
	const pKey = readSegment(
		item.parameter('pKey'),
		'Primary Key',
		"It is the field 'PKey' in the response to the event.",
	);
	return { address, pKey, ...readPatience(item, patience) };
}
