/** What a refusal of Journey Optimizer means for its call and what we say about it. */
export interface ErrorRow {
	/** The code at the end of `type`, or the wording of title and message. */
	says: RegExp;
	/** Only with one of these statuses. */
	statuses?: readonly number[];
	/**
	 * `duplicate`: the request ID was used before. `recipient`: one recipient of the call is at fault. `call`: all of
	 * them may be. `unavailable`: only an administrator can mend it.
	 */
	means: 'duplicate' | 'recipient' | 'call' | 'unavailable';
	say: string;
	todo: string;
}

/** The platform turned the call itself down; everything else is looked at by its status alone. */
const refusals = [400, 404, 409, 412, 422];

/**
 * Adobe publishes no list of codes for executions, so most rows go by wording. Sources: Journey Optimizer documentation,
 * "Trigger API triggered campaigns" (dates, activation, endpoints, Cosmos DB) and "Define the audience of API triggered
 * campaigns" (unknown profiles); Journey Optimizer APIs, "Trigger campaigns using APIs"; error code reference (CJMTL).
 */
export const errors: readonly ErrorRow[] = [
	{
		// The verb has to follow "request" closely: "Bad Request: the campaign has already ended" is none.
		says: new RegExp(
			[
				...['duplicate[\\s_-]*request', 'duplicate\\b.*\\brequest[\\s_-]*id\\b'],
				'\\brequest[\\s_-]*id\\b.*\\b(already|duplicate|used before|(not|must be) unique)\\b',
				'\\brequest\\s+((has|is|was|been|a)\\s+)*(already|duplicate|used before|(not|must be) unique)\\b',
			].join('|'),
			'i',
		),
		statuses: refusals,
		means: 'duplicate',
		say: 'Journey Optimizer has taken this request ID before',
		todo: "Nothing was sent for it now. Give every message a 'Request ID' of its own, or leave it empty.",
	},
	{
		says: /cosmos|AAD (auth\w* )?token|currently revoked/i,
		statuses: [500],
		means: 'unavailable',
		say: 'Journey Optimizer cannot open the database of this organization (Azure Cosmos DB)',
		todo:
			'Ask your Azure administrator to enable the service principal of the customer-managed key again and to check ' +
			'its rights on the key vault. Sending again does not help until then.',
	},
	{
		says: /profile\b.{0,200}\b(not found|not exist|unknown|cannot be found)|(cannot|could not) find the profile/i,
		statuses: refusals,
		means: 'recipient',
		say: 'Journey Optimizer knows no profile with this user ID',
		todo: "Check 'User ID' and 'Namespace', or let the campaign create new profiles.",
	},
	{
		// Before the rows about campaigns: whoever names a recipient may mean one of twenty.
		says: /CJMTL-010011|\brecipients?\b|\buser\s?-?id/i,
		statuses: refusals,
		means: 'recipient',
		say: 'Journey Optimizer refuses the recipient',
		todo: "Check 'User ID', 'Namespace' and 'Channel Data' of this item.",
	},
	{
		says: /high.?throughput|\bendpoint\b|\bunitary\b|audience.?based/i,
		statuses: refusals,
		means: 'call',
		say: 'The campaign does not fit the endpoint',
		todo: "Choose the 'Endpoint' that the campaign's cURL request in Journey Optimizer shows.",
	},
	{
		says: /(start|end) date|\bdates\b|not (yet )?started|(has|already) ended|out of (its )?schedule|\bexpired\b/i,
		statuses: refusals,
		means: 'call',
		say: 'The campaign does not run today: its start is still to come or its end is over',
		todo: 'Check the start and end date of the campaign in Journey Optimizer.',
	},
	{
		says: /not (active|activated|live|published)|\binactive\b|in draft|\b(stopped|archived)\b/i,
		statuses: refusals,
		means: 'call',
		say: 'The campaign is not active',
		todo: 'Activate the campaign in Journey Optimizer.',
	},
	{
		says: /(cannot|could not) find the campaign|campaign\b.{0,200}\b(not found|not exist)/i,
		statuses: refusals,
		means: 'call',
		say: 'Journey Optimizer knows no campaign with this ID',
		todo: "Check 'Campaign', and 'Sandbox Name' in the credential: each sandbox has campaigns of its own.",
	},
];

/** What a status alone tells, where no row fits. */
export const sentences = {
	refused: { message: 'Journey Optimizer refuses the call', todo: "The platform's own words are in the details." },
	denied: {
		message: 'Journey Optimizer refuses the access',
		todo: 'Ask your administrator for a role that may run campaigns in this sandbox, for the API credential.',
	},
	redirected: {
		message: 'Journey Optimizer answers with a redirection, which is not followed',
		todo: "Check 'Platform URL' in the credential.",
	},
	notThere: {
		message: 'Journey Optimizer does not find what the call asks for',
		todo: "Check the ID, and 'Sandbox Name' in the credential.",
	},
	unreadable: {
		message: 'The answer of Journey Optimizer could not be read',
		todo: 'The message may have been sent: look into the campaign report before you send it again.',
	},
	noId: {
		message: 'Journey Optimizer answered without an execution ID',
		todo: 'The message may have been sent: look into the campaign report before you send it again.',
	},
	broken: {
		message: 'Journey Optimizer could not finish the call',
		todo:
			'The message may have been sent: look into the campaign report before you send it again. If this lasts, ask ' +
			'your administrator whether the encryption key of the organization is still reachable.',
	},
} as const;
