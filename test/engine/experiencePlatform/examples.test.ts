import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject, INode } from 'n8n-workflow';

import { root } from '../../harness/paths';
import { Bench } from '../bench/bench';
import { streamIngest } from '../bench/experiencePlatform';
import { outcomes } from '../bench/items';

let bench: Bench<'experiencePlatform'>;
beforeAll(async () => {
	bench = await Bench.open(streamIngest);
});
afterEach(() => bench.reset());
afterAll(async () => await bench.close());

/** A node of an example, calling the sandbox. */
function exampleNode(file: string, name: string): INode {
	const text = readFileSync(join(root, 'examples', file), 'utf8').replaceAll(
		'https://dcs.adobedc.net',
		bench.sandbox.url,
	);
	const { nodes }: { nodes: INode[] } = JSON.parse(text);
	const node = nodes.find((candidate) => candidate.name === name);
	if (!node) throw new Error(`${file} has no node "${name}"`);
	return node;
}

const expected = (
	file: string,
): { requests: Array<{ status: number; body: IDataObject }>; items: number; rejected: number } => {
	const { examples } = JSON.parse(readFileSync(join(root, 'examples', 'expected.json'), 'utf8'));
	return examples.find((example: { file: string }) => example.file === file);
};

test('Web shop event to journey: orders become events that start the journey', async () => {
	const file = 'web-shop-event-to-journey.json';
	const { requests } = expected(file);
	const { parameters } = exampleNode(file, 'Stream order event');
	for (const { body, status } of requests) {
		const { outputs } = await bench.runApart([{ body }], parameters);
		expect(outputs[0]).toHaveLength(status === 200 ? 1 : 0);
	}
	const people = bench.sandbox.journal.messages('journeys').map(({ addressee }) => addressee);
	expect(people).toEqual(['ada@example.com', 'chloe@example.com']);
	expect(bench.sandbox.journal.messages('experiencePlatform').map(({ kind }) => kind)).toEqual(['event', 'event']);
});

test('Bulk import of profiles: all but the ones that are too large arrive as valid records', async () => {
	const file = 'bulk-import-of-profiles.json';
	const { items, rejected } = expected(file);
	const code = String(exampleNode(file, 'Customers of the CRM').parameters.jsCode);
	const customers: Array<{ json: IDataObject }> = new Function(code)();
	const { outputs } = await bench.runApart([], exampleNode(file, 'Import profiles').parameters, {
		rawItems: customers,
	});
	expect(customers).toHaveLength(items);
	expect(outcomes(outputs[1])).toEqual(Array(rejected).fill('rejected'));
	expect(outputs[0]).toHaveLength(items - rejected);
	expect(bench.calls('batch').length).toBeLessThanOrEqual(5);
	expect(new Set(bench.sandbox.journal.messages('experiencePlatform').map(({ kind }) => kind))).toEqual(
		new Set(['record']),
	);
});
