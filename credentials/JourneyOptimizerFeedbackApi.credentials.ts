import type { ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

const headerValue: INodeProperties = {
	displayName: 'Header Value',
	name: 'headerValue',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	description: 'A long random text, the same as in Journey Optimizer. Requests without it are refused.',
};

/** The secret header that tells Journey Optimizer's feedback from anybody else's; tested by the trigger node. */
export class JourneyOptimizerFeedbackApi implements ICredentialType {
	name = 'journeyOptimizerFeedbackApi';

	displayName = 'Adobe Journey Optimizer Feedback API';

	documentationUrl =
		'https://github.com/campaign-bridge/n8n-nodes-campaign-bridge/blob/main/docs/credentials.md#adobe-journey-optimizer-feedback-api';

	icon: Icon = { light: 'file:../icons/journeyOptimizer.svg', dark: 'file:../icons/journeyOptimizer.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: 'X-Feedback-Secret',
			required: true,
			description: "The name that you enter under 'Header Parameters' of the feedback webhook",
		},
		headerValue,
	];
}
