import type { IExecuteFunctions } from 'n8n-workflow';
import type { DeliveryOptions } from '../shared/contract/options';
import type { Operation } from '../shared/contract/operation';
import type { Plan } from '../shared/delivery/deliver';
import { readCount } from '../shared/item/number';
import { campaignCredential } from './credential';
import { readEventQuery, type EventQuery } from './eventStatus.read';
import { followEvents } from './followEvents';
import { eventStatusRequest, judgeEventStatus, MOST_EVENTS } from './wire/eventStatus';
import { ipDiagnosis } from './wire/ipDiagnosis';

/** Adobe gives no number, only the advice that the query is not made for many: a thousand events are twenty queries. */
export const eventStatusPace: Partial<DeliveryOptions> = { concurrency: 1, maxRequests: 30, perSeconds: 60 };

/** Asks for statuses, so many a call. */
function askStatus(messages: number): Operation<EventQuery> {
	return {
		credential: campaignCredential,
		limits: { messages },
		readsOnly: true,
		read: readEventQuery,
		// Two instances have events with the same primary key.
		group: ({ queue, instance }) => ({ key: `${queue} ${instance}`, bytes: 0 }),
		encode: eventStatusRequest,
		judge: judgeEventStatus,
		diagnosis: ipDiagnosis,
	};
}

/** Asks what came of events, and where the user wants to wait, asks again until that is final or the time is over. */
export function eventStatusPlan(context: IExecuteFunctions): Plan<EventQuery> {
	const wantsLog = context.getNodeParameter('options.deliveryLog', 0, true) !== false;
	const operation = askStatus(
		readCount(context.getNodeParameter('options.batchSize', 0, ''), MOST_EVENTS, MOST_EVENTS),
	);
	return {
		operation,
		defaults: eventStatusPace,
		send: async (run, pending) => await followEvents(run, pending, operation, wantsLog),
	};
}
