import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { delivering } from '../shared/delivery/deliver';
import { fromPasted, subtitle } from '../shared/description/subtitle';
import { pasteMethods } from '../shared/paste/fields';
import { searchEventTypes } from './labelled.list';
import { pushEventProperties } from './pushEvent.description';
import { pushEventPlan } from './pushEvent.operation';
import { readPastedEvent, takenFromText } from './paste/pastedEvent';

export class AdobeCampaignPushEvent implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe Campaign Push Event',
		name: 'adobeCampaignPushEvent',
		icon: { light: 'file:../../icons/adobeCampaign.svg', dark: 'file:../../icons/adobeCampaign.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(
			`$parameter["dataMode"] === "paste" ? ${fromPasted(/Event[^>]*\stype="([^"]+)"/, 'Pasted event')} : $parameter["eventType"] || { rtEvent: "Real-time event", batchEvent: "Batch event" }[$parameter["queue"]]`,
		),
		description: 'Push one transactional event per item to Adobe Campaign Classic or v8, which sends the message',
		defaults: { name: 'Adobe Campaign Push Event' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeCampaignSessionApi', required: true }],
		properties: pushEventProperties,
	};

	methods = {
		listSearch: { searchEventTypes },
		resourceMapping: pasteMethods('pastedFields', readPastedEvent, takenFromText),
	};

	execute = delivering(pushEventPlan);
}
