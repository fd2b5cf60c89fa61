import type { INodeExecutionData } from 'n8n-workflow';

import { details } from './campaign';
import { everyNode, type Sender } from './everyNode';

/** The rules of delivery hold for every node alike; what only one of them does is told in tests of its own. */
describe.each(everyNode)('%s', (_name, open) => {
	let sender: Sender;
	beforeAll(async () => {
		sender = await open();
	});
	afterEach(() => sender.reset());
	afterAll(async () => await sender.close());

	/** A repeat of an unknown call, which some nodes make by themselves, would hide what became of it. */
	const inOrder = { concurrency: 1, retryUnknown: false };
	const lost = (index: number) => ({
		method: sender.method,
		bodyIncludes: sender.mark(index),
		drop: true,
		execute: true,
	});
	const origins = (items: INodeExecutionData[] = []) => items.map(({ pairedItem }) => pairedItem);
	const items = () => [sender.good[0] ?? {}, sender.bad, ...sender.good.slice(1)];

	test('every item has one outcome, in order, linked to its own input item on both outputs', async () => {
		sender.sandbox.faults.add(lost(2));
		const after = {
			success: "={{ JSON.stringify($('Feed').item.json) }}",
			error: "={{ JSON.stringify($('Feed').item.json) }}",
		};
		const { outputs, after: seen } = await sender.run(items(), inOrder, {
			after,
			node: { onError: 'continueErrorOutput' },
		});
		expect(origins(outputs[0])).toEqual([{ item: 0 }, { item: 2 }, { item: 4 }]);
		expect(origins(outputs[1])).toEqual([{ item: 1 }, { item: 3 }]);
		const given = items().map((item) => ({ value: JSON.stringify(item) }));
		expect(seen.success).toEqual([given[0], given[2], given[4]]);
		expect(seen.error).toEqual([given[1], given[3]]);
		expect(sender.arrivals()).toEqual([1, 1, 1, 1]);
	});

	test('items on the error output hold their input, the error and its details', async () => {
		sender.sandbox.faults.add(lost(2));
		const { outputs } = await sender.run(items(), inOrder, { node: { onError: 'continueErrorOutput' } });
		const [refused, unknown] = outputs[1] ?? [];
		expect(refused?.json).toEqual({
			...sender.bad,
			error: expect.any(String),
			details: expect.objectContaining({ outcome: 'rejected' }),
		});
		expect(unknown?.json).toEqual({
			...sender.good[2],
			error: expect.any(String),
			details: expect.objectContaining({ outcome: 'unknown' }),
		});
	});

	test('an error item is exactly { json: { error, details }, pairedItem }', async () => {
		sender.sandbox.faults.add(lost(2));
		const { outputs } = await sender.run(items(), inOrder, { node: { onError: 'continueRegularOutput' } });
		expect(origins(outputs[0])).toEqual([0, 1, 2, 3, 4].map((item) => ({ item })));
		for (const [index, outcome] of [
			[1, 'rejected'],
			[3, 'unknown'],
		] as const) {
			const item = outputs[0]?.[index];
			expect(Reflect.ownKeys(item ?? {}).sort()).toEqual(['json', 'pairedItem']);
			expect(Object.keys(item?.json ?? {})).toEqual(['error', 'details']);
			expect(item?.json.error).toEqual(expect.any(String));
			expect(details(item?.json).outcome).toBe(outcome);
		}
		for (const index of [0, 2, 4]) expect(outputs[0]?.[index]?.json).not.toHaveProperty('error');
	});

	test('a dry run sends nothing, logs on nowhere and shows no secret', async () => {
		const credentials = sender.store();
		const before = sender.sandbox.journal.version;
		const { outputs } = await sender.run(sender.good, { ...inOrder, dryRun: true }, { credentials });
		expect(sender.sandbox.journal.version).toBe(before);
		expect(sender.wire).toEqual([]);
		expect(credentials.counts).toMatchObject({ logOns: 0, updates: 0 });
		expect(origins(outputs[0])).toEqual(sender.good.map((_, item) => ({ item })));
		for (const { json } of outputs[0] ?? []) {
			expect(Object.keys(json)).toEqual(['dryRun', 'request']);
			expect(Object.keys(Object(json.request)).sort()).toEqual(['body', 'headers', 'method', 'url']);
		}
		const shown = JSON.stringify(outputs);
		expect(shown).toContain('***');
		for (const secret of secretsOf(credentials)) expect(shown).not.toContain(secret);
	});

	test('Retry On Fail sends nothing twice and what was not sent once', async () => {
		sender.sandbox.faults.add(lost(1));
		const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1, onError: 'stopWorkflow' as const };
		const { error } = await sender.run(sender.good, inOrder, { node });
		expect(sender.arrivals()).toEqual([1, 1, 1, 1]);
		expect(error?.description).toContain('3 accepted, 0 rejected, 1 unknown, 0 not sent.');
	});

	test('Stop Workflow checks all items before sending and counts them in its message', async () => {
		const { error, outputs } = await sender.run([...sender.good, sender.bad], inOrder, {
			node: { onError: 'stopWorkflow' },
		});
		expect(error?.description).toContain('0 accepted, 1 rejected, 0 unknown, 4 not sent.');
		expect(error?.context.itemIndex).toBe(4);
		expect(outputs).toEqual([]);
		expect(sender.arrivals()).toEqual([0, 0, 0, 0]);
	});

	test('Stop Workflow starts nothing after the first failure and counts what came of the others', async () => {
		sender.sandbox.faults.add(lost(1));
		const { error } = await sender.run(sender.good, inOrder, { node: { onError: 'stopWorkflow' } });
		expect(error?.description).toContain('1 accepted, 0 rejected, 1 unknown, 2 not sent.');
		expect(error?.context.itemIndex).toBe(1);
		expect(sender.arrivals()).toEqual([1, 1, 0, 0]);
	});

	test.each(['stopWorkflow', 'continueErrorOutput'] as const)('cancelling stops the sending (%s)', async (onError) => {
		sender.sandbox.faults.add({ method: sender.method, bodyIncludes: sender.mark(1), hang: true });
		const { status } = await sender.run(sender.good, inOrder, { cancelWhen: arrival(1), node: { onError } });
		expect(status).toBe('canceled');
		// Whatever the node would still send had time to arrive when another run is over.
		sender.sandbox.faults.clear();
		await sender.run([sender.bad], inOrder, { node: { onError: 'continueRegularOutput' } });
		expect(sender.arrivals()).toEqual([1, 0, 0, 0]);
	});

	/** Fulfilled when the call of a good item is at the platform. */
	async function arrival(index: number): Promise<void> {
		while (!sender.wire.some(({ body }) => body.includes(sender.mark(index))))
			await new Promise((resolve) => setTimeout(resolve, 5));
	}
});

/** The password fields that are filled in. */
function secretsOf(credentials: ReturnType<Sender['store']>): string[] {
	return credentials.types().flatMap((type) => {
		const stored = credentials.stored(type);
		const names = credentials
			.getCredentialsProperties(type)
			.filter(({ typeOptions }) => typeOptions?.password === true);
		return names
			.map(({ name }) => stored[name])
			.filter((value): value is string => typeof value === 'string' && value !== '');
	});
}
