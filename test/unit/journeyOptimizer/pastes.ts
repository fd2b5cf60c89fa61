/** Requests in the forms of Adobe's code samples ("Trigger campaigns using APIs"), for a campaign of the sandbox. */
export const campaignId = '16f24a15-7e21-477c-848a-d5695ca7f137';

/** What a paste may hold and nobody may ever see again. */
export const pastedSecrets = {
	bearer: 'eyJhbGciOiJSUzI1NiJ9.eyJwYXN0ZWQiOnRydWV9.c2lnbmF0dXJl',
	apiKey: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
	user: 'ada:pasted-password',
	cookie: 'pasted-cookie-value',
};

interface Sample {
	mode?: 'unitary' | 'highthroughput' | 'audience';
	organizationId?: string;
	sandboxName?: string;
	host?: string;
}

/** The request as an activated campaign shows it. */
export function curlOf(
	body: unknown,
	{
		mode = 'unitary',
		organizationId = '{IMS_ORG}',
		sandboxName = 'prod',
		host = 'https://platform.adobe.io',
	}: Sample = {},
): string {
	const text = typeof body === 'string' ? body : JSON.stringify(body, null, 2);
	return [
		`curl --location --request POST '${host}/ajo/im/executions/${mode}' \\`,
		`--header 'Authorization: Bearer ${pastedSecrets.bearer}' \\`,
		`--header 'x-api-key: ${pastedSecrets.apiKey}' \\`,
		`--header 'x-gw-ims-org-id: ${organizationId}' \\`,
		`--header 'x-sandbox-name: ${sandboxName}' \\`,
		`-u ${pastedSecrets.user} --cookie 'session=${pastedSecrets.cookie}' \\`,
		`--header 'Content-Type: application/json' \\`,
		`--data-raw '${text.replace(/'/g, `'\\''`)}'`,
	].join('\n');
}

const product = { product: { name: 'Jacket', category: 'Clothes' }, offerCode: 'WINTER' };
const recipient = { type: 'aep', namespace: 'email', userId: 'test@example.com' };
const head = { requestId: '3126743632163793', campaignId };

/** The bodies of Adobe's seven samples, and the generated one whose every variable is "string". */
export const bodies = {
	address: { ...head, recipients: [recipient] },
	context: {
		...head,
		recipients: [
			{ ...recipient, channelData: { mobilePhoneNumber: '1234567890' }, context: product },
			{ ...recipient, userId: 'test1@example.com', channelData: { mobilePhoneNumber: '0921234567' }, context: product },
		],
	},
	/** Sample 3 has a comment in its JSON. */
	push: `{
  "requestId": "3126743632163793",
  "campaignId": "${campaignId}",
  "recipients": [
    {
      "type": "aep",
      "namespace": "email",
      "userId": "12345678901234567890123456789493505531",
      /* The push identity has to be there, "before" // the call. */
      "channelData": { "pushInfo": { "appID": "#appId#", "platform": "#platform#", "token": "#token#" } }
    }
  ]
}`,
	profile: {
		...head,
		recipients: [
			{
				...recipient,
				context: product,
				profile: {
					person: {
						name: { firstName: 'Ada', lastName: 'Lovelace' },
						mobilePhone: { number: '111-112-3456', primary: true },
					},
				},
			},
		],
	},
	override: {
		...head,
		recipients: [{ ...recipient, channelData: { emailAddress: 'test123@example.com' }, context: product }],
	},
	mergePolicy: {
		...head,
		recipients: [
			{
				...recipient,
				mergePolicyName: 'DefaultTimeBased',
				mergePolicySchema: '_xdm.context.profile',
				channelData: { emailAddress: 'test123@example.com' },
			},
		],
	},
	audience: { campaignId: '38146c37-9043-499e-a6ac-f78b7ec91359', context: product },
	generated: {
		requestId: 'string',
		campaignId,
		recipients: [
			{
				...{ type: 'aep', userId: 'string', namespace: 'email' },
				channelData: { emailAddress: 'string' },
				context: {
					orderNumber: '<orderNumber>',
					total: 10,
					express: false,
					items: [{ name: 'string' }],
					note: '{{note}}',
				},
				profile: { person: { name: { firstName: '' } } },
			},
		],
	},
};
