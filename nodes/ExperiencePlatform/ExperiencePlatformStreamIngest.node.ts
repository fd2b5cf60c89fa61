import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { delivering } from '../shared/delivery/deliver';
import { fromPasted, subtitle } from '../shared/description/subtitle';
import { pasteMethods } from '../shared/paste/fields';
import { searchFlows, searchInlets, searchSchemas } from './resources.list';
import { streamIngestProperties } from './streamIngest.description';
import { streamIngestPlan } from './streamIngest.operation';
import { readPreview, takenFromText } from './paste/preview';

export class ExperiencePlatformStreamIngest implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe Experience Platform Stream Ingest',
		name: 'experiencePlatformStreamIngest',
		icon: { light: 'file:../../icons/experiencePlatform.svg', dark: 'file:../../icons/experiencePlatform.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(
			`$parameter["specifyEntity"] === "paste" ? ${fromPasted(/"eventID"\s*:\s*"([^"]+)"/, 'Pasted message')} : { xdm: "XDM", raw: "Raw data", message: "Whole message" }[$parameter["format"]]`,
		),
		description:
			'Stream events or records, one per item, into Adobe Experience Platform, where events can start journeys',
		defaults: { name: 'Adobe Experience Platform Stream Ingest' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeImsApi', required: true, displayOptions: { show: { authentication: ['ims'] } } }],
		properties: streamIngestProperties,
	};

	methods = {
		listSearch: { searchFlows, searchInlets, searchSchemas },
		resourceMapping: pasteMethods('readPreviewFields', readPreview, takenFromText),
	};

	execute = delivering(streamIngestPlan);
}
