/**
 * The accounts that the sandbox accepts, for examples and tests. They do not exist anywhere else.
 */
export const demo = {
	campaign: {
		login: 'mc',
		password: 'sandbox-password',
		/** A session that is open from the start, for credentials with pasted tokens. */
		sessionToken: '___5A4DB0C5-0000-4000-8000-000000000000',
		securityToken: '@c2FuZGJveC1zZWN1cml0eS10b2tlbg==',
	},
	campaignStandard: {
		/** Any other organization is also accepted, so that people can use their own. */
		organization: 'geometrixx',
		/** Its API is not named `mc` plus the organization. */
		stageOrganization: 'geometrixx-mkt-stage',
		stageApi: 'mcgeometrixx',
		/** Organizations that the gateway refuses, each for a different reason. */
		refused: { unknown: 'nobody', foreign: 'another-company', withoutCname: 'without-cname' },
	},
	experiencePlatform: {
		/** Inlet ids: for authenticated events, for events without authentication, and for raw data with a mapping. */
		inlets: {
			events: '6aca7aa2d87ebd6b2780ca5724d94324a14475f140a2b69373dd5c7144300001',
			open: '6aca7aa2d87ebd6b2780ca5724d94324a14475f140a2b69373dd5c7144300002',
			raw: '6aca7aa2d87ebd6b2780ca5724d94324a14475f140a2b69373dd5c7144300003',
		},
		schemas: {
			event: 'https://ns.adobe.com/sandbox/schemas/5a4db0c5000040008000000000000001',
			profile: 'https://ns.adobe.com/sandbox/schemas/5a4db0c5000040008000000000000002',
		},
		datasets: { events: '5a4db0c50000400080000001', profiles: '5a4db0c50000400080000002' },
		flows: {
			events: '5a4db0c5-0000-4000-8000-00000000f001',
			profiles: '5a4db0c5-0000-4000-8000-00000000f002',
			raw: '5a4db0c5-0000-4000-8000-00000000f003',
		},
		/** The event that starts the demo journey, as its payload preview shows it. */
		journeyEventId: '7a4db0c50000400080000000000000007a4db0c5000040008000000000000001',
	},
	ims: {
		clientId: 'sandbox-client',
		clientSecret: 'sandbox-secret',
		scopes: 'openid,AdobeID,read_organizations,additional_info.projectedProductContext',
		/** An access token that is valid from the start, for credentials with a pasted token. */
		accessToken: 'eyJhbGciOiJub25lIn0.eyJzYW5kYm94Ijp0cnVlfQ.sandbox',
		/** The organization that Experience Platform and Journey Optimizer know. */
		organizationId: '5A4DB0C5000000000A495CA8@AdobeOrg',
		sandboxName: 'prod',
	},
	/** The header of Journey Optimizer's feedback in the examples. */
	journeyFeedback: { headerName: 'X-Feedback-Secret', headerValue: 'sandbox-feedback-secret-5a4db0c5' },
	marketo: {
		clientId: 'sandbox-marketo-client',
		clientSecret: 'sandbox-marketo-secret',
		/** The SOAP API's user and key. */
		userId: 'MKTOWS_123-ABC-456_1',
		encryptionKey: '0123456789ABCDEF0123456789ABCDEF01234567890A',
	},
} as const;

/** Event types with a published template; other types are also accepted and reported as not covered. */
export const demoEventTypes: ReadonlyArray<{ id: number; name: string; label: string }> = [
	{ id: 2001, name: 'order_confirmation', label: 'Order confirmation' },
	{ id: 2002, name: 'order_cancellation', label: 'Order cancellation' },
	{ id: 2003, name: 'shipping_update', label: 'Shipping update' },
	{ id: 2004, name: 'password_reset', label: 'Password reset' },
	{ id: 2005, name: 'cart_abandonment', label: 'Cart abandonment' },
	{ id: 2006, name: 'newsletter_welcome', label: 'Newsletter: welcome' },
	{ id: 2007, name: 'appointment_reminder', label: 'Appointment reminder' },
	{ id: 2008, name: 'invoice_available', label: 'Invoice available' },
];

/** Workflows of Campaign with an External signal activity; `stopped` ones take signals and do nothing. */
export const demoWorkflows: ReadonlyArray<{
	id: number;
	internalName: string;
	label: string;
	activity: string;
	transitions: readonly string[];
	stopped?: boolean;
}> = [
	{ id: 4900, internalName: 'WKF4900', label: 'Import of a file', activity: 'signal', transitions: [''] },
	{ id: 4901, internalName: 'WKF4901', label: 'Price alert', activity: 'alert', transitions: ['', 'urgent'] },
	{ id: 4902, internalName: 'nightlyExport', label: 'Nightly export', activity: 'signal', transitions: [''] },
	{ id: 4903, internalName: 'WKF4903', label: 'Retired import', activity: 'signal', transitions: [''], stopped: true },
];

/** Workflows of Campaign's REST interface with External signal activities, and the parameters that these declare. */
export const restWorkflows: ReadonlyArray<{
	internalName: string;
	signals: readonly string[];
	parameters: readonly string[];
}> = [
	{ internalName: 'WKF5000', signals: ['signal1'], parameters: ['audience', 'file', 'rows', 'urgent', 'at'] },
	{
		internalName: 'WKF5001',
		signals: Array.from({ length: 50 }, (_, index) => `signal${index}`),
		parameters: ['file'],
	},
	{ internalName: 'WKF5002', signals: [], parameters: [] },
];
