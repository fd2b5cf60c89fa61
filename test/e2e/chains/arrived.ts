import type { Journal } from '../../../sandbox/journal';
import { list, object, text } from '../../../scripts/start/json';
import type { Json } from '../../../scripts/start/json';

/** What the platforms know about one order, found by the order number that each of them received. */
export interface Arrived {
	campaign: Json;
	marketo: Json;
	campaignStandard: Json;
	journeyOptimizer: Json;
	experiencePlatform: Json;
}

export type Platform = keyof Arrived;

const platforms: Platform[] = ['campaign', 'marketo', 'campaignStandard', 'journeyOptimizer', 'experiencePlatform'];

/** By order number, the values that each platform received; empty for a platform that received nothing about the order. */
export function arrivedByOrder(journal: Journal): Map<string, Arrived> {
	const orders = new Map<string, Arrived>();
	for (const platform of platforms) {
		for (const message of journal.messages(platform)) {
			const { number, values } = readers[platform](object(message.detail), message.addressee);
			const arrived = orders.get(number) ?? empty();
			// A second message about an order becomes visible as a value that is not a text.
			arrived[platform] = Object.keys(arrived[platform]).length === 0 ? values : { twice: [arrived[platform], values] };
			orders.set(number, arrived);
		}
	}
	return orders;
}

interface Reading {
	number: string;
	values: Json;
}

const readers: Record<Platform, (detail: Json, addressee: string) => Reading> = {
	campaign: ({ id, ctx, attributes }, email) => {
		const { firstName, orderNumber, total } = object(ctx);
		return { number: text(object(attributes)['externalId']), values: { id, email, firstName, orderNumber, total } };
	},
	marketo: ({ tokens }, email) => {
		const valueOf = (name: string) =>
			list(tokens)
				.map(object)
				.find((token) => token['name'] === `{{${name}}}`)?.['value'];
		return { number: text(valueOf('my.order')), values: { email, eventId: valueOf('my.message') } };
	},
	campaignStandard: ({ body }) => {
		const { mobilePhone, ctx } = object(body);
		const { firstName, trackingNumber } = object(ctx);
		return { number: text(trackingNumber), values: { mobilePhone, firstName } };
	},
	journeyOptimizer: ({ executionId, context, recipient }) => {
		const { orderNumber, textMessage, reason } = object(context);
		return {
			number: text(orderNumber),
			values: { executionId, userId: object(recipient)['userId'], textMessage, reason },
		};
	},
	experiencePlatform: ({ entity }, account) => {
		const { _id, _sandbox } = object(entity);
		const { person, order } = object(_sandbox);
		const { number, total } = object(order);
		return { number: text(number), values: { id: _id, account, firstName: object(person)['firstName'], total } };
	},
};

const empty = (): Arrived => ({
	campaign: {},
	marketo: {},
	campaignStandard: {},
	journeyOptimizer: {},
	experiencePlatform: {},
});
