import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';
import { marketoCredential, signInToMarketo } from '../nodes/Marketo/credential';
import { CREDENTIAL_TEST_HEADER, withoutInvisible } from '../nodes/shared/signIn/verification';
import { cachedTokenProperties } from '../nodes/shared/signIn/cachedToken.description';
import { signing, signingIn } from '../nodes/shared/signIn/signIn';

export class MarketoApi implements ICredentialType {
	name = 'marketoApi';

	displayName = 'Marketo API';

	documentationUrl =
		'https://github.com/campaign-bridge/n8n-nodes-campaign-bridge/blob/main/docs/credentials.md#marketo-api';

	icon: Icon = { light: 'file:../icons/marketo.svg', dark: 'file:../icons/marketo.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://123-ABC-456.mktorest.com',
			description: 'The REST endpoint from Admin, Web Services, with or without /rest at the end',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'From Admin, LaunchPoint, View Details of the custom service',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		...cachedTokenProperties(),
	];

	preAuthentication = signingIn(signInToMarketo);

	authenticate = signing(marketoCredential);

	// The verdict was given before this, in `preAuthentication`, which names the missing permission.
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{$credentials.baseUrl${withoutInvisible}.trim().replace(/(\\/(rest|identity)(\\/.*)?)?\\/*$/i, '')}}`,
			url: '/rest/v1/campaigns.json',
			qs: { batchSize: 1, isTriggerable: true },
			headers: { [CREDENTIAL_TEST_HEADER]: 'true' },
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'success', value: false, message: 'Marketo refuses the call' },
			},
		],
	};
}
