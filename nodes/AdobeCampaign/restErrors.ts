import type { InstanceRows } from '../shared/ims/campaignRefusal';
import type { ErrorRow } from '../shared/platform/errorRow';
import type { StatusRows } from '../shared/platform/status';

const wordsTodo = "The platform's own words are in the details.";
const addressTodo =
	"Check 'Organization': it is the tenant ID of the instance, the first part of the path of every address of its REST API.";
const workflowTodo = `Check 'Workflow', the ID as the properties of the workflow show it, and that the workflow is running. ${addressTodo}`;
const activityTodo = `Check the parameters against those that the External signal activity declares, and that the workflow is running. ${wordsTodo}`;
const lookTodo = 'The workflow may have gone on: look at it before you send the signal again.';

/** A response to a signal that tells nothing. */
export const signalNotRead = {
	means: 'unknown',
	say: 'The response of Campaign could not be read',
	todo: lookTodo,
} as const satisfies ErrorRow;

const statuses = {
	'3xx': {
		means: 'denied',
		say: 'The platform responds with a redirect, which is not followed',
		todo: "Check 'Campaign URL' in the credential.",
	},
	'400': { means: 'rejected', say: 'Campaign refuses the call', todo: wordsTodo },
	// The organization is part of the address, so another item may be allowed.
	'403': {
		means: 'rejected',
		say: 'Adobe refuses access',
		todo: 'Add the product profile to the credential in the Adobe Developer Console, and ask Adobe whether the REST API is enabled for this instance.',
	},
	'404': { means: 'rejected', say: 'Campaign does not know this workflow', todo: workflowTodo },
	'4xx': { means: 'rejected', say: 'Campaign refuses the call', todo: wordsTodo },
	other: signalNotRead,
} as const satisfies StatusRows;

/**
 * Of signals over REST. RST-360011 says nothing by itself, so the codes after it decide; Campaign v8 leaves the codes out,
 * so the words do (Campaign v8 documentation, "Triggering a signal activity", "Recommendations & limitations").
 */
export const restSignalErrors: InstanceRows = {
	codes: {
		'RST-360000': { means: 'rejected', say: 'Campaign could not pass the signal on', todo: activityTodo },
		'RST-360011': signalNotRead,
		'RST-360012': { means: 'rejected', say: 'Campaign refuses an operation on the workflow', todo: wordsTodo },
		'XTK-170006': { means: 'rejected', say: 'Campaign could not read the parameters', todo: activityTodo },
		'XTK-170036': { means: 'rejected', say: 'Campaign does not know the workflow or the activity', todo: workflowTodo },
	},
	wordings: [
		{
			says: /parameter isn't defined in signal activity/i,
			row: {
				means: 'rejected',
				say: 'The External signal activity does not declare one of the parameters',
				todo: `Add it in the properties of the activity, or leave it out: the details name it. ${wordsTodo}`,
			},
		},
	],
	statuses,
	checkUri: { means: 'rejected', say: 'Adobe does not know this organization', todo: addressTodo },
	noCname: {
		means: 'rejected',
		say: 'Adobe cannot find the Campaign instance of this organization',
		todo: `Ask Adobe to set up the CNAME of the instance. ${addressTodo}`,
	},
	noSuchKey: {
		means: 'rejected',
		say: 'Campaign no longer knows this workflow or activity',
		todo: 'Send the item again: the address of the activity is read anew each time.',
	},
};

/** Of the look-up before it, which changes nothing. */
export const workflowErrors: InstanceRows = {
	...restSignalErrors,
	codes: {
		...restSignalErrors.codes,
		'RST-360000': { means: 'rejected', say: 'Campaign does not know this workflow', todo: workflowTodo },
	},
	wordings: [],
	statuses: {
		...statuses,
		other: { means: 'unknown', say: 'The response of Campaign could not be read', todo: 'Send the item again later.' },
	},
};

/** A success without the activities of the workflow. */
export const noActivities: ErrorRow = {
	means: 'rejected',
	say: 'Campaign did not tell the activities of the workflow',
	todo: workflowTodo,
};
