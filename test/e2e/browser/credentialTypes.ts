import { demo } from '../../../sandbox/demo';

/** A credential as a user fills it in by hand. */
export interface CredentialType {
	/** The name in the list of credential types. */
	title: string;
	/** Chosen in dropdowns first, because other fields depend on it: parameter and entry. */
	choices: Array<[string, string]>;
	/** Typed in, without the secret: parameter and value. */
	fields: Array<[string, string]>;
	secret: { name: string; right: string; wrong: string };
	/** What the red banner must say about the wrong secret. */
	refusal: RegExp;
}

/** Long enough for a secret, and to be found on a page that shows it. */
const wrong = 'not-the-secret-4711';

/** All credential types, filled in for the sandbox. */
export function credentialTypes(sandboxUrl: string): CredentialType[] {
	const { campaign, ims, journeyFeedback, marketo } = demo;
	return [
		{
			title: 'Adobe Campaign Session API',
			choices: [],
			fields: [
				['baseUrl', sandboxUrl],
				['login', campaign.login],
			],
			secret: { name: 'password', right: campaign.password, wrong },
			refusal: /Campaign refuses the login or the password/,
		},
		{
			title: 'Adobe IMS API',
			choices: [['environment', 'Custom']],
			fields: [
				['clientId', ims.clientId],
				['scopes', ims.scopes],
				['organizationId', ims.organizationId],
				['imsUrl', sandboxUrl],
				['platformUrl', sandboxUrl],
				['campaignUrl', sandboxUrl],
			],
			secret: { name: 'clientSecret', right: ims.clientSecret, wrong },
			refusal: /client secret/i,
		},
		{
			title: 'Marketo API',
			choices: [],
			fields: [
				['baseUrl', sandboxUrl],
				['clientId', marketo.clientId],
			],
			secret: { name: 'clientSecret', right: marketo.clientSecret, wrong },
			refusal: /Marketo refuses the client ID or the client secret\. Copy both again/,
		},
		{
			title: 'Marketo SOAP API',
			choices: [],
			fields: [
				['endpoint', `${sandboxUrl}/soap/mktows/3_1`],
				['userId', marketo.userId],
			],
			secret: { name: 'encryptionKey', right: marketo.encryptionKey, wrong },
			refusal: /Marketo refuses the user ID or the encryption key/,
		},
		{
			title: 'Adobe Journey Optimizer Feedback API',
			choices: [],
			fields: [['headerName', journeyFeedback.headerName]],
			// No server can check this secret, so the wrong one is a secret that is easy to guess.
			secret: { name: 'headerValue', right: journeyFeedback.headerValue, wrong: 'hush-4711' },
			refusal: /'Header Value' is too short: use at least 16 random characters/,
		},
	];
}
