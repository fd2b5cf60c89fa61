/** What a code of Campaign means for the call and what we say about it. */
export interface ErrorRow {
	/** `rejected`: certainly not executed. `unknown`: the code does not tell whether it was. */
	means: 'rejected' | 'unknown';
	say: string;
	todo?: string;
}

const platformWords = "The platform's own words are in the details.";

/**
 * Codes of the application behind the gateway. RST-360011 says nothing by itself, so the codes after it decide.
 * Sources: Campaign v8 documentation, "Campaign Standard REST API limitations"; KA-14384, KA-19396.
 */
export const errors: Readonly<Record<string, ErrorRow>> = {
	'RST-360000': { means: 'rejected', say: 'Campaign does not know this resource', todo: platformWords },
	'RST-360011': {
		means: 'unknown',
		say: 'Campaign could not carry out the call',
		todo: 'The event may have been stored: look into the event log before you send it again.',
	},
	'RST-360012': { means: 'rejected', say: 'Campaign refuses an operation on this resource', todo: platformWords },
	'XTK-170036': {
		means: 'rejected',
		say: 'Campaign does not know one of the fields',
		todo: `Compare the fields with the API preview of the event. ${platformWords}`,
	},
	'PGS-220000': { means: 'rejected', say: 'The database of Campaign refused the event', todo: platformWords },
	'BAS-010040': { means: 'rejected', say: 'Campaign could not read a value', todo: platformWords },
	'SCM-120008': { means: 'rejected', say: 'Campaign does not find the schema of the event', todo: platformWords },
};

const platformAddress =
	"Check 'Organization' and 'Transactional API' against the address in the API preview of the event.";

/** What happens without a code of the application; the comment of a row names its source. */
export const situations = {
	/** Campaign Standard documentation, "Troubleshooting": a wrong organization at the gateway. */
	checkUri: { say: 'Adobe does not know this organization', todo: platformAddress },
	/** Campaign Standard documentation, "Setting up API access": the instance has no CNAME yet. */
	noCname: {
		say: 'Adobe does not find the Campaign instance of this organization',
		todo: `Ask Adobe to set up the CNAME of the instance. ${platformAddress}`,
	},
	/** The resource of an event exists only while it is published. */
	notPublished: {
		say: 'Campaign does not know the event',
		todo: `Check 'Event ID', and that the event is published. ${platformAddress}`,
	},
	noSuchKey: {
		say: 'Campaign does not know this primary key',
		todo: "Check 'Primary Key' and 'Event ID': both come from the answer to the event, and keys change with a migration.",
	},
	refused: { say: 'Campaign refuses the call', todo: platformWords },
	forbidden: {
		say: 'Adobe refuses the access',
		todo: 'Add the product profile to the credential in the Adobe Developer Console.',
	},
	redirected: {
		say: 'The platform answers with a redirection, which is not followed',
		todo: "Check 'Campaign URL' in the credential.",
	},
	unreadable: {
		say: 'The answer of Campaign could not be read',
		todo: 'The event may have been stored: look into the event log before you send it again.',
	},
	noKey: {
		say: 'Campaign answered without a primary key',
		todo: 'The event may have been stored: look into the event log before you send it again.',
	},
	noStatus: { say: 'Campaign answered without a status', todo: 'Ask again later.' },
	statusUnreadable: { say: 'The answer of Campaign could not be read', todo: 'Ask again later.' },
} satisfies Record<string, { say: string; todo: string }>;
