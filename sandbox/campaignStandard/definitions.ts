/** An event as an administrator defined and published it. */
export interface EventDefinition {
	/** The one channel of its message; `profile` looks up the address by the context. */
	channel: 'email' | 'sms' | 'push' | 'profile';
	/** Fields of the context; others are dropped silently. */
	fields: readonly string[];
	/** Fields that contain a list of objects. */
	collections?: readonly string[];
	/** Whether it was unpublished: its resource no longer exists. */
	unpublished?: boolean;
}

/** The events of the demo instance, by ID. */
export const definitions: ReadonlyMap<string, EventDefinition> = new Map<string, EventDefinition>([
	['EVTcartAbandonment', { channel: 'email', fields: ['cartAmount', 'lastProduct', 'firstName', 'AC_language'] }],
	[
		'EVTorderConfirmation',
		{ channel: 'email', fields: ['orderNumber', 'firstName', 'total', 'AC_language'], collections: ['productList'] },
	],
	['EVTshippingSms', { channel: 'sms', fields: ['firstName', 'trackingNumber'] }],
	['EVTflashSalePush', { channel: 'push', fields: ['firstName', 'discount'] }],
	['EVTgateChange', { channel: 'profile', fields: ['email', 'gateNumber'] }],
	['EVTretired', { channel: 'email', fields: ['firstName'], unpublished: true }],
	// In Campaign v8, event types can have any name.
	[
		'order_confirmation',
		{ channel: 'email', fields: ['orderNumber', 'firstName', 'total'], collections: ['productList'] },
	],
]);
