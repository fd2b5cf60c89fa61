import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { checkFeedbackSecret } from './checkFeedbackSecret';
import { feedbackTriggerPanel, feedbackTriggerProperties, receiveFeedback } from './feedbackTrigger.operation';
import { enteredByHand } from '../shared/webhook/enteredByHand';

export class JourneyOptimizerFeedbackTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe Journey Optimizer Feedback Trigger',
		name: 'journeyOptimizerFeedbackTrigger',
		icon: {
			light: 'file:../../icons/journeyOptimizerFeedback.svg',
			dark: 'file:../../icons/journeyOptimizerFeedback.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["statuses"].length ? $parameter["statuses"].join(", ") : "all feedback" }}',
		description:
			'Starts the workflow when Adobe Journey Optimizer reports what became of a message: sent, delivered, bounced or left out',
		defaults: { name: 'Adobe Journey Optimizer Feedback Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'journeyOptimizerFeedbackApi', required: true, testedBy: 'checkFeedbackSecret' }],
		// Without `responseData`, n8n responds with the name of its default instead of what the node returns.
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'feedback' }],
		triggerPanel: feedbackTriggerPanel,
		properties: feedbackTriggerProperties,
	};

	methods = { credentialTest: { checkFeedbackSecret } };

	// Journey Optimizer has no API for its one feedback webhook per sandbox: an administrator enters the address there.
	webhookMethods = { default: enteredByHand };

	webhook = receiveFeedback;
}
