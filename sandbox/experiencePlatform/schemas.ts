import { demo } from '../demo';

/** The part of JSON Schema that the demo schemas use. */
export interface Schema {
	type: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
	properties?: Record<string, Schema>;
	/** Properties that are not named are refused unless this is set. */
	open?: boolean;
	required?: string[];
	items?: Schema;
	enum?: string[];
	minimum?: number;
	format?: 'date-time' | 'email';
}

export interface XdmSchema {
	id: string;
	title: string;
	/** Events are a time series, records are not. */
	behaviour: 'event' | 'record';
	schema: Schema;
}

const text: Schema = { type: 'string' };
const anything: Schema = { type: 'object', open: true };

const person: Schema = {
	type: 'object',
	properties: {
		firstName: text,
		lastName: text,
		gender: { type: 'string', enum: ['female', 'male', 'not_specified'] },
		birthYear: { type: 'integer', minimum: 1850 },
		emailAddress: { type: 'string', format: 'email' },
	},
};

const order: Schema = {
	type: 'object',
	required: ['number'],
	properties: {
		number: text,
		total: { type: 'number', minimum: 0 },
		currency: text,
		items: {
			type: 'array',
			items: { type: 'object', properties: { sku: text, name: text, quantity: { type: 'integer', minimum: 1 } } },
		},
	},
};

const { schemas } = demo.experiencePlatform;

/** The schemas of the demo organisation. `_instance_name` is the tenant in Adobe's sample of a journey's event. */
export const xdmSchemas: readonly XdmSchema[] = [
	{
		id: schemas.event,
		title: 'Web shop event',
		behaviour: 'event',
		schema: {
			type: 'object',
			required: ['_id', 'timestamp'],
			properties: {
				_id: text,
				timestamp: { type: 'string', format: 'date-time' },
				eventType: text,
				identityMap: anything,
				_experience: anything,
				_instance_name: { type: 'object', properties: { person } },
				_sandbox: { type: 'object', properties: { person, order, note: text } },
			},
		},
	},
	{
		id: schemas.profile,
		title: 'Customer profile',
		behaviour: 'record',
		schema: {
			type: 'object',
			properties: {
				_id: text,
				identityMap: anything,
				testProfile: { type: 'boolean' },
				person: {
					type: 'object',
					properties: { name: { type: 'object', properties: { firstName: text, lastName: text } } },
				},
				personalEmail: { type: 'object', properties: { address: { type: 'string', format: 'email' } } },
				mobilePhone: { type: 'object', properties: { number: text } },
				_sandbox: {
					type: 'object',
					properties: { loyaltyNumber: text, points: { type: 'integer', minimum: 0 }, note: text },
				},
			},
		},
	},
];
