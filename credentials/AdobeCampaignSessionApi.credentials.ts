import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';
import { campaignCredential, signInToCampaign } from '../nodes/AdobeCampaign/credential';
import { CREDENTIAL_TEST_HEADER, withoutInvisible } from '../nodes/shared/signIn/verification';
import { cachedTokenProperties } from '../nodes/shared/signIn/cachedToken.description';
import { signing, signingIn } from '../nodes/shared/signIn/signIn';

const showFor = (...authentication: string[]) => ({ show: { authentication } });

export class AdobeCampaignSessionApi implements ICredentialType {
	name = 'adobeCampaignSessionApi';

	displayName = 'Adobe Campaign Session API';

	documentationUrl =
		'https://github.com/campaign-bridge/n8n-nodes-campaign-bridge/blob/main/docs/credentials.md#adobe-campaign-session-api';

	icon: Icon = { light: 'file:../icons/adobeCampaign.svg', dark: 'file:../icons/adobeCampaign.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://rt.example.campaign.adobe.com',
			description: 'URL of the execution (real-time) instance of Message Center, not of the marketing instance',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			default: 'logon',
			options: [
				{
					name: 'IMS (OAuth Server-to-Server)',
					value: 'ims',
					description: 'Campaign v8.6 and later accepts only this; v7 from build 7.3.5',
				},
				{
					name: 'Login and Password in Each Call',
					value: 'loginPassword',
					description: 'For several execution instances behind a load balancer. The security zone must allow it.',
				},
				{ name: 'Logon Session', value: 'logon', description: 'Signs in once and keeps the session until it expires' },
				{
					name: 'Session Token',
					value: 'sessionToken',
					description: 'A session that you opened yourself. It cannot be renewed here.',
				},
				{
					name: 'Trusted IP Address',
					value: 'trustedIp',
					description: 'Campaign trusts the IP address of this n8n instance; no password is sent',
				},
			],
		},
		{
			displayName: 'Login',
			name: 'login',
			type: 'string',
			default: '',
			placeholder: 'e.g. mc',
			displayOptions: showFor('logon', 'loginPassword', 'trustedIp'),
			description: 'Name of the operator, usually one with only the Message Center rights',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: showFor('logon', 'loginPassword'),
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: showFor('sessionToken'),
			description: 'Begins with three underscores',
		},
		{
			displayName: 'Security Token',
			name: 'securityToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: showFor('sessionToken'),
			description: 'Belongs to the session token and begins with @',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			displayOptions: showFor('ims'),
			description: 'From the OAuth Server-to-Server credential in the Adobe Developer Console',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: showFor('ims'),
		},
		{
			displayName: 'Scopes',
			name: 'scopes',
			type: 'string',
			default:
				'openid,AdobeID,campaign_sdk,campaign_config_server_general,deliverability_service_general,additional_info.projectedProductContext',
			displayOptions: showFor('ims'),
			description: 'As shown in the Adobe Developer Console, separated by commas',
		},
		{
			displayName: 'IMS URL',
			name: 'imsUrl',
			type: 'string',
			default: 'https://ims-na1.adobelogin.com',
			displayOptions: showFor('ims'),
			description: 'URL to request access tokens from. Change it only if Adobe tells you to.',
		},
		...cachedTokenProperties(),
		{
			displayName: 'Acquired Security Token',
			name: 'acquiredSecurityToken',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
	];

	preAuthentication = signingIn(signInToCampaign);

	authenticate = signing(campaignCredential);

	// The sign-in and a harmless query ran before this, in `preAuthentication`; a fault can come with HTTP 200,
	// which no rule of a declarative test can tell from success.
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{$credentials.baseUrl${withoutInvisible}.trim().replace(/(\\/nl(\\/jsp(\\/[\\w.]*)?)?)?\\/*$/, '')}}`,
			url: '/r/test',
			headers: { [CREDENTIAL_TEST_HEADER]: 'true' },
		},
	};
}
