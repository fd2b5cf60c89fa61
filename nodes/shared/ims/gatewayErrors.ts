import type { ErrorRow } from '../platform/errorRow';

const profileTodo =
	'Add the product profile to the credential in the Adobe Developer Console, check the scopes, and check that ' +
	'the organization is the one that the credential belongs to.';

const tokenExpired: ErrorRow = {
	means: 'tokenExpired',
	say: 'Adobe does not accept the access token',
	todo: profileTodo,
};

/**
 * Codes of Adobe's API gateway and, as three digits, what a status alone says. Sources: Experience Platform
 * documentation, "Troubleshooting guide"; Campaign Standard documentation, "Troubleshooting".
 */
export const gatewayErrors: Readonly<Record<string, ErrorRow>> = {
	'400003': {
		means: 'denied',
		say: 'The organization ID or the sandbox name is missing',
		todo: "Fill in 'Organization ID' in the credential, which ends in @AdobeOrg, and 'Sandbox Name', such as prod.",
	},
	'401': tokenExpired,
	'401013': tokenExpired,
	'403': { means: 'denied', say: 'Adobe refuses access', todo: profileTodo },
	'403000': {
		means: 'denied',
		say: 'The API key is missing',
		todo: "Fill in 'Client ID' in the credential, which is also the API key.",
	},
	'403003': {
		means: 'denied',
		say: 'Adobe does not know the API key',
		todo: "Copy 'Client ID' from the Adobe Developer Console, and add the API to that project.",
	},
	'403010': {
		means: 'denied',
		say: 'The access token is missing',
		todo: "Fill in 'Access Token' in the credential, or choose OAuth Server-to-Server.",
	},
	'403023': {
		means: 'denied',
		say: 'The access token has no product profile for this organization',
		todo: profileTodo,
	},
	'403025': { means: 'denied', say: 'The access token has no product profile for this API', todo: profileTodo },
	'403027': {
		means: 'denied',
		say: 'The access token does not belong to a region: the organization or the product profile does not fit',
		todo: profileTodo,
	},
	'429': {
		means: 'busy',
		say: 'Adobe does not accept more calls at the moment',
		todo: "Set 'Rate Limit: Max Requests' in the options: all users of this API key share its limit.",
	},
	'503': { means: 'busy', say: 'Adobe does not accept calls at the moment', todo: 'Try again later.' },
};
