import type { ErrorRow } from '../shared/platform/errorRow';
import type { StatusRows } from '../shared/platform/status';

const inletTodo = "Copy 'Inlet URL' again: it is the streaming endpoint that the source connection shows.";
const wordsTodo = "The platform's own words are in the details.";
const tokenTodo = 'Check that the credential belongs to the organization of the inlet.';

/**
 * What a status says, by the Experience Platform documentation: "Streaming ingestion validation" and "Send multiple
 * messages in a single HTTP request". An inlet's address may come from an item, so a wrong one does not end the run.
 */
export const statusErrors = {
	'3xx': { means: 'rejected', say: 'The inlet responds with a redirect, which is not followed', todo: inletTodo },
	'400': { means: 'divided', say: 'Experience Platform refuses the message', todo: wordsTodo },
	'401': { means: 'tokenExpired', say: 'The inlet does not accept the access token', todo: tokenTodo },
	'403': { means: 'tokenExpired', say: 'The inlet refuses access', todo: tokenTodo },
	'404': { means: 'rejected', say: 'There is no inlet at this address', todo: inletTodo },
	'413': {
		means: 'divided',
		say: 'The message is larger than the inlet allows',
		todo: 'The limit is 1 MB. Send less data, or a link in place of a file.',
	},
	'429': {
		means: 'busy',
		say: 'The inlet does not accept more calls at the moment',
		todo: "Set 'Rate Limit: Max Requests' in the options, or send the items in batches.",
	},
	'4xx': { means: 'rejected', say: 'Experience Platform refuses the call', todo: wordsTodo },
	'501': {
		means: 'divided',
		say: 'The region of this inlet does not support synchronous validation',
		todo: "Only inlets in the data center VA7 support it. Turn off 'Sync Validation'.",
	},
	'503': { means: 'busy', say: 'Experience Platform does not accept calls at the moment', todo: 'Try again later.' },
	other: {
		means: 'unknown',
		say: 'The response of Experience Platform could not be read',
		todo: 'The message may have been accepted. Sending it again with the same _id does no harm to profiles.',
	},
} as const satisfies StatusRows;

/** 401 or 403 to a call without a token. */
export const notSigned: ErrorRow = {
	means: 'rejected',
	say: 'This inlet requires authentication',
	todo: "Set 'Authentication' to 'Adobe IMS' and choose a credential.",
};

/** 403 without a body ("IP address allow list"). */
export const ipDenied: ErrorRow = {
	means: 'denied',
	say: "This n8n's IP address is not on the allow list of the organization",
	todo: 'Ask the administrator of Experience Platform to add the address that this n8n calls from.',
};

/** Texts that name the cause of a refusal: the same documentation, "Retrieve failed batches", and KA-19916 for nulls. */
export const wordings: ReadonlyArray<{ says: RegExp; say: string; todo: string }> = [
	{
		says: /absent or wrong ims org/i,
		say: 'The organization of the message is not the organization of the inlet',
		todo: "Check 'Organization ID' and 'Inlet URL': they belong together.",
	},
	{
		says: /unknown xdm format/i,
		say: 'Experience Platform does not know the schema of the message, or the message has no matching body',
		todo: "Check 'Schema' and 'Schema Content Type', and that the dataset has this schema.",
	},
	{
		says: /found: Null/i,
		say: 'The message contains a null, which Experience Platform refuses',
		todo: 'Leave out fields that have no value.',
	},
	{
		says: /'header' field is mandatory/i,
		say: 'The message has no header',
		todo: "Set 'Format' to 'XDM Entity', or send whole messages with header and body.",
	},
	{ says: /missing source name/i, say: 'The inlet requires a source name', todo: "Fill in 'Source Name'." },
	{
		says: /missing xdmEntity/i,
		say: 'The message has no entity',
		todo: 'The body of a message has the entity in xdmEntity.',
	},
];

/** What we say of a record that synchronous validation refuses. */
export const schemaViolation = {
	say: 'The entity violates the schema, so the platform dropped it',
	todo: 'The violations are in the details. A schema change takes up to 15 minutes to take effect.',
};
