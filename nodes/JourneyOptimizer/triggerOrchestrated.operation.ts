import type { INodeProperties } from 'n8n-workflow';
import type { Plan } from '../shared/delivery/deliver';
import { dataMode, hiddenForPaste, showForDefineBelow } from '../shared/description/dataMode';
import { givenData } from '../shared/description/givenData';
import { optionsCollection, sendOnceOptions } from '../shared/description/options';
import { outputSchema } from '../shared/description/outputSchema';
import { imsCredential } from '../shared/ims/imsCredential';
import { pasteProperties } from '../shared/paste/pastedText.description';
import { executeCampaignDefaults } from './executeCampaign.description';
import { checkPastedFor } from './paste/pastedFor';
import { readTrigger, type ReadTrigger } from './triggerOrchestrated.read';
import { judgeTrigger, triggerKey, triggerRequest } from './wire/orchestrated';

const campaignId: INodeProperties = {
	displayName: 'Campaign ID',
	name: 'campaignId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 1c7529c7-7a8c-491a-a2c6-3d8131d2e17d',
	description:
		"The orchestrated campaign, which must be scheduled as 'Triggered by a signal' and be live, or be a draft whose test has been started",
};

const variables = givenData({
	...{ displayName: 'Variables', fields: 'variables', show: showForDefineBelow.show, wholeItem: false },
	source: 'Where the parameters of the signal come from',
	description:
		'Parameters of the signal, by the names in the schedule of the campaign. Values are sent as they are, whatever type is shown.',
	json: 'Parameters of the signal as one JSON object',
});

export const triggerOrchestratedProperties: INodeProperties[] = [
	outputSchema('triggerOrchestrated'),
	...hiddenForPaste([campaignId]),
	dataMode(
		'All fields of the item are the parameters of the signal',
		"Paste what 'Copy API request' in the schedule of the campaign gives, and fill in its parameters",
	),
	...pasteProperties({
		description:
			"The request from 'Copy API request' in the schedule of the campaign, as cURL or as HTTP request. Campaign and parameters are taken from it. Its token and API key are not used: leave them out.",
		placeholder: 'e.g. POST https://platform.adobe.io/ajo/campaign-orchestration/orchestratedCampaigns/…',
		method: 'pastedFields',
	}),
	...variables,
	optionsCollection(sendOnceOptions, executeCampaignDefaults, 'The campaign may then run twice.'),
];

/** Triggers orchestrated campaigns. Items that ask for the same share one call, and so its outcome. */
export const triggerPlan: Plan<ReadTrigger> = {
	defaults: executeCampaignDefaults,
	operation: {
		credential: imsCredential,
		limits: { messages: Infinity },
		read: readTrigger,
		precheck: ({ madeFor }, credential) => madeFor && checkPastedFor(madeFor, credential),
		group: (trigger) => ({ key: triggerKey(trigger), bytes: 0 }),
		encode: triggerRequest,
		judge: judgeTrigger,
	},
};
