/** What a code of Campaign means for the call and what we say about it. */
export interface ErrorRow {
	/**
	 * `rejected`: the message cannot succeed as it is. `denied`: the platform refuses this caller whatever it sends.
	 */
	means: 'rejected' | 'denied' | 'ipDenied' | 'tokenExpired';
	say: string;
	todo?: string;
}

const ipTodo = 'Ask the Campaign administrator to add the address to the security zone.';

/**
 * Campaign's codes, as far as they are documented or were captured. Sources: Adobe knowledge base articles (KA numbers),
 * acc-js-sdk, Campaign Classic documentation.
 */
export const errors: Readonly<Record<string, ErrorRow>> = {
	'XSV-350008': { means: 'tokenExpired', say: 'The Campaign session has ended' },
	// The form in which an IMS token's end arrives; acc-js-sdk issue 108.
	'XSV-350114': { means: 'tokenExpired', say: 'The IMS token is not accepted any more' },
	'XSV-350012': {
		means: 'denied',
		say: 'Campaign refuses the login or the password',
		todo: 'Check the login and the password in the credential, and that the operator may sign in this way.',
	},
	'XSV-350013': { means: 'ipDenied', say: 'Campaign does not accept calls from this IP address', todo: ipTodo },
	'XSV-350014': { means: 'ipDenied', say: 'Campaign does not accept calls from this IP address', todo: ipTodo },
	'XSV-350063': {
		means: 'denied',
		say: 'This Campaign instance has no database',
		todo: 'Check that Base URL names the execution instance.',
	},
	'SOP-330006': {
		means: 'rejected',
		say: 'This Campaign instance does not know the method',
		todo: 'Check that Base URL names the execution instance, where Message Center is installed.',
	},
	'SOP-330007': {
		means: 'rejected',
		say: 'Campaign could not read the event',
		todo: "Check the event type and the attributes. The platform's own words are in the details.",
	},
	'SOP-330011': {
		means: 'rejected',
		say: 'Campaign could not store the event',
		todo: "The platform's own words are in the details.",
	},
	// KA-19367
	'XTK-170036': {
		means: 'rejected',
		say: 'Campaign does not know one of the attributes',
		todo: 'Registration Token exists only where the mobile app package is installed; own attributes must be in the schema.',
	},
	'XTK-170006': { means: 'rejected', say: 'Campaign could not read an expression' },
	'XFR-180000': { means: 'rejected', say: 'Campaign does not know the schema' },
	'QUE-370030': {
		means: 'rejected',
		say: 'The operator may not write to the folder of the events',
		todo: 'Ask the Campaign administrator for the right.',
	},
	'PGS-220000': { means: 'rejected', say: 'The database of Campaign refused the event' },
	'WDB-200001': { means: 'rejected', say: 'The database of Campaign refused the event' },
	'WDB-200011': { means: 'rejected', say: 'Campaign does not find a record that the event refers to' },
};

/** Texts of older builds, which give no codes. */
export const wordings: ReadonlyArray<{ says: RegExp; code: keyof typeof errors }> = [
	{ says: /session has expired or is invalid/i, code: 'XSV-350008' },
	{ says: /invalid login or password/i, code: 'XSV-350012' },
	{ says: /IP address .{0,200}(not accepted|via which)/i, code: 'XSV-350014' },
];
