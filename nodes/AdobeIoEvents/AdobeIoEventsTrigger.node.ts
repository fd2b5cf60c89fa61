import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { ioEventsTriggerPanel, ioEventsTriggerProperties, receiveIoEvents } from './ioEventsTrigger.operation';
import { enteredByHand } from '../shared/webhook/enteredByHand';

export class AdobeIoEventsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe I/O Events Trigger',
		name: 'adobeIoEventsTrigger',
		icon: { light: 'file:../../icons/adobeIoEvents.svg', dark: 'file:../../icons/adobeIoEvents.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["eventTypes"] || "all events" }}',
		description:
			'Starts the workflow when Adobe reports an event, such as data that Experience Platform could not ingest or a change in Marketo',
		defaults: { name: 'Adobe I/O Events Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'adobe-io-events' },
			// Without `responseData`, n8n responds with the name of its default instead of what the node returns.
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'adobe-io-events' },
		],
		triggerPanel: ioEventsTriggerPanel,
		properties: ioEventsTriggerProperties,
	};

	// The address is entered in the Adobe Developer Console by a person.
	webhookMethods = { default: enteredByHand };

	webhook = receiveIoEvents;
}
