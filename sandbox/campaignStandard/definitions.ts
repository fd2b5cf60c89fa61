/** An event as an administrator defined and published it. */
export interface EventDefinition {
	/** The one channel of its message; `profile` finds the address by the context. */
	channel: 'email' | 'sms' | 'push' | 'profile';
	/** Fields of the context; others are dropped without a word. */
	fields: readonly string[];
	/** Fields that hold a list of objects. */
	collections?: readonly string[];
	/** Taken back by its owner: its resource is gone. */
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
	// Campaign v8 names event types freely.
	[
		'order_confirmation',
		{ channel: 'email', fields: ['orderNumber', 'firstName', 'total'], collections: ['productList'] },
	],
]);
