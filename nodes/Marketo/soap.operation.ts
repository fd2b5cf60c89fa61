import { Boxes } from '../shared/account/boxes';
import type { Entry } from '../shared/contract/operation';
import type { JsonObject } from '../shared/contract/outcome';
import type { Plan } from '../shared/delivery/deliver';
import { marketoSoapCredential } from './credential';
import { marketoPace } from './marketo.description';
import { RequestTimes } from './requestTimes';
import { readRequest } from './requestCampaign.read';
import { callKey, MOST_LEADS, type CampaignRequest } from './wire/campaignRequest';
import { judgeRequestCampaign, requestCampaignCall } from './wire/requestCampaign';
import { withRemovalOf } from './wire/soapRemoved';

const boxes = new Boxes<Entry<CampaignRequest>, JsonObject>();

/** Requests a campaign for up to a hundred leads by their keys: Marketo finds the leads itself. */
export function soapPlan(): Plan<CampaignRequest> {
	const times = new RequestTimes();
	return {
		boxes,
		defaults: marketoPace,
		operation: {
			credential: marketoSoapCredential,
			limits: { messages: MOST_LEADS },
			read: (item) => readRequest(item, 'soap'),
			group: (request) => ({ key: callKey(request), bytes: 0 }),
			encode(requests, credential) {
				times.note(requests);
				return requestCampaignCall(requests, credential, Date.now());
			},
			judge: (response, requests) => judgeRequestCampaign(response, requests, times.of(requests)),
			explain: withRemovalOf,
		},
	};
}
