import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { delivering } from '../shared/delivery/deliver';
import { fromPasted, subtitle } from '../shared/description/subtitle';
import { pasteMethods } from '../shared/paste/fields';
import { sendProperties } from './send.description';
import { sendPlan } from './send.operation';
import { readApiPreview, takenFromText } from './paste/apiPreview';

const addressOnly =
	"The pasted text has no body, so it has no fields to fill in. Choose 'Map Automatically' to send the items as they are, or paste the body as well.";

export class AdobeCampaignTransactionalSend implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe Campaign Transactional Send',
		name: 'adobeCampaignTransactionalSend',
		icon: {
			light: 'file:../../icons/adobeCampaignTransactional.svg',
			dark: 'file:../../icons/adobeCampaignTransactional.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: subtitle(
			`$parameter["eventId"] || ($parameter["dataMode"] === "paste" ? ${fromPasted(/\/campaign\/[^/\s]+\/([^/\s"'?]+)/, 'Pasted event')} : "")`,
		),
		description:
			'Send one transactional event per item to Adobe Campaign Standard or the REST API of Campaign v8, which sends the message',
		defaults: { name: 'Adobe Campaign Transactional Send' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeImsApi', required: true }],
		properties: sendProperties,
	};

	methods = { resourceMapping: pasteMethods('readPreviewFields', readApiPreview, takenFromText, addressOnly) };

	execute = delivering(sendPlan);
}
