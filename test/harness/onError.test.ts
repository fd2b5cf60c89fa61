import { testOnN8n2 } from './n8nMajor';
import { ProbeBench } from './probe';

/** F1 to F4 and item pairing: what the engine makes of throws and of items that say `error`. */
describe('On Error and Retry On Fail', () => {
	let bench: ProbeBench;
	beforeAll(async () => {
		bench = await ProbeBench.open(({ body }) => ({ status: body.includes('"bad"') ? 400 : 200, body: { got: body } }));
	});
	afterAll(async () => await bench.close());

	const items = [{ x: 'good' }, { x: 'bad' }];
	const node = { type: 'probe', onError: 'continueErrorOutput' as const };

	test('a throw under Stop Workflow ends the execution', async () => {
		const { status, error, outputs } = await bench.run({ items, emit: 'throw' });
		expect({ status, message: error?.message, outputs }).toEqual({
			status: 'error',
			message: 'The probe throws',
			outputs: [],
		});
	});

	test('F1: a throw under the error output sends the input items down the success branch', async () => {
		const { outputs, after, status } = await bench.run({
			items,
			emit: 'throw',
			node,
			after: { success: '={{ $json.x }}', error: '={{ $json.x }}' },
		});
		expect(outputs[0]?.map(({ json }) => json)).toEqual(items);
		expect(after).toEqual({ success: [{ value: 'good' }, { value: 'bad' }], error: [] });
		expect(status).toBe('success');
	});

	test('the engine reports such an execution as failed when no node follows', async () => {
		const { status } = await bench.run({ items, emit: 'throw', node });
		expect(status).toBe('error');
	});

	// n8n 1 routes such an item to the success output unless it is marked, as the package's nodes do for it.
	testOnN8n2(
		'F2: { error, details } goes to the error output, joined with its input, and stays linked to it',
		async () => {
			const { outputs, after } = await bench.run({
				items,
				emit: 'errorItemOnFailure',
				node,
				after: { success: "={{ $('Feed').item.json.x }}", error: "={{ $('Feed').item.json.x }}" },
			});
			expect(outputs[0]).toHaveLength(1);
			expect(outputs[1]?.map(({ json }) => json)).toEqual([
				{ x: 'bad', error: 'refused', details: { outcome: 'rejected' } },
			]);
			expect(after).toEqual({ success: [{ value: 'good' }], error: [{ value: 'bad' }] });
		},
	);

	test('F2: { error, status } stays on the success branch', async () => {
		const { outputs } = await bench.run({ items, emit: 'misshapenErrorItem', node });
		expect(outputs.map((output) => output.length)).toEqual([2, 0]);
	});

	test('F3: an error item in first place runs the whole node again; the last try counts', async () => {
		const before = bench.server.to('/things').length;
		const retry = { ...node, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { outputs, runs } = await bench.run({
			items: [{ x: 'bad' }, { x: 'good' }],
			emit: 'errorOnFirstTry',
			node: retry,
		});
		expect(bench.server.to('/things').length - before).toBe(4);
		expect(runs).toHaveLength(1);
		expect(outputs.map((output) => output.length)).toEqual([2, 0]);
	});

	// The two outputs again; what is said about repeats holds for n8n 1 too.
	testOnN8n2('F4: an error item in second place does not', async () => {
		const before = bench.server.to('/things').length;
		const retry = { ...node, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { outputs } = await bench.run({ items, emit: 'errorOnFirstTry', node: retry });
		expect(bench.server.to('/things').length - before).toBe(2);
		expect(outputs.map((output) => output.length)).toEqual([1, 1]);
	});

	test('F11: hints reach the task data', async () => {
		const { hints } = await bench.run({ items });
		expect(hints).toEqual([{ message: 'A hint', location: 'outputPane' }]);
	});
});
