/**
 * What the pages set in italics besides the names of our own parameters, choices, fields, nodes and credentials: names on
 * the screens of others. A name that is misspelt or that we renamed is on none of the lists, so the test finds it.
 */
export const otherNames: Record<string, string[]> = {
	n8n: [
		...['Settings', 'Community nodes', 'Install', 'Create credential', 'Test', 'Add Option', 'Refresh Field List'],
		...['On Error', 'Stop Workflow', 'Continue', 'Continue (using error output)', 'Retry On Fail', 'Execute Once'],
		...['Execute step', 'Retry execution', 'Allowed HTTP Request Domains', 'Edit Fields', 'If', 'Wait', 'HTTP Request'],
		...['Azure Storage', 'OpenAI', 'Execute workflow', 'Executions'],
	],
	'the sandbox': [
		'Make it fail',
		'Lose the response',
		'Expire tokens',
		'Copy as cURL',
		'Send feedback',
		'Send',
		'Reply',
	],
	'the examples': ['Start here', 'Run it by hand', 'Order confirmation', 'Web shop event to journey'],
	'the Adobe Developer Console': [
		...['Adobe Campaign', 'I/O Management', 'Experience Platform API', 'Adobe Journey Optimizer', 'Add to Project'],
		...['Event', 'Webhook', 'Platform notifications', 'Service Account (JWT)'],
	],
	'Campaign and its Control Panel': [
		...['Instances Settings', 'IP Allowlisting', 'Message Center', 'Administrators', 'Event history'],
		...['External signal', 'Update event status', 'Event not covered'],
	],
	'Experience Platform and Journey Optimizer': [
		...['Permissions', 'Roles', 'API credentials', 'Administration', 'Channels', 'Feedback webhook settings'],
		...['Create Feedback Webhook', 'Header Parameters', 'JWT Authentication', 'Enable webhooks', 'Errors'],
		...['Publish Orchestrated Campaign', 'Triggered by a signal', 'Copy API request'],
	],
	Marketo: [
		...['Admin', 'Users & Roles', 'Roles', 'New Role', 'Access API', 'Users', 'Invite New User', 'API Only'],
		...['LaunchPoint', 'New', 'New Service', 'View Details', 'Web Services', 'REST API', 'SOAP API', 'IP Restrictions'],
		...['Execute Campaign', 'Read-Only Lead', 'Read-Only Campaign', 'Read-Only Activity', 'Read-Only Asset'],
		...['Read-Write Lead', 'Campaign is Requested', 'My Tokens', 'Qualification Rules', 'Results', 'Schedule'],
	],
	npm: ['Trusted Publisher'],
	// The outcomes at the beginning of a sentence, and the marks in docs/n8n-facts.md.
	'these pages': ['Accepted', 'Unknown', 'Used by', 'No test'],
};
