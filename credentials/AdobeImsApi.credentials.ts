import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';
import { imsCredential } from '../nodes/shared/ims/imsCredential';
import { signInToIms } from '../nodes/shared/ims/signIn';
import { CREDENTIAL_TEST_HEADER, withoutInvisible } from '../nodes/shared/signIn/verification';
import { cachedTokenProperties } from '../nodes/shared/signIn/cachedToken.description';
import { signing, signingIn } from '../nodes/shared/signIn/signIn';

const forOAuth = { show: { authentication: ['oauthServerToServer'] } };
const forCustom = { show: { environment: ['custom'] } };

export class AdobeImsApi implements ICredentialType {
	name = 'adobeImsApi';

	displayName = 'Adobe IMS API';

	documentationUrl =
		'https://github.com/campaign-bridge/n8n-nodes-campaign-bridge/blob/main/docs/credentials.md#adobe-ims-api';

	icon: Icon = { light: 'file:../icons/adobeIms.svg', dark: 'file:../icons/adobeIms.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			default: 'oauthServerToServer',
			options: [
				{
					name: 'Access Token',
					value: 'accessToken',
					description: 'A token that you obtained yourself. It expires after a day and cannot be renewed here.',
				},
				{
					name: 'OAuth Server-to-Server',
					value: 'oauthServerToServer',
					description: 'Obtains a token and renews it before it expires',
				},
			],
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'From the credential in the Adobe Developer Console. It is also sent as the API key.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: forOAuth,
		},
		{
			displayName: 'Scopes',
			name: 'scopes',
			type: 'string',
			default: 'openid,session,AdobeID,read_organizations,additional_info.projectedProductContext',
			displayOptions: forOAuth,
			description: 'As shown in the Adobe Developer Console, separated by commas',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['accessToken'] } },
		},
		{
			displayName: 'Organization ID',
			name: 'organizationId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1234567890ABCDEF12345678@AdobeOrg',
			description: 'Required for Experience Platform and Journey Optimizer',
		},
		{
			displayName: 'Sandbox Name',
			name: 'sandboxName',
			type: 'string',
			default: 'prod',
			description: 'The Experience Platform and Journey Optimizer sandbox to use',
		},
		{
			displayName: 'Inlet Hosts',
			name: 'inletHosts',
			type: 'string',
			default: '*.adobedc.net, *.adobe.io',
			description:
				'Hosts of streaming inlets that the access token may be sent to, separated by commas; *. stands for any subdomain',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			default: 'production',
			options: [
				{ name: 'Custom', value: 'custom', description: 'Use your own hosts, for example for testing' },
				{ name: 'Production', value: 'production', description: "Adobe's hosts, the same for all customers" },
			],
		},
		{
			displayName: 'IMS URL',
			name: 'imsUrl',
			type: 'string',
			default: 'https://ims-na1.adobelogin.com',
			displayOptions: forCustom,
			description: 'URL to request access tokens from',
		},
		{
			displayName: 'Platform URL',
			name: 'platformUrl',
			type: 'string',
			default: 'https://platform.adobe.io',
			displayOptions: forCustom,
			description: 'Base URL of Journey Optimizer',
		},
		{
			displayName: 'Campaign URL',
			name: 'campaignUrl',
			type: 'string',
			default: 'https://mc.adobe.io',
			displayOptions: forCustom,
			description: 'Base URL of Campaign Standard and the REST API of Campaign v8',
		},
		...cachedTokenProperties(),
	];

	preAuthentication = signingIn(signInToIms);

	authenticate = signing(imsCredential);

	// The verdict was given before this, in `preAuthentication`: no rule of a declarative test can tell a wrong secret
	// from a wrong scope. Whatever IMS responds here, it was reached and issued a token.
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{$credentials.environment === 'custom' && $credentials.imsUrl${withoutInvisible}.trim().replace(/(\\/ims(\\/.*)?)?\\/*$/, '') || 'https://ims-na1.adobelogin.com'}}`,
			url: '/ims/profile/v1',
			headers: { [CREDENTIAL_TEST_HEADER]: 'true' },
			ignoreHttpStatusErrors: true,
		},
	};
}
