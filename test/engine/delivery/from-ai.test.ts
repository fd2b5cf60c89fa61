import { ExecuteContext } from 'n8n-core';
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import { loadPackage, stopEngine } from '../../harness/engine';
import { NodeTypes } from '../../harness/nodeTypes';
import { toolRun } from '../../harness/tool';
import { pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { eventId, organization, transactionalSend } from '../bench/campaignTransactional';
import { streamIngest } from '../bench/experiencePlatform';
import { forEveryOperation } from '../bench/forEveryOperation';
import { byId } from '../bench/items';
import { executeCampaign } from '../bench/journeyOptimizer';
import { requestCampaign } from '../bench/marketo';
import type { Row } from '../bench/row';

/** What is chosen once per node and decides about the form. */
const choices = ['options', 'boolean', 'hidden'];
/**
 * Others that take no expression: texts in which n8n would find one (`pasted`), the form that is made of such a text, whose
 * fields take expressions (`values`, `taken`), and an address that an expression could read from a delivery (`keysUrl`).
 */
const fixed = ['pasted', 'values', 'taken', 'keysUrl'];

/** A node's parameters with those in its collections. */
function flat(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const inner = (property.options ?? []).flatMap((option) => {
			if ('values' in option) return option.values;
			return 'displayName' in option && 'type' in option ? [option] : [];
		});
		return [property, ...flat(inner)];
	});
}

describe('what an agent may fill in', () => {
	let nodes: Array<[name: string, properties: INodeProperties[]]>;
	beforeAll(async () => {
		const loader = await loadPackage();
		const types = new NodeTypes(loader, {});
		nodes = Object.keys(loader.known.nodes).map((name) => [
			name,
			flat(types.getByNameAndVersion(`${loader.packageName}.${name}`).description.properties),
		]);
	});
	afterAll(async () => await stopEngine());

	test('is every parameter but choices and a few with a reason', () => {
		const closed = nodes.flatMap(([node, properties]) =>
			properties
				.filter(
					({ noDataExpression, type, name }) => noDataExpression && !choices.includes(type) && !fixed.includes(name),
				)
				.map(({ name }) => `${node}: ${name}`),
		);
		expect(closed).toEqual([]);
	});
});

/** Which parameters a node reads for the items behind the first one. */
function readPerItem(): { names: Set<string>; stop: () => void } {
	const names = new Set<string>();
	type Reads = { _getNodeParameter(name: string, itemIndex: number, ...more: unknown[]): unknown };
	const context = ExecuteContext.prototype as unknown as Reads;
	const read = context._getNodeParameter;
	const spy = jest.spyOn(context, '_getNodeParameter').mockImplementation(function (this: Reads, name, index, ...more) {
		if (index > 0) names.add(name);
		return read.call(this, name, index, ...more);
	});
	return { names, stop: () => spy.mockRestore() };
}

forEveryOperation((operation) => {
	test('what is read for each item takes expressions', async () => {
		const { row, bench } = operation;
		const items = await operation.good(2);
		const { names, stop } = readPerItem();
		await bench.run(items, row.perItem(`={{ ${row.value} }}`)).finally(stop);
		expect(names.size).toBeGreaterThan(0);
		const types = new NodeTypes(bench.loader, {});
		const { properties } = types.getByNameAndVersion(`${bench.loader.packageName}.${row.node}`).description;
		const closed = properties.filter(({ name, noDataExpression }) => noDataExpression && names.has(name));
		expect(closed.map(({ name }) => name)).toEqual([]);
	});
});

const fromAi = (key: string, type = 'string') => `={{ $fromAI('${key}', '', '${type}') }}`;

interface Use {
	row: Row;
	parameters: INodeParameters;
	call: IDataObject;
	/** What the sandbox then has, as the addressee and as part of the message. */
	addressee: string;
	contains: string[];
}

const field = (name: string, value: string, type = 'string') => ({ id: name, name, value, type });

const uses: Array<[name: string, use: Use]> = [
	[
		'Push Event: event type, attributes and context',
		{
			row: pushEvent,
			parameters: {
				eventType: byId(fromAi('type')),
				dataMode: 'defineBelow',
				email: fromAi('email'),
				additionalFields: { externalId: fromAi('reference'), scheduled: fromAi('when') },
				contextFields: { assignments: [field('firstName', fromAi('name'))] },
			},
			call: { type: 'order_confirmation', email: 'ada@example.com', reference: 'W-1', when: '2030-01-01', name: 'Ada' },
			...{ addressee: 'ada@example.com', contains: ['order_confirmation', 'W-1', 'Ada'] },
		},
	],
	[
		'Transactional Send: address and JSON',
		{
			row: transactionalSend,
			parameters: {
				...{ organization, eventId, dataMode: 'defineBelow', email: fromAi('email'), specifyContext: 'json' },
				contextJson: fromAi('context', 'json'),
			},
			call: { email: 'ada@example.com', context: { firstName: 'Ada' } },
			...{ addressee: 'ada@example.com', contains: ['Ada'] },
		},
	],
	[
		'Execute Campaign: campaign, recipient and context',
		{
			row: executeCampaign,
			parameters: {
				...{ campaignId: byId(fromAi('campaign')), dataMode: 'defineBelow', userId: fromAi('email') },
				...{ namespace: 'email', channelData: { emailAddress: fromAi('email') } },
				contextFields: { assignments: [field('total', fromAi('total', 'number'), 'number')] },
			},
			call: { campaign: campaigns.orderConfirmation.campaignId, email: 'ada@example.com', total: 49.9 },
			...{ addressee: 'ada@example.com', contains: ['49.9'] },
		},
	],
	[
		'Request Campaign: campaign, lead and token',
		{
			row: requestCampaign,
			parameters: {
				...{ campaignId: byId(fromAi('campaign')), dataMode: 'defineBelow', leadKeyValue: fromAi('email') },
				tokens: { token: [{ name: 'my.message', value: fromAi('message') }] },
			},
			call: { campaign: '1025', email: 'lead1@example.com', message: 'Welcome' },
			...{ addressee: 'lead1@example.com', contains: ['Welcome'] },
		},
	],
	[
		'Stream Ingest: the entity',
		{
			row: streamIngest,
			parameters: { specifyEntity: 'json', entityJson: fromAi('event', 'json') },
			call: {
				event: {
					...{ _id: 'event-1', timestamp: '2026-01-31T18:00:00Z', _sandbox: { order: { number: 'W-1' } } },
					identityMap: { Email: [{ id: 'ada@example.com', primary: true }] },
				},
			},
			...{ addressee: 'ada@example.com', contains: ['W-1'] },
		},
	],
];

test.each(uses)('a scripted model fills in: %s', async (_name, { row, parameters, call, addressee, contains }) => {
	const bench = await Bench.open(row);
	try {
		const { response } = await toolRun({
			...{ loader: bench.loader, credentials: bench.store(), calls: [call] },
			node: { type: row.node, parameters: { ...row.parameters(bench.sandbox.url), ...parameters } },
		});
		expect(JSON.stringify(response)).toContain('"accepted":true');
		const [message, ...others] = bench.sandbox.journal.messages(row.platform);
		expect(others).toEqual([]);
		expect(message?.addressee).toBe(addressee);
		for (const text of contains) expect(JSON.stringify(message)).toContain(text);
	} finally {
		await bench.close();
	}
});
