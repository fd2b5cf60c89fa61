import type { Sending } from '../shared/contract/operation';
import { MOST_LEADS } from './wire/campaignRequest';
import { marketoCredential } from './credential';
import { judgeTrigger, triggerRequest, type Trigger } from './wire/trigger';

/** Triggers a campaign for up to a hundred leads; an item counts for as many as it stands for. */
export const trigger: Sending<Trigger> = {
	credential: marketoCredential,
	limits: { messages: MOST_LEADS, bytes: MOST_LEADS },
	group: ({ callKey, leads }) => ({ key: callKey, bytes: leads.length }),
	encode: triggerRequest,
	judge: judgeTrigger,
};
