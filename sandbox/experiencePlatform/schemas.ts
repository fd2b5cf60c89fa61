import type { SchemaObject } from 'ajv';

import { demo } from '../demo';

export interface XdmSchema {
	id: string;
	title: string;
	/** Events are time series data, records are not. */
	behaviour: 'event' | 'record';
	schema: SchemaObject;
}

const text = { type: 'string' };
const email = { type: 'string', format: 'email' };
const anything = { type: 'object' };

/** An object that may hold only these properties. */
const fields = (properties: Record<string, SchemaObject>, required: string[] = []): SchemaObject => ({
	...{ type: 'object', properties, required, additionalProperties: false },
});

const person = fields({
	firstName: text,
	lastName: text,
	gender: { type: 'string', enum: ['female', 'male', 'not_specified'] },
	birthYear: { type: 'integer', minimum: 1850 },
	emailAddress: email,
});

const item = fields({ sku: text, name: text, quantity: { type: 'integer', minimum: 1 } });
const total = { type: 'number', minimum: 0 };
const order = fields({ number: text, total, currency: text, items: { type: 'array', items: item } }, ['number']);

const { schemas } = demo.experiencePlatform;

/** The schemas of the demo organization. `_instance_name` is the tenant in Adobe's sample of a journey's event. */
export const xdmSchemas: readonly XdmSchema[] = [
	{
		id: schemas.event,
		title: 'Web shop event',
		behaviour: 'event',
		schema: fields(
			{
				_id: text,
				timestamp: { type: 'string', format: 'date-time' },
				eventType: text,
				identityMap: anything,
				_experience: anything,
				_instance_name: fields({ person }),
				_sandbox: fields({ person, order, note: text }),
			},
			['_id', 'timestamp'],
		),
	},
	{
		id: schemas.profile,
		title: 'Customer profile',
		behaviour: 'record',
		schema: fields({
			_id: text,
			identityMap: anything,
			testProfile: { type: 'boolean' },
			person: fields({ name: fields({ firstName: text, lastName: text }) }),
			personalEmail: fields({ address: email }),
			mobilePhone: fields({ number: text }),
			_sandbox: fields({ loyaltyNumber: text, points: { type: 'integer', minimum: 0 }, note: text }),
		}),
	},
];
