import type { Json } from '../../../scripts/start/json';

export interface Order {
	number: string;
	/** Refused by the check of the address before sending, by Campaign, or not at all. */
	refusedBy?: 'check' | 'campaign';
	firstName: string;
	email: string;
	mobilePhone: string;
	account: string;
	total: string;
}

/** The response with which the sandbox refuses an order. */
export const refusal = (number: string): string => `order ${number} is refused`;

/**
 * Creates orders. Every third one is refused, so that positions on the outputs differ from those of the input. No value
 * occurs in two orders.
 */
export function makeOrders(amount: number, prefix: string): Order[] {
	return Array.from({ length: amount }, (_, index) => {
		const refusedBy = index % 3 !== 1 ? undefined : index % 2 === 0 ? 'check' : 'campaign';
		return {
			// All numbers have the same length, so that none is the start of another one.
			number: `${prefix}-${String(index).padStart(4, '0')}`,
			refusedBy,
			firstName: `Customer ${index}`,
			email: refusedBy === 'check' ? `refused ${index}` : `lead${index + 1}@example.com`,
			mobilePhone: `+4179${String(index).padStart(7, '0')}`,
			account: `account-${index}@example.com`,
			total: `${index}.50`,
		};
	});
}

/** The orders as the shop of the example posts them. */
export const requestBody = (orders: Order[]): Json => ({
	orders: orders.map(({ number, total, firstName, email, mobilePhone, account }) => ({
		...{ number, total, currency: 'EUR', placedAt: '2026-06-01T10:00:00Z' },
		customer: { firstName, email, mobilePhone, account },
	})),
});
