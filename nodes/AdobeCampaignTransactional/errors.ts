import type { ErrorRow } from '../shared/platform/errorRow';
import type { StatusRows } from '../shared/platform/status';

const platformWords = "The platform's own words are in the details.";
const logTodo = 'The event may have been stored: look in the event log before you send it again.';

/**
 * Codes of the application behind the gateway. RST-360011 says nothing by itself, so the codes after it decide.
 * Sources: Campaign v8 documentation, "Campaign Standard REST API limitations"; KA-14384, KA-19396.
 */
export const errors: Readonly<Record<string, ErrorRow>> = {
	'RST-360000': { means: 'rejected', say: 'Campaign does not know this resource', todo: platformWords },
	'RST-360011': { means: 'unknown', say: 'Campaign could not carry out the call', todo: logTodo },
	'RST-360012': { means: 'rejected', say: 'Campaign refuses an operation on this resource', todo: platformWords },
	'XTK-170036': {
		means: 'rejected',
		say: 'Campaign does not know one of the fields',
		todo: `Compare the fields with the API preview of the event. ${platformWords}`,
	},
	'PGS-220000': { means: 'rejected', say: 'The Campaign database refused the event', todo: platformWords },
	'BAS-010040': { means: 'rejected', say: 'Campaign could not read a value', todo: platformWords },
	'SCM-120008': { means: 'rejected', say: 'Campaign cannot find the schema of the event', todo: platformWords },
};

const platformAddress =
	"Check 'Organization' and 'Transactional API' against the address in the API preview of the event.";

/** What happens without a code of the application; the comment of a row names its source. */
export const situations = {
	/** Campaign Standard documentation, "Troubleshooting": a wrong organization at the gateway. */
	checkUri: { means: 'rejected', say: 'Adobe does not know this organization', todo: platformAddress },
	/** Campaign Standard documentation, "Setting up API access": the instance has no CNAME yet. */
	noCname: {
		means: 'rejected',
		say: 'Adobe cannot find the Campaign instance of this organization',
		todo: `Ask Adobe to set up the CNAME of the instance. ${platformAddress}`,
	},
	/** The resource of an event exists only while it is published. */
	notPublished: {
		means: 'rejected',
		say: 'Campaign does not know the event',
		todo: `Check 'Event ID', and that the event is published. ${platformAddress}`,
	},
	noSuchKey: {
		means: 'rejected',
		say: 'Campaign does not know this primary key',
		todo: "Check 'Primary Key' and 'Event ID': both come from the response to the event, and keys change with a migration.",
	},
	noKey: { means: 'unknown', say: 'Campaign returned no primary key', todo: logTodo },
	noStatus: { means: 'unknown', say: 'Campaign returned no status', todo: 'Ask again later.' },
} satisfies Record<string, ErrorRow>;

/** What is asked for: a lost status is not a lost event. */
export type Asked = 'send' | 'status';

const refused: ErrorRow = { means: 'rejected', say: 'Campaign refuses the call', todo: platformWords };

/** What a status alone says, where the gateway does not decide (401, 429, 503). */
export const statusErrors = (asked: Asked): StatusRows => ({
	'3xx': {
		means: 'denied',
		say: 'The platform responds with a redirect, which is not followed',
		todo: "Check 'Campaign URL' in the credential.",
	},
	// The organization is part of the address, so another item may be allowed.
	'403': {
		means: 'rejected',
		say: 'Adobe refuses access',
		todo: 'Add the product profile to the credential in the Adobe Developer Console.',
	},
	'404': asked === 'send' ? situations.notPublished : situations.noSuchKey,
	'405': refused,
	'4xx': refused,
	other: {
		means: 'unknown',
		say: 'The response of Campaign could not be read',
		todo: asked === 'send' ? logTodo : 'Ask again later.',
	},
});
