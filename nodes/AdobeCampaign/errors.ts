import type { ErrorRow } from '../shared/platform/errorRow';
import type { StatusRows } from '../shared/platform/status';

const ipDenied: ErrorRow = {
	means: 'denied',
	diagnose: true,
	say: 'Campaign does not accept calls from this IP address',
	todo: 'Ask the Campaign administrator to add the address to the security zone.',
};
const wordsTodo = "The platform's own words are in the details.";

/**
 * Campaign's codes, as far as they are documented or were captured. Sources: Adobe knowledge base articles (KA numbers),
 * acc-js-sdk, Campaign Classic documentation. Whether a fault to PushEvents stored some of the events is not documented.
 */
export const errors: Readonly<Record<string, ErrorRow>> = {
	'XSV-350008': {
		means: 'tokenExpired',
		say: 'The Campaign session has expired',
		todo: "If this happens with every second request, several execution instances stand behind a load balancer, and none knows the sessions of the others: set 'Authentication' in the credential to 'Login and Password in Each Call'.",
	},
	// The form in which an IMS token's end arrives; acc-js-sdk issue 108.
	'XSV-350114': { means: 'tokenExpired', say: 'Campaign no longer accepts the IMS token' },
	'XSV-350012': {
		means: 'denied',
		say: 'Campaign refuses the login or the password',
		todo: 'Check the login and the password in the credential, and that the operator may sign in this way.',
	},
	'XSV-350013': ipDenied,
	'XSV-350014': ipDenied,
	'XSV-350063': {
		means: 'denied',
		say: 'This Campaign instance has no database',
		todo: "Check that 'Base URL' in the credential is the address of the execution instance.",
	},
	'SOP-330006': {
		means: 'rejected',
		say: 'This Campaign instance does not know the method',
		todo: "Check that 'Base URL' in the credential is the address of the execution instance, where Message Center is installed.",
	},
	'SOP-330007': {
		means: 'rejected',
		say: 'Campaign could not read the event',
		todo: `Check the event type and the attributes. ${wordsTodo}`,
	},
	// What technical operators meet after an upgrade to 8.6.3, from where only IMS accounts may call the API.
	'SOP-330023': {
		means: 'denied',
		say: 'Campaign does not let this operator call the API',
		todo: "From 8.6.3 on, only technical accounts of the Adobe Developer Console may. Set 'Authentication' in the credential to IMS, and check that the operator of that account has its named rights in Campaign and that the project has Campaign's product profile.",
	},
	'SOP-330011': { means: 'rejected', say: 'Campaign could not store the event', todo: wordsTodo },
	// KA-19367
	'XTK-170036': {
		means: 'rejected',
		say: 'Campaign does not know one of the attributes',
		todo: 'Registration Token exists only where the mobile app package is installed; your own attributes must be in the schema.',
	},
	'XTK-170006': { means: 'rejected', say: 'Campaign could not read an expression' },
	'XFR-180000': { means: 'rejected', say: 'Campaign does not know the schema' },
	'QUE-370030': {
		means: 'rejected',
		say: 'The operator may not write to the folder of the events',
		todo: 'Ask the Campaign administrator for write access.',
	},
	'PGS-220000': { means: 'rejected', say: 'The Campaign database refused the event' },
	'WDB-200001': { means: 'rejected', say: 'The Campaign database refused the event' },
	'WDB-200011': { means: 'rejected', say: 'Campaign cannot find a record that the event refers to' },
};

/** Texts of older builds, which give no codes. */
export const wordings: ReadonlyArray<{ says: RegExp; code: string }> = [
	{ says: /session has expired or is invalid/i, code: 'XSV-350008' },
	{ says: /invalid login or password/i, code: 'XSV-350012' },
	{ says: /IP address .{0,200}(not accepted|via which)/i, code: 'XSV-350014' },
];

/** A fault with no code that is known. */
const unknownFault: ErrorRow = { means: 'rejected', say: 'Campaign refuses the event', todo: wordsTodo };

const baseUrlTodo = "Check 'Base URL' in the credential: it is the address of the execution instance.";
const logTodo = 'The event may have been stored: look in the event log before you send it again.';

/** Whatever is at this address, it is not Campaign. */
export const notCampaign = {
	means: 'denied',
	say: 'There is no SOAP router at this address',
	todo: baseUrlTodo,
} satisfies ErrorRow;

/** What a status alone says. */
export const statusErrors: StatusRows = {
	'3xx': { means: 'denied', say: 'Campaign responds with a redirect, which is not followed', todo: baseUrlTodo },
	'400': { means: 'divided', say: 'Campaign refuses the call' },
	'401': { means: 'tokenExpired', say: 'Campaign does not accept the token' },
	'403': {
		means: 'denied',
		diagnose: true,
		say: 'Campaign refuses access',
		todo: 'The IP address of this n8n may not be allowed, or the operator may not call the API.',
	},
	'404': notCampaign,
	'429': {
		means: 'busy',
		say: 'Campaign does not accept more calls at the moment',
		todo: 'Send fewer calls, or try again later.',
	},
	'4xx': { means: 'rejected', say: 'Campaign refuses the call', todo: wordsTodo },
	other: { means: 'unknown', say: 'The response of Campaign could not be read', todo: logTodo },
};

/** What faults and statuses mean for one kind of call. */
export interface CallErrors {
	/** By Campaign's code. */
	codes: Readonly<Record<string, ErrorRow>>;
	/** A fault whose code is not among them. */
	fault: ErrorRow;
	/** What a status alone says. */
	statuses: StatusRows;
}

/** Of the calls that push events. */
export const pushErrors: CallErrors = { codes: errors, fault: unknownFault, statuses: statusErrors };

const askAgain = {
	means: 'unknown',
	say: 'The response of Campaign could not be read',
	todo: 'Ask again later.',
} as const;
const databaseRefused: ErrorRow = {
	means: 'rejected',
	say: 'The Campaign database refused the query',
	todo: wordsTodo,
};

/** Of queries, which change nothing. What a missing right to read is answered with is not documented. */
export const queryErrors: CallErrors = {
	codes: {
		...errors,
		'SOP-330007': { means: 'rejected', say: 'Campaign could not read the query', todo: wordsTodo },
		'SOP-330011': {
			means: 'rejected',
			say: 'Campaign could not carry out the query',
			todo: `The operator may lack the right to read. ${wordsTodo}`,
		},
		'XTK-170036': { means: 'rejected', say: 'Campaign does not know one of the fields that were asked for' },
		'XFR-180000': {
			means: 'rejected',
			say: 'This Campaign instance does not know the schema that was asked about',
			todo: "Check that 'Base URL' in the credential is the address of the execution instance, where Message Center is installed.",
		},
		'QUE-370030': {
			means: 'rejected',
			say: 'The operator may not read the folder of the events',
			todo: 'Ask the Campaign administrator for read access.',
		},
		'PGS-220000': databaseRefused,
		'WDB-200001': databaseRefused,
		'WDB-200011': databaseRefused,
	},
	fault: { means: 'rejected', say: 'Campaign refuses the query', todo: wordsTodo },
	statuses: { ...statusErrors, other: askAgain },
};

const activityTodo = `Check the name of the workflow and of its External signal activity, and that the workflow is running. ${wordsTodo}`;
const workflowUrlTodo =
	"Check that 'Base URL' in the credential is the address of the instance that the workflow is on, usually the marketing instance.";

const signalNotStored: ErrorRow = { means: 'rejected', say: 'The Campaign database refused the signal' };

/** Of signals to workflows. What a wrong name of a workflow or an activity is answered with is not documented. */
export const signalErrors: CallErrors = {
	codes: {
		...errors,
		'XSV-350063': { means: 'denied', say: 'This Campaign instance has no database', todo: workflowUrlTodo },
		'SOP-330006': { means: 'rejected', say: 'This Campaign instance does not know the method', todo: workflowUrlTodo },
		'SOP-330007': { means: 'rejected', say: 'Campaign could not read the signal', todo: wordsTodo },
		'SOP-330011': { means: 'rejected', say: 'Campaign could not pass the signal on', todo: activityTodo },
		'XTK-170036': { means: 'rejected', say: 'Campaign does not know the workflow or the activity', todo: activityTodo },
		'QUE-370030': {
			means: 'rejected',
			say: 'The operator may not use the folder of the workflow',
			todo: 'Ask the Campaign administrator for the right to run the workflow.',
		},
		'PGS-220000': signalNotStored,
		'WDB-200001': signalNotStored,
		'WDB-200011': {
			means: 'rejected',
			say: 'Campaign cannot find a record that the signal refers to',
			todo: activityTodo,
		},
	},
	fault: { means: 'rejected', say: 'Campaign refuses the signal', todo: activityTodo },
	statuses: {
		...statusErrors,
		'3xx': { means: 'denied', say: 'Campaign responds with a redirect, which is not followed', todo: workflowUrlTodo },
		'404': { means: 'denied', say: 'There is no SOAP router at this address', todo: workflowUrlTodo },
		other: {
			means: 'unknown',
			say: 'The response of Campaign could not be read',
			todo: 'The workflow may have gone on: look at it before you send the signal again.',
		},
	},
};
