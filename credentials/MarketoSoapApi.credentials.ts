import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';
import { checkSoap, marketoSoapCredential } from '../nodes/Marketo/credential';
import { campaignsForSourceEnvelope } from '../nodes/Marketo/wire/campaignsForSource';
import { CREDENTIAL_TEST_HEADER, withoutInvisible } from '../nodes/shared/signIn/verification';
import { cachedTokenProperties } from '../nodes/shared/signIn/cachedToken.description';
import { signing, signingIn } from '../nodes/shared/signIn/signIn';

/** Apart from the others, because the linter does not take its name for that of a secret. */
const encryptionKey: INodeProperties = {
	displayName: 'Encryption Key',
	name: 'encryptionKey',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	description: 'Looks like a hexadecimal number; used exactly as entered',
};

export class MarketoSoapApi implements ICredentialType {
	name = 'marketoSoapApi';

	displayName = 'Marketo SOAP API';

	documentationUrl =
		'https://github.com/campaign-bridge/n8n-nodes-campaign-bridge/blob/main/docs/credentials.md#marketo-soap-api';

	icon: Icon = { light: 'file:../icons/marketo.svg', dark: 'file:../icons/marketo.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: "Adobe removed Marketo's SOAP API as of 2026-07-31. Use the Marketo API credential instead.",
			name: 'soapNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Endpoint',
			name: 'endpoint',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://123-ABC-456.mktoapi.com/soap/mktows/3_1',
			description: 'The SOAP endpoint in Admin, Web Services',
		},
		{ displayName: 'User ID', name: 'userId', type: 'string', default: '', required: true },
		encryptionKey,
		// Each call is signed, so nothing is acquired; the field makes n8n run the check below for the Test.
		...cachedTokenProperties(),
	];

	preAuthentication = signingIn(checkSoap);

	authenticate = signing(marketoSoapCredential);

	// The verdict was given before this, in `preAuthentication`: a fault comes with HTTP 500 and would be shown as that.
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{$credentials.endpoint${withoutInvisible}.trim().replace(/(\\?wsdl)?\\/*$/i, '')}}`,
			url: '',
			method: 'POST',
			headers: {
				'Content-Type': 'text/xml; charset=utf-8',
				SOAPAction: '"http://www.marketo.com/mktows/getCampaignsForSource"',
				[CREDENTIAL_TEST_HEADER]: 'true',
			},
			body: campaignsForSourceEnvelope,
		},
	};
}
