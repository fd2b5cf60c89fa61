import type { INodeProperties } from 'n8n-workflow';

/** The choice of Message Center's queue. */
export const queue: INodeProperties = {
	displayName: 'Queue',
	name: 'queue',
	type: 'options',
	default: 'rtEvent',
	description: 'The Message Center queue that receives the events',
	options: [
		{ name: 'Batch Events', value: 'batchEvent', description: 'For bulk messages that can wait' },
		{ name: 'Real-Time Events', value: 'rtEvent', description: 'For messages that people wait for' },
	],
};
