/** What an answer of an inlet means for the call and what we say about it. */
export interface ErrorRow {
	/**
	 * `refused`: this call cannot succeed as it is, and its messages may be sent apart. `wrongPlace`: nothing that is
	 * sent to this address in this way succeeds. `denied`: the platform refuses this caller whatever it sends.
	 */
	means: 'refused' | 'wrongPlace' | 'denied' | 'tokenExpired' | 'busy' | 'unknown';
	say: string;
	todo?: string;
}

const inletTodo = "Copy 'Inlet URL' again: it is the streaming endpoint that the source connection shows.";

/**
 * What a status says, by the Experience Platform documentation: "Streaming ingestion validation", "Send multiple
 * messages in a single HTTP request", and "IP address allow list" for a 403 without a body.
 */
export const statusErrors = {
	'3xx': { means: 'wrongPlace', say: 'The inlet answers with a redirection, which is not followed', todo: inletTodo },
	'400': {
		means: 'refused',
		say: 'Experience Platform refuses the message',
		todo: "The platform's own words are in the details.",
	},
	'401': {
		means: 'tokenExpired',
		say: 'The inlet does not accept the access token',
		todo: 'Check that the credential belongs to the organization of the inlet. A pasted token ends after a day.',
	},
	'401 none': {
		means: 'wrongPlace',
		say: 'This inlet asks for authentication',
		todo: "Set 'Authentication' to 'Adobe IMS' and choose a credential.",
	},
	'403': {
		means: 'tokenExpired',
		say: 'The inlet refuses the access',
		todo: 'Check that the credential belongs to the organization of the inlet. A pasted token ends after a day.',
	},
	'403 empty': {
		means: 'denied',
		say: "This n8n's IP address is not on the allow list of the organization",
		todo: 'Ask the administrator of Experience Platform to add the address from which this n8n calls.',
	},
	'404': { means: 'wrongPlace', say: 'There is no inlet at this address', todo: inletTodo },
	'413': {
		means: 'refused',
		say: 'The message is larger than the inlet takes',
		todo: 'The limit is 1 MB. Send less data, or a link in place of a file.',
	},
	'429': {
		means: 'busy',
		say: 'The inlet takes no more calls at the moment',
		todo: "Set 'Max Requests' in the options, or send the items in batches.",
	},
	'4xx': {
		means: 'wrongPlace',
		say: 'Experience Platform refuses the call',
		todo: "The platform's own words are in the details.",
	},
	'501': {
		means: 'refused',
		say: 'The region of this inlet has no synchronous validation',
		todo: "Only inlets in the data center VA7 have it. Turn off 'Sync Validation'.",
	},
	'503': { means: 'busy', say: 'Experience Platform takes no calls at the moment', todo: 'Try again later.' },
	other: {
		means: 'unknown',
		say: 'The answer of Experience Platform could not be read',
		todo: 'The message may have been taken. Sending it again with the same _id does no harm to profiles.',
	},
} satisfies Record<string, ErrorRow>;

/** Texts that name the cause of a refusal: the same documentation, "Retrieve failed batches", and KA-19916 for nulls. */
export const wordings: ReadonlyArray<{ says: RegExp; say: string; todo: string }> = [
	{
		says: /absent or wrong ims org/i,
		say: 'The organization of the message is not that of the inlet',
		todo: "Check 'Organization ID' and 'Inlet URL': they belong together.",
	},
	{
		says: /unknown xdm format/i,
		say: 'Experience Platform does not know the schema of the message, or the message has no body for it',
		todo: "Check 'Schema' and 'Schema Content Type', and that the dataset has this schema.",
	},
	{
		says: /found: Null/i,
		say: 'The message holds a null, which Experience Platform refuses',
		todo: 'Leave out fields that have no value.',
	},
	{
		says: /'header' field is mandatory/i,
		say: 'The message has no header',
		todo: "Set 'Format' to 'XDM Entity', or send whole messages with header and body.",
	},
	{ says: /missing source name/i, say: 'The inlet asks for a source name', todo: "Fill in 'Source Name'." },
	{
		says: /missing xdmEntity/i,
		say: 'The message has no entity',
		todo: 'The body of a message holds the entity in xdmEntity.',
	},
];

/** What we say of a record that synchronous validation refuses. */
export const schemaViolation = {
	say: 'The entity breaks the schema, so the platform dropped it',
	todo: 'The violations are in the details. A change of the schema takes up to 15 minutes to count.',
};
