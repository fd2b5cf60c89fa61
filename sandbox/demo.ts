/**
 * The accounts that the sandbox accepts. None of them exists anywhere else; examples and tests use them.
 */
export const demo = {
	campaign: {
		login: 'mc',
		password: 'sandbox-password',
		/** A session that is open from the start, for credentials that hold pasted tokens. */
		sessionToken: '___5A4DB0C5-0000-4000-8000-000000000000',
		securityToken: '@c2FuZGJveC1zZWN1cml0eS10b2tlbg==',
	},
	ims: {
		clientId: 'sandbox-client',
		clientSecret: 'sandbox-secret',
		scopes: 'openid,AdobeID,read_organizations,additional_info.projectedProductContext',
		/** An access token that is valid from the start, for credentials that hold a pasted one. */
		accessToken: 'eyJhbGciOiJub25lIn0.eyJzYW5kYm94Ijp0cnVlfQ.sandbox',
	},
} as const;

/** Event types with a published template; the others are taken too, and reported as not covered. */
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
