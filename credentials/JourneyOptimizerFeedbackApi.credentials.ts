import type { ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

const forHeader = { show: { authentication: ['header'] } };
const forToken = { show: { authentication: ['jwt'] } };
const sharedKey = ['HS256', 'HS384', 'HS512'];
const keyPair = ['RS256', 'RS384', 'RS512'];

const headerValue: INodeProperties = {
	displayName: 'Header Value',
	name: 'headerValue',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	displayOptions: forHeader,
	description: 'A long random text, the same as in Journey Optimizer. Requests without it are refused.',
};

const jwtSecret: INodeProperties = {
	displayName: 'Shared Secret',
	name: 'jwtSecret',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	displayOptions: { show: { ...forToken.show, jwtAlgorithm: sharedKey } },
	description: 'A long random text, the same as in Journey Optimizer, which signs its tokens with it',
};

/** How Journey Optimizer's feedback is told from anybody else's; tested by the trigger node. */
export class JourneyOptimizerFeedbackApi implements ICredentialType {
	name = 'journeyOptimizerFeedbackApi';

	displayName = 'Adobe Journey Optimizer Feedback API';

	documentationUrl =
		'https://github.com/campaign-bridge/n8n-nodes-campaign-bridge/blob/main/docs/credentials.md#adobe-journey-optimizer-feedback-api';

	icon: Icon = { light: 'file:../icons/journeyOptimizer.svg', dark: 'file:../icons/journeyOptimizer.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			default: 'header',
			options: [
				{ name: 'JWT', value: 'jwt', description: "The 'JWT Authentication' of the feedback webhook" },
				{ name: 'Secret Header', value: 'header', description: "A header of the webhook's 'Header Parameters'" },
			],
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: 'X-Feedback-Secret',
			required: true,
			displayOptions: forHeader,
			description: "The name that you enter under 'Header Parameters' of the feedback webhook",
		},
		headerValue,
		{
			displayName: 'Algorithm',
			name: 'jwtAlgorithm',
			type: 'options',
			default: 'HS256',
			displayOptions: forToken,
			options: [...sharedKey, ...keyPair].map((name) => ({ name, value: name })),
			description: 'The one that Journey Optimizer signs with. Tokens of any other are refused.',
		},
		jwtSecret,
		{
			displayName: 'Public Key',
			name: 'jwtPublicKey',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			displayOptions: { show: { ...forToken.show, jwtAlgorithm: keyPair } },
			placeholder: '-----BEGIN PUBLIC KEY-----',
			description: 'The public half of the key that Journey Optimizer signs with, in PEM form',
		},
		{
			displayName: 'Issuer',
			name: 'jwtIssuer',
			type: 'string',
			default: '',
			displayOptions: forToken,
			description: "What 'iss' of the token must be. Leave it empty for anything.",
		},
		{
			displayName: 'Audience',
			name: 'jwtAudience',
			type: 'string',
			default: '',
			displayOptions: forToken,
			description: "What 'aud' of the token must be or contain. Leave it empty for anything.",
		},
		{
			displayName: 'Require Expiry',
			name: 'jwtRequireExpiry',
			type: 'boolean',
			default: true,
			displayOptions: forToken,
			description: "Whether tokens without 'exp' are refused. A token that never expires lets in whoever saw it once.",
		},
	];
}
