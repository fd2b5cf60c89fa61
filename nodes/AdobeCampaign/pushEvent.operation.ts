import type { IExecuteFunctions } from 'n8n-workflow';
import { Boxes } from '../shared/account/boxes';
import type { Entry } from '../shared/contract/operation';
import type { JsonObject } from '../shared/contract/outcome';
import type { Plan } from '../shared/delivery/deliver';
import { readCount } from '../shared/item/number';
import { campaignCredential } from './credential';
import { checkPastedHosts } from './paste/pastedHosts';
import { readEvent } from './pushEvent.read';
import type { CampaignEvent } from './wire/event';
import { ipDiagnosis } from './wire/ipDiagnosis';
import { judgePush, pushRequest } from './wire/push';

/** No limit of a call's size is documented; this keeps a call of large events within what gateways take. */
const MOST_CALL_BYTES = 4_000_000;

/** Events in one call where the user chose to batch and gave no number. */
const DEFAULT_BATCH_SIZE = 100;

const boxes = new Boxes<Entry<CampaignEvent>, JsonObject>();

/** Pushes events into Message Center: one a call, or as many as the user allows. */
export function pushEventPlan(context: IExecuteFunctions): Plan<CampaignEvent> {
	const batched = context.getNodeParameter('sendMode', 0) === 'batched';
	const batchSize = readCount(context.getNodeParameter('options.batchSize', 0, ''), DEFAULT_BATCH_SIZE);
	return {
		boxes,
		operation: {
			credential: campaignCredential,
			limits: { messages: batched ? batchSize : 1, bytes: MOST_CALL_BYTES },
			read: (item) => readEvent(item, Date.now()),
			precheck: ({ hosts }, credential) => hosts && checkPastedHosts(hosts, credential),
			group: ({ queue, bytes }) => ({ key: queue, bytes }),
			encode: pushRequest,
			judge: judgePush,
			diagnosis: ipDiagnosis,
		},
	};
}
