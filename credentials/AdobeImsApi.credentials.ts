import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';
import { imsCredential } from '../nodes/shared/ims/imsCredential';
import { signInToIms } from '../nodes/shared/ims/signIn';
import { CREDENTIAL_TEST_HEADER } from '../nodes/shared/signIn/verification';
import { cachedTokenProperties } from '../nodes/shared/signIn/cachedToken.description';
import { signingIn } from '../nodes/shared/signIn/signIn';
import { signing } from '../nodes/shared/signIn/signing';

const forOAuth = { show: { authentication: ['oauthServerToServer'] } };
const forCustom = { show: { environment: ['custom'] } };

export class AdobeImsApi implements ICredentialType {
	name = 'adobeImsApi';

	displayName = 'Adobe IMS API';

	documentationUrl =
		'https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/implementation';

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
					description: 'A token that you acquired yourself. It ends after a day and cannot be renewed here.',
				},
				{
					name: 'OAuth Server-to-Server',
					value: 'oauthServerToServer',
					description: 'Acquires a token once and renews it before it ends',
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
			description: 'As the Adobe Developer Console shows them, separated by commas',
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
			description: 'Needed for Experience Platform and Journey Optimizer',
		},
		{
			displayName: 'Sandbox Name',
			name: 'sandboxName',
			type: 'string',
			default: 'prod',
			description: 'The sandbox of Experience Platform and Journey Optimizer that the calls are meant for',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			default: 'production',
			options: [
				{ name: 'Custom', value: 'custom', description: 'Hosts of your own, for tests for instance' },
				{ name: 'Production', value: 'production', description: "Adobe's hosts, the same for all customers" },
			],
		},
		{
			displayName: 'IMS URL',
			name: 'imsUrl',
			type: 'string',
			default: 'https://ims-na1.adobelogin.com',
			displayOptions: forCustom,
			description: 'Where tokens are asked for',
		},
		{
			displayName: 'Platform URL',
			name: 'platformUrl',
			type: 'string',
			default: 'https://platform.adobe.io',
			displayOptions: forCustom,
			description: 'Where Journey Optimizer is called',
		},
		{
			displayName: 'Campaign URL',
			name: 'campaignUrl',
			type: 'string',
			default: 'https://mc.adobe.io',
			displayOptions: forCustom,
			description: 'Where Campaign Standard and the REST API of Campaign v8 are called',
		},
		...cachedTokenProperties(),
	];

	preAuthentication = signingIn(signInToIms);

	authenticate = signing(imsCredential);

	// The verdict was given before this, in `preAuthentication`: no rule of a declarative test can tell a wrong secret
	// from a wrong scope. Whatever IMS answers here, it was reached and gave out a token.
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				"={{$credentials.environment === 'custom' && $credentials.imsUrl.trim().replace(/(\\/ims(\\/.*)?)?\\/*$/, '') || 'https://ims-na1.adobelogin.com'}}",
			url: '/ims/profile/v1',
			headers: { [CREDENTIAL_TEST_HEADER]: 'true' },
			ignoreHttpStatusErrors: true,
		},
	};
}
