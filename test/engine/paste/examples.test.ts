import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject, INode } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import { resourceMapping } from '../../harness/nodeMethods';
import { root } from '../../harness/paths';
import { Bench } from '../bench/bench';
import { messages, streamIngest } from '../bench/experiencePlatform';
import { executeCampaign } from '../bench/journeyOptimizer';

interface Row {
	requests: Array<{ status: number; body: IDataObject }>;
	arrived: number;
}

function row(file: string): Row {
	const { examples }: { examples: Array<Row & { file: string }> } = JSON.parse(
		readFileSync(join(root, 'examples', 'expected.json'), 'utf8'),
	);
	const found = examples.find((example) => example.file === file);
	if (!found) throw new Error(`There is no row for ${file}`);
	return found;
}

/** The nodes of an example that are given a pasted text, calling the sandbox. */
function pastedNodes(file: string, sandboxUrl: string): INode[] {
	const text = readFileSync(join(root, 'examples', file), 'utf8').replaceAll('https://dcs.adobedc.net', sandboxUrl);
	const { nodes }: { nodes: INode[] } = JSON.parse(text);
	return nodes.filter(({ parameters }) => [parameters.dataMode, parameters.specifyEntity].includes('paste'));
}

function onlyNode(nodes: INode[], name: string): INode {
	const node = nodes.find((candidate) => candidate.name === name);
	if (!node) throw new Error(`There is no node "${name}"`);
	return node;
}

const withRemoved = (fields: object[]) => fields.map((field) => ({ removed: false, ...field }));
const schemaOf = ({ parameters }: INode) => Object(parameters.values).schema;
const placesMapped = ({ parameters }: INode) => Object.keys(Object(parameters.values).value);
/** What nobody may find in a file that is published. */
const secret = /authorization\s*:|bearer\s+\S|api-key\s*:/i;

describe('web-shop-event-to-journey-pasted.json', () => {
	const file = 'web-shop-event-to-journey-pasted.json';
	let bench: Bench<'experiencePlatform'>;
	beforeAll(async () => {
		bench = await Bench.open(streamIngest);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	test('orders become events that start the journey', async () => {
		const { parameters } = onlyNode(pastedNodes(file, bench.sandbox.url), 'Stream order event');
		const { requests, arrived } = row(file);
		for (const { body, status } of requests) {
			const { outputs } = await bench.runApart([{ body }], parameters);
			expect(outputs[status === 200 ? 0 : 1]).toHaveLength(1);
		}
		const events = bench.sandbox.journal.messages('experiencePlatform');
		expect(events.map(({ kind }) => kind)).toEqual(Array(arrived).fill('event'));
		expect(bench.sandbox.journal.messages('journeys').map(({ addressee }) => addressee)).toEqual([
			'ada@example.com',
			'chloe@example.com',
		]);
		expect(messages(bench)[0]?.body).toMatchObject({
			xdmEntity: {
				...{ _id: 'order-W-4001', timestamp: '2026-01-31T18:00:00.000Z', eventType: 'commerce.purchases' },
				_sandbox: { person: { firstName: 'Ada' }, order: { number: 'W-4001', total: 49.9, currency: 'EUR' } },
			},
		});
	});

	test('it is stored with the fields that the editor reads', async () => {
		const node = onlyNode(pastedNodes(file, bench.sandbox.url), 'Stream order event');
		const { fields } = await resourceMapping({
			...{ loader: bench.loader, credentials: bench.store(), method: 'readPreviewFields' },
			node: { type: 'experiencePlatformStreamIngest', parameters: node.parameters },
		});
		expect(schemaOf(node)).toEqual(withRemoved(fields));
		expect(fields.map(({ id }) => id)).toEqual(expect.arrayContaining(placesMapped(node)));
		expect(String(node.parameters.pasted)).not.toMatch(secret);
	});
});

describe('order-confirmation-pasted.json', () => {
	const file = 'order-confirmation-pasted.json';
	const type = 'journeyOptimizerExecuteCampaign';
	let bench: Bench<'journeyOptimizer'>;
	beforeAll(async () => {
		bench = await Bench.open(executeCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	test('orders become messages of the campaign', async () => {
		const { parameters } = onlyNode(pastedNodes(file, bench.sandbox.url), 'Send confirmation');
		const { requests, arrived } = row(file);
		for (const { body, status } of requests) {
			const { outputs } = await bench.bare().runApart([{ body }], parameters);
			expect(outputs[status === 200 ? 0 : 1]).toHaveLength(1);
			// By this the workflow tells that sending again does not help.
			if (status !== 200)
				expect(outputs[1]?.[0]?.json).toMatchObject({ details: { outcome: 'rejected', parameter: 'Values' } });
		}
		expect(bench.sandbox.journal.messages('journeyOptimizer')).toHaveLength(arrived);
		expect(bench.bodies()[0]).toMatchObject({
			requestId: 'order-confirmation-W-5001',
			recipients: [
				{
					...{ userId: 'ada@example.com', namespace: 'email' },
					context: { firstName: 'Ada', orderNumber: 'W-5001', total: '49.90', lines: [{ sku: 'A-1', quantity: 2 }] },
				},
			],
		});
		expect(bench.calls()[0]?.headers).toMatchObject({ 'x-gw-ims-org-id': demo.ims.organizationId });
	});

	test.each(['Send confirmation', 'Send again'])('%s is stored with the fields that the editor reads', async (name) => {
		const node = onlyNode(pastedNodes(file, bench.sandbox.url), name);
		const { fields } = await resourceMapping({
			...{ loader: bench.loader, credentials: bench.store(), method: 'pastedFields' },
			node: { type, parameters: node.parameters },
		});
		expect(schemaOf(node)).toEqual(withRemoved(fields));
		expect(fields.map(({ id }) => id)).toEqual(expect.arrayContaining(placesMapped(node)));
		expect(String(node.parameters.pasted)).not.toMatch(secret);
	});
});
