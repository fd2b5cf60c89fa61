/** What a code of the gateway means for the call and what we say about it. */
export interface GatewayRow {
	means: 'tokenExpired' | 'denied' | 'busy';
	say: string;
	todo: string;
}

const profileTodo =
	'Add the product profile to the credential in the Adobe Developer Console, check the scopes, and check that ' +
	'the organization is the one that the credential belongs to.';

/**
 * Codes of Adobe's API gateway and, as three digits, what a status alone says. Sources: Experience Platform
 * documentation, "Troubleshooting guide"; Campaign Standard documentation, "Troubleshooting".
 */
export const gatewayErrors: Readonly<Record<string, GatewayRow>> = {
	'400003': {
		means: 'denied',
		say: 'Adobe misses the organization',
		todo: "Fill in 'Organization ID' of the credential; it ends in @AdobeOrg.",
	},
	'401': {
		means: 'tokenExpired',
		say: 'Adobe does not accept the access token',
		todo: 'A pasted token ends after a day: paste a new one, or choose OAuth Server-to-Server.',
	},
	'401013': {
		means: 'tokenExpired',
		say: 'Adobe does not accept the access token',
		todo: 'A pasted token ends after a day: paste a new one, or choose OAuth Server-to-Server.',
	},
	'403': { means: 'denied', say: 'Adobe refuses the access', todo: profileTodo },
	'403000': {
		means: 'denied',
		say: 'Adobe misses the API key',
		todo: "Fill in 'Client ID' of the credential, which is also the API key.",
	},
	'403003': {
		means: 'denied',
		say: 'Adobe does not know the API key',
		todo: "Copy 'Client ID' from the Adobe Developer Console, and add the API to that project.",
	},
	'403010': {
		means: 'denied',
		say: 'Adobe misses the access token',
		todo: "Fill in 'Access Token' of the credential, or choose OAuth Server-to-Server.",
	},
	'403023': {
		means: 'denied',
		say: 'The access token has no product profile for this organization',
		todo: profileTodo,
	},
	'403025': { means: 'denied', say: 'The access token has no product profile for this API', todo: profileTodo },
	'403027': {
		means: 'denied',
		say: 'The access token belongs to no region: the organization or the product profile does not fit',
		todo: profileTodo,
	},
	'429': {
		means: 'busy',
		say: 'Adobe takes no more calls at the moment',
		todo: "Set 'Max Requests' in the options: all users of this API key share its limit.",
	},
	'503': { means: 'busy', say: 'Adobe takes no calls at the moment', todo: 'Try again later.' },
};
