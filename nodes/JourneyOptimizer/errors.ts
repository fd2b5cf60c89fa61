import type { ErrorRow } from '../shared/platform/errorRow';
import type { StatusRows } from '../shared/platform/status';

/** A row that is found by wording. */
export interface WordedRow extends ErrorRow {
	/** The code at the end of `type`, or the wording of title and message. */
	says: RegExp;
	/** Only with one of these statuses. */
	statuses: readonly number[];
	/** The request ID was used before. */
	duplicate?: boolean;
	/** Only an administrator can mend it, so another attempt is of no use. */
	lasting?: boolean;
}

/** The platform turned the call itself down; everything else is looked at by its status alone. */
const refusals = [400, 404, 409, 412, 422];

/**
 * Adobe publishes no list of codes for executions, so most rows go by wording. Sources: Journey Optimizer documentation,
 * "Trigger API triggered campaigns" (dates, activation, endpoints, Cosmos DB) and "Define the audience of API triggered
 * campaigns" (unknown profiles); Journey Optimizer APIs, "Trigger campaigns using APIs"; error code reference (CJMTL).
 */
export const errors: readonly WordedRow[] = [
	{
		// The verb has to follow "request" closely: "Bad Request: the campaign has already ended" is not meant.
		says: new RegExp(
			[
				...['duplicate[\\s_-]*request', 'duplicate\\b.*\\brequest[\\s_-]*id\\b'],
				'\\brequest[\\s_-]*id\\b.*\\b(already|duplicate|used before|(not|must be) unique)\\b',
				'\\brequest\\s+((has|is|was|been|a)\\s+)*(already|duplicate|used before|(not|must be) unique)\\b',
			].join('|'),
			'i',
		),
		statuses: refusals,
		// The parts of a divided call have request IDs of their own: what was sent before would be sent once more.
		means: 'rejected',
		duplicate: true,
		say: 'Journey Optimizer has already received this request ID',
		todo: "Nothing was sent this time. Give every message its own 'Request ID', or leave it empty.",
	},
	{
		says: /cosmos|AAD (auth\w* )?token|currently revoked/i,
		statuses: [500],
		means: 'unknown',
		lasting: true,
		say: 'Journey Optimizer cannot open the database of this organization (Azure Cosmos DB)',
		todo:
			'Ask your Azure administrator to enable the service principal of the customer-managed key again and to check ' +
			'its rights on the key vault. Sending again does not help until then.',
	},
	{
		says: /profile\b.{0,200}\b(not found|not exist|unknown|cannot be found)|(cannot|could not) find the profile/i,
		statuses: refusals,
		means: 'divided',
		say: 'Journey Optimizer does not know a profile with this user ID',
		todo: "Check 'User ID' and 'Namespace', or let the campaign create new profiles.",
	},
	{
		// Before the rows about campaigns: whoever names a recipient may mean one of twenty.
		says: /CJMTL-010011|\brecipients?\b|\buser\s?-?id/i,
		statuses: refusals,
		means: 'divided',
		say: 'Journey Optimizer refuses the recipient',
		todo: "Check 'User ID', 'Namespace' and 'Channel Data' of this item.",
	},
	{
		says: /high.?throughput|\bendpoint\b|\bunitary\b|audience.?based/i,
		statuses: refusals,
		means: 'rejected',
		say: 'The campaign does not fit the endpoint',
		todo: "Choose the campaign from the list again, or the 'Endpoint' that its cURL request in Journey Optimizer shows.",
	},
	{
		says: /(start|end) date|\bdates\b|not (yet )?started|(has|already) ended|out of (its )?schedule|\bexpired\b/i,
		statuses: refusals,
		means: 'rejected',
		say: 'The campaign does not run today: it has not started yet or has already ended',
		todo: 'Check the start and end date of the campaign in Journey Optimizer.',
	},
	{
		says: /not (active|activated|live|published)|\binactive\b|in draft|\b(stopped|archived)\b/i,
		statuses: refusals,
		means: 'rejected',
		say: 'The campaign is not active',
		todo: 'Activate the campaign in Journey Optimizer.',
	},
	{
		says: /(cannot|could not) find the campaign|campaign\b.{0,200}\b(not found|not exist)/i,
		statuses: refusals,
		means: 'rejected',
		say: 'Journey Optimizer does not know a campaign with this ID',
		todo: "Check 'Campaign', and 'Sandbox Name' in the credential: each sandbox has campaigns of its own.",
	},
];

const reportTodo = 'The message may have been sent: look in the campaign report before you send it again.';
const wordsTodo = "The platform's own words are in the details.";

/** What a status alone says, where the gateway does not decide (401, 429, 503). */
export const statusErrors = {
	'3xx': {
		means: 'denied',
		say: 'Journey Optimizer responds with a redirect, which is not followed',
		todo: "Check 'Platform URL' in the credential.",
	},
	'400': { means: 'divided', say: 'Journey Optimizer refuses the call', todo: wordsTodo },
	// Roles are given per sandbox and campaign, so another item may be allowed.
	'403': {
		means: 'rejected',
		say: 'Journey Optimizer refuses access',
		todo: 'Ask your administrator to give the API credential a role that may run campaigns in this sandbox.',
	},
	'404': {
		means: 'rejected',
		say: 'Journey Optimizer cannot find what the call asks for',
		todo: "Check the ID, and 'Sandbox Name' in the credential.",
	},
	// No other 4xx is documented; the service read the call and refused it.
	'4xx': { means: 'rejected', say: 'Journey Optimizer refuses the call', todo: wordsTodo },
	'5xx': {
		means: 'unknown',
		say: 'Journey Optimizer could not complete the call',
		todo:
			`${reportTodo} If this lasts, ask your administrator whether the encryption key of the organization is still ` +
			'reachable.',
	},
	other: { means: 'unknown', say: 'The response of Journey Optimizer could not be read', todo: reportTodo },
} as const satisfies StatusRows;

/** A success that does not name what was started. */
export const noId: ErrorRow = { means: 'unknown', say: 'Journey Optimizer returned no execution ID', todo: reportTodo };

/**
 * What orchestrated campaigns add, by the number in the code `CJMOC-6100-400` (AdobeDocs/journey-optimizer-apis,
 * static/CO-trigger-API.yaml).
 */
export const orchestratedErrors = {
	'1001': {
		means: 'denied',
		say: 'The credential may not trigger orchestrated campaigns',
		todo: "Ask your administrator to give its role the permission 'Publish Orchestrated Campaign'.",
	},
	'1200': {
		means: 'rejected',
		say: 'Journey Optimizer does not know an orchestrated campaign with this ID',
		todo: "Check 'Campaign ID', and 'Sandbox Name' in the credential: each sandbox has campaigns of its own.",
	},
	'1215': {
		means: 'rejected',
		say: 'The credential may not trigger this orchestrated campaign',
		todo: 'Ask your administrator for the access label of the campaign.',
	},
	'6100': {
		means: 'rejected',
		say: 'The orchestrated campaign does not wait for a signal',
		todo: "Schedule it as 'Triggered by a signal', and publish it or start its test.",
	},
} as const satisfies Readonly<Record<string, ErrorRow>>;

/** What the code 6104 means. */
export const triggeredTooRecently = 'The orchestrated campaign was triggered less than an hour ago';

/** Nobody knows whether the campaign was triggered. */
export const triggerNotRead = {
	means: 'unknown',
	say: 'The response of Journey Optimizer could not be read',
	todo: 'The campaign may have been triggered: look at its logs in Journey Optimizer before you send it again.',
} as const satisfies ErrorRow;
