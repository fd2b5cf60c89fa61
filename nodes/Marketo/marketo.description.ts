import type { INodeProperties } from 'n8n-workflow';
import type { DeliveryOptions } from '../shared/contract/options';
import { rowsOf } from '../shared/description/fields';
import { listOrId } from '../shared/description/listOrId';

/**
 * Half of what the platform allows, as Adobe advises for one integration (Marketo developer documentation,
 * "Integration best practices").
 */
export const marketoPace: Partial<DeliveryOptions> = { concurrency: 5, maxRequests: 50, perSeconds: 20 };

/** The choice of a smart campaign, from a list of the account or by its ID. */
export function campaignLocator(method: string): INodeProperties {
	return listOrId({
		displayName: 'Campaign',
		name: 'campaignId',
		required: true,
		...{ method, placeholder: 'Select a campaign…' },
		typed: { placeholder: 'e.g. 1025', hint: 'The number after SC in the address of the campaign in Marketo' },
	});
}

/** My Tokens as rows of name and value. */
export const tokens = rowsOf({
	...{ displayName: 'Tokens', name: 'tokens', one: 'Token' },
	values: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. my.message',
			description: 'The braces around it can be left out',
		},
		{ displayName: 'Value', name: 'value', type: 'string', default: '' },
	],
});
