import type { ErrorRow } from '../shared/platform/errorRow';
import type { StatusRows } from '../shared/platform/status';
import { unseenTodo } from './wire/campaignRequest';

/** The window that both APIs count calls in (Marketo developer documentation, "Integration best practices"). */
const WINDOW_MS = 20_000;

const rateTodo =
	"All integrations of the subscription share 100 calls per 20 seconds: lower 'Rate Limit: Max Requests'.";
const concurrencyTodo = "All integrations of the subscription share 10 calls at once: lower 'Parallel Requests'.";
const wordsTodo = "Marketo's own words are in the details.";
const campaignTodo =
	"Check the campaign ID: it is the number after SC in the campaign's address in Marketo, such as 1025 in #SC1025A1.";

/** What stops a run at once: every further call would be refused like this one. */
const quotaUsedUp: ErrorRow = {
	means: 'denied',
	final: true,
	say: "Marketo's daily quota of calls is used up",
	todo: 'The quota resets at midnight US Central time; all integrations of the subscription share it.',
};

const busy = (say: string, todo = 'Try again later.'): ErrorRow => ({ means: 'busy', say, todo });
const tooManyInWindow: ErrorRow = {
	...busy('Marketo does not accept more calls at the moment', rateTodo),
	...{ tooMany: true, waitMs: WINDOW_MS },
};
const tooManyAtOnce: ErrorRow = { ...busy('Marketo handles too many calls at once', concurrencyTodo), tooMany: true };
const rejectedRow = (say: string, todo = wordsTodo): ErrorRow => ({ means: 'rejected', say, todo });

const tooLarge: ErrorRow = {
	means: 'divided',
	say: 'The call is too large for Marketo',
	todo: 'Use fewer or shorter tokens.',
};
const tooLong: ErrorRow = { means: 'divided', say: 'The address of the call is too long for Marketo' };

/**
 * Marketo's codes, REST with three or four digits and SOAP with five. Sources: Marketo developer documentation,
 * "Error codes" (REST and SOAP); for texts, live tests in Talend/components, MarketoCampaignClientTestIT.
 */
export const errors: Readonly<Record<string, ErrorRow>> = {
	'413': tooLarge,
	'414': tooLong,
	'500': { means: 'unknown', say: 'Marketo reports an internal fault' },
	'502': { means: 'unknown', say: 'Marketo did not respond in time' },
	'504': { means: 'unknown', say: 'Marketo did not respond in time' },
	'600': { means: 'tokenExpired', say: 'The access token is missing' },
	'601': { means: 'tokenExpired', say: 'Marketo does not accept the access token' },
	// The first use of an expired token brings 602, later uses bring 601 (Marketo developer blog).
	'602': { means: 'tokenExpired', say: 'The access token of Marketo has expired' },
	'604': { means: 'unknown', say: 'Marketo ran out of time over the call' },
	'605': rejectedRow('Marketo does not support the HTTP method at this address'),
	'606': tooManyInWindow,
	'607': quotaUsedUp,
	'608': busy('The API of Marketo is temporarily unavailable'),
	'609': rejectedRow('Marketo could not read the request'),
	'610': rejectedRow(
		'Marketo does not know the address of the call',
		"Check 'Base URL' in the credential and the campaign ID.",
	),
	'611': busy(
		'Marketo reports a system fault',
		'If this lasts: tokens cannot be set for a campaign whose program lies within another program.',
	),
	'612': rejectedRow('Marketo does not accept the content type'),
	'614': busy(
		'Marketo cannot reach the subscription at the moment',
		"If this lasts, check 'Base URL' in the credential.",
	),
	'615': tooManyAtOnce,
	'616': { means: 'denied', say: 'This Marketo subscription does not have an API', todo: wordsTodo },
	'702': rejectedRow('Marketo found no data'),
	'703': { means: 'denied', say: 'The feature is not enabled in this Marketo subscription', todo: wordsTodo },
	'709': rejectedRow('A rule of Marketo forbids the call'),
	// Nothing says that the call was not taken. Look-ups only read, so they are repeated all the same.
	'713': { means: 'unknown', say: 'Marketo reports a passing fault' },
	'1001': rejectedRow('Marketo expects a value of another type'),
	'1002': rejectedRow('A required parameter is missing'),
	'1003': { means: 'divided', say: 'Marketo refuses the data of the call', todo: wordsTodo },
	'1004': {
		means: 'divided',
		say: 'Marketo has no lead with this ID',
		todo: `It may have been deleted or merged: use another key, or create the lead first. ${unseenTodo}`,
	},
	'1006': rejectedRow(
		'Marketo does not have this lead field',
		"Check 'Lead Key Field': it is the name of the field in the REST API, not the one on the screen.",
	),
	'1011': rejectedRow('Marketo cannot look up leads by this key type', "Choose another 'Lead Key Type'."),
	'1013': rejectedRow('Marketo has no campaign with this ID', campaignTodo),
	'1020': rejectedRow(
		'Marketo clones no more programs today',
		"'Clone to Program Name' can be used 20 times per day in the whole subscription. Send it again tomorrow, or leave it empty.",
	),
	'1042': rejectedRow('The time of the run is too far ahead for Marketo', "'Run At' can be at most two years ahead."),

	'10001': busy('Marketo reports a severe internal fault'),
	'20011': busy('Marketo reports an internal fault'),
	'20012': rejectedRow('Marketo does not understand the request'),
	'20013': {
		means: 'denied',
		say: 'Marketo blocks this caller from its SOAP API',
		todo: "Adobe removed this API as of 2026-07-31: set 'API' in the node to REST.",
	},
	'20014': {
		means: 'denied',
		say: 'Marketo refuses the user ID or the encryption key',
		todo: "Copy 'User ID' and 'Encryption Key' again from Admin, Web Services, and check the clock of this server.",
	},
	'20015': quotaUsedUp,
	'20016': {
		means: 'tokenExpired',
		say: 'Marketo considers the signature too old',
		todo: 'Check the clock of the server that n8n runs on.',
	},
	'20017': rejectedRow('A required parameter is missing'),
	'20018': rejectedRow('Marketo does not accept the encoding'),
	'20019': rejectedRow('Marketo does not know the operation', "Check 'Endpoint' in the credential."),
	'20023': tooManyInWindow,
	'20024': tooManyAtOnce,
	'20101': rejectedRow('The key of a lead is missing'),
	'20102': {
		means: 'divided',
		say: 'Marketo does not accept the key of the lead',
		todo: "Check 'Lead Key Type' and 'Lead Key'.",
	},
	'20103': {
		means: 'divided',
		say: 'Marketo has no lead with this key',
		todo: `Create the lead first, or choose another key type. ${unseenTodo}`,
	},
	'20109': rejectedRow('A required parameter is missing'),
	'20110': rejectedRow('Marketo refuses a parameter', `Check the campaign and the tokens. ${wordsTodo}`),
	'20113': rejectedRow(
		'Marketo has no such campaign',
		'Check the campaign, and that it is active and requestable by the API.',
	),
	'20114': rejectedRow('Marketo refuses a parameter', `Check the campaign and the tokens. ${wordsTodo}`),
};

/** What is said where Marketo refuses with a code that is in no table: its own words are passed on. */
export const unlisted: ErrorRow = { means: 'rejected', say: 'Marketo refuses the call', todo: wordsTodo };

/** What each endpoint needs; the same code 603 stands for a missing permission and for a blocked address. */
export type Permission =
	| 'Execute Campaign'
	| 'Read-Only Lead'
	| 'Read-Write Lead'
	| 'Read-Only Campaign'
	| 'Read-Only Activity'
	| 'Read-Only Asset';

/**
 * Without these the run can go on: permissions are given per workspace, so another campaign may be allowed, and what
 * campaigns a lead has run through is an extra, and so is a lead that is missing. Look-ups that everything depends on are denied for good.
 */
const ownCallOnly: readonly Permission[] = ['Execute Campaign', 'Read-Write Lead', 'Read-Only Asset'];

/** Code 603 in the user's terms (Marketo developer documentation, "Custom services"). */
export function accessDenied(permission: Permission): ErrorRow {
	return {
		means: ownCallOnly.includes(permission) ? 'rejected' : 'denied',
		say: `Marketo denies access: the API user lacks the permission ${permission}, or this IP address is not allowed`,
		todo: `Give the role of the API user the permission ${permission} in the campaign's workspace, and check the IP allow-list in Admin.`,
	};
}

const addressTodo = 'Check the address in the credential: Marketo shows it in Admin, Web Services.';

/** What a status alone says, where the body is not a response of the API: a gateway's page, or nothing. */
export const statusErrors: StatusRows = {
	'3xx': { means: 'denied', say: 'Marketo responds with a redirect, which is not followed', todo: addressTodo },
	'400': { means: 'divided', say: 'Marketo refuses the call' },
	'401': { means: 'tokenExpired', say: 'Marketo does not accept the access token' },
	'403': {
		means: 'denied',
		say: 'Marketo refuses access',
		todo: 'The IP address of this n8n may not be allowed; ask the Marketo administrator.',
	},
	'404': { means: 'denied', say: 'There is no Marketo API at this address', todo: addressTodo },
	'413': tooLarge,
	'414': tooLong,
	'429': busy('Marketo does not accept more calls at the moment', 'Send fewer calls, or try again later.'),
	'4xx': { means: 'rejected', say: 'Marketo refuses the call', todo: wordsTodo },
	other: {
		means: 'unknown',
		say: 'The response of Marketo could not be read',
		todo: 'The campaign may have been requested: look in the activity log of the leads before you send it again.',
	},
};
