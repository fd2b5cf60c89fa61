import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { Boxes } from '../shared/account/boxes';
import type { Entry } from '../shared/contract/operation';
import type { JsonObject } from '../shared/contract/outcome';
import { perItem } from '../shared/delivery/runMemory';
import type { Plan } from '../shared/delivery/deliver';
import { imsCredential } from '../shared/ims/imsCredential';
import { readCount } from '../shared/item/number';
import { nodeScope } from '../shared/sentOnce/keyStore';
import { executeCampaignDefaults } from './executeCampaign.description';
import { endpointOfListed } from './listedCampaign';
import { readExecution, type ReadExecution } from './executeCampaign.read';
import { executionRequest, judgeExecution, MOST_CONTEXT_BYTES, MOST_RECIPIENTS } from './wire/execution';
import { checkPastedFor } from './paste/pastedFor';

/** A random ID for the message of an item, so that a platform can recognise a message that comes again. */
const messageId = perItem(randomUUID);

const boxes = new Boxes<Entry<ReadExecution>, JsonObject>();

/** Starts campaigns: one recipient a call, or as many as the user allows; an audience always has a call of its own. */
export function executeCampaignPlan(context: IExecuteFunctions): Plan<ReadExecution> {
	const run: object = context.getExecuteData();
	const scope = nodeScope(context);
	const messages = readCount(context.getNodeParameter('options.recipientsPerCall', 0, ''), 1, MOST_RECIPIENTS);
	const listedEndpoint = endpointOfListed(context.getNode().parameters.campaignId);
	return {
		boxes,
		defaults: executeCampaignDefaults,
		operation: {
			credential: imsCredential,
			// The limit of the context is documented for a message; a call that keeps it as a whole is safe either way.
			limits: { messages, bytes: MOST_CONTEXT_BYTES },
			read: (item) =>
				readExecution(item, {
					sharesCalls: messages > 1,
					listedEndpoint,
					keyScope: scope,
					randomId: ({ index, json }) => messageId(run, index, json),
				}),
			precheck: ({ madeFor }, credential) => madeFor && checkPastedFor(madeFor, credential),
			group: ({ endpoint, campaignId, id, contextBytes, recipient, callMembers = '' }) => ({
				key: [endpoint, campaignId.toLowerCase(), ...(endpoint === 'audience' ? [id] : []), callMembers].join(' '),
				bytes: contextBytes,
				// A user may occur once in a call, and the platform may not mind the case.
				unique: recipient?.userId.toLowerCase(),
			}),
			encode: executionRequest,
			judge: judgeExecution,
		},
	};
}
