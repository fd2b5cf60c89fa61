import type { INodeParameters } from 'n8n-workflow';

import { plainText } from '../../../sandbox/http';
import { Bench } from '../bench/bench';
import { filesForActivities, organization, signalOverRest } from '../bench/campaignTransactional';
import { byId, details, first, jsons, outcomes } from '../bench/items';

describe('Signal Workflow over REST', () => {
	let bench: Bench<'campaignStandard'>;
	beforeAll(async () => {
		bench = await Bench.open(signalOverRest);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const taken = () => bench.sandbox.journal.messages('campaignStandard').map(({ detail }) => detail);
	const path = (workflow: string) => `/${organization}/campaign/workflow/execution/${workflow}`;
	/** One activity with these parameters. */
	const parameters = (parametersJson: unknown, more: INodeParameters = {}): INodeParameters => ({
		...{ workflowId: byId('WKF5000'), activity: 'signal1', specifyParameters: 'json' },
		...{
			parametersJson: typeof parametersJson === 'string' ? parametersJson : JSON.stringify(parametersJson),
			...more,
		},
	});

	test('a workflow is looked up once, then each activity is triggered at the address that it names', async () => {
		const items = filesForActivities(bench, 3);
		expect(jsons(await bench.run(items))).toEqual(
			items.map(({ activity }) => ({ accepted: true, workflowId: 'WKF5001', activity })),
		);
		expect(bench.calls('workflow').map((call) => call.path)).toEqual([path('WKF5001')]);
		expect(bench.calls()).toHaveLength(3);
		for (const call of bench.calls()) {
			expect(call.path).toMatch(/\/execution\/%40[^/]+%2F%3D%3D\/activities\/activity\/%40[^/]+\/trigger\/$/);
			expect(call.headers['x-api-key']).toBe('sandbox-client');
		}
		expect(bench.arrivals(items)).toEqual([1, 1, 1]);
		expect(taken()[0]).toMatchObject({ source: 'n8n', parameters: { file: expect.stringContaining('.csv') } });
	});

	test('parameters keep their types, and the source is what the user says', async () => {
		const json = '={{ { file: "a.csv", rows: 3, urgent: true, at: new Date(0), audience: null } }}';
		await bench.run([{}], parameters(json, { source: 'shop' }));
		expect(taken()).toMatchObject([
			{ source: 'shop', parameters: { file: 'a.csv', rows: 3, urgent: true, at: '1970-01-01T00:00:00.000Z' } },
		]);
		expect(bench.bodies()).toEqual([
			{ source: 'shop', parameters: { file: 'a.csv', rows: 3, urgent: true, at: '1970-01-01T00:00:00.000Z' } },
		]);
	});

	test('items that ask for the same share a signal, those with other parameters come too soon', async () => {
		const items = [{ file: 'a.csv' }, { file: 'b.csv' }, { file: 'a.csv' }];
		const result = await bench.runOn(items, parameters('={{ JSON.stringify($json) }}'));
		expect(outcomes(result.outputs[0])).toEqual(['accepted', 'rejected', 'accepted']);
		expect(bench.calls()).toHaveLength(1);
		const told = jsons(result)[1] ?? {};
		expect(told.error).toContain('Campaign takes one in ten minutes');
		expect(details(told)).toMatchObject({ retryable: true, retryAfterSeconds: 600 });
	});

	test('where a signal was refused, the next one with other parameters has its turn', async () => {
		const items = [{ strange: 'a.csv' }, { file: 'b.csv' }, { file: 'c.csv' }];
		const result = await bench.runOn(items, parameters('={{ JSON.stringify($json) }}'));
		expect(outcomes(result.outputs[0])).toEqual(['rejected', 'accepted', 'rejected']);
		expect(first(result.outputs[0]).error).toBe('The External signal activity does not declare one of the parameters');
		expect(details(first(result.outputs[0]))).toMatchObject({
			...{ code: 'RST-360011', httpStatus: 500 },
			platformMessage: expect.stringContaining("'strange' parameter isn't defined in signal activity"),
		});
		expect(taken()).toMatchObject([{ parameters: { file: 'b.csv' } }]);
	});

	test('an item whose key was sent in this run follows that, whatever its parameters', async () => {
		const items = [{ file: 'a.csv' }, { file: 'b.csv' }];
		const options = { sendOnceKey: 'order-1' };
		const result = await bench.runOn(items, { ...parameters('={{ JSON.stringify($json) }}'), options });
		expect(jsons(result)).toMatchObject([{ accepted: true }, { accepted: true, duplicate: true }]);
		expect(bench.calls()).toHaveLength(1);
	});

	test.each([
		['another workflow', { workflowId: byId('WKF1') }, 'Campaign does not know this workflow', "Check 'Workflow'"],
		[
			'another activity',
			{ workflowId: byId('WKF5000'), activity: 'end' },
			'The workflow WKF5000 has no External signal activity end',
			'Its External signal activities are: signal1.',
		],
		[
			'a workflow without signals',
			{ workflowId: byId('WKF5002'), activity: 'signal1' },
			'The workflow WKF5002 has no External signal activity signal1',
			'It has none',
		],
		[
			'another company',
			{ organization: 'another-company' },
			'no product profile for this organization',
			'product profile',
		],
		['nobody', { organization: 'nobody' }, 'Adobe does not know this organization', "Check 'Organization'"],
		[
			'an instance without a CNAME',
			{ organization: 'without-cname' },
			'Adobe cannot find the Campaign instance',
			'CNAME',
		],
	])('%s is refused, and no signal is sent', async (_, more, message, todo) => {
		const result = await bench.runOn(filesForActivities(bench, 2), more);
		expect(outcomes(result.outputs[0])).toEqual(['rejected', 'rejected']);
		expect(first(result.outputs[0]).error).toContain(message);
		expect(details(first(result.outputs[0])).todo).toContain(todo);
		expect(bench.calls('workflow')).toHaveLength(1);
		expect(bench.calls()).toHaveLength(0);
	});

	test('one workflow that is refused keeps no other back', async () => {
		const items = [
			{ workflow: 'WKF1', activity: 'signal1' },
			{ workflow: 'WKF5001', activity: 'signal1' },
		];
		const result = await bench.runOn(items, { workflowId: byId('={{ $json.workflow }}') });
		expect(outcomes(result.outputs[0])).toEqual(['rejected', 'accepted']);
	});

	test('a second run within ten minutes is told what Campaign says, and nothing is claimed of it', async () => {
		await bench.run([{}], parameters({ file: 'a.csv' }));
		const result = await bench.runOn([{}], parameters({ file: 'a.csv' }));
		expect(outcomes(result.outputs[0])).toEqual(['unknown']);
		expect(details(first(result.outputs[0])).platformMessage).toContain('contact your administrator');
		expect(bench.calls()).toHaveLength(2);
	});

	test('a lost look-up is repeated, and where it stays lost nothing was signalled', async () => {
		bench.sandbox.faults.add({ method: 'workflow', drop: true, times: 1 });
		expect(outcomes((await bench.runOn(filesForActivities(bench, 1))).outputs[0])).toEqual(['accepted']);
		bench.sandbox.faults.add({ method: 'workflow', answer: plainText(500, 'An error has occurred') });
		const result = await bench.runOn(filesForActivities(bench, 1), { options: { maxTries: 1 } });
		expect(outcomes(result.outputs[0])).toEqual(['rejected']);
		expect(first(result.outputs[0]).error).toContain('The look-up of the workflow got no usable response');
	});

	test('after no response it is not known whether the workflow went on: the signal is not repeated, nor is another sent', async () => {
		bench.sandbox.faults.add({ method: 'signal', drop: true, execute: true });
		const items = [{ file: 'a.csv' }, { file: 'b.csv' }];
		const result = await bench.runOn(items, parameters('={{ JSON.stringify($json) }}'));
		expect(outcomes(result.outputs[0])).toEqual(['unknown', 'rejected']);
		expect(bench.calls()).toHaveLength(1);
	});

	test('the token goes to the host of the credential alone, whatever address the workflow names', async () => {
		await bench.run(filesForActivities(bench, 1));
		expect(bench.wire.map(({ platform }) => platform)).toEqual(['ims', 'campaignStandard', 'campaignStandard']);
	});

	test('more than 64 KB are not sent, and a dry run shows the signal without asking anybody', async () => {
		const large = await bench.runOn([{}], parameters({ file: 'x'.repeat(65_536) }));
		expect(first(large.outputs[0]).error).toContain('The signal is too large');
		const result = await bench.run([{}], { ...parameters({ file: 'a.csv' }), options: { dryRun: true } });
		expect(jsons(result)[0]?.request).toMatchObject({
			url: `${bench.sandbox.url}${path('WKF5000')}/activities/activity/signal1/trigger`,
			body: '{"source":"n8n","parameters":{"file":"a.csv"}}',
		});
		expect(bench.wire).toEqual([]);
	});
});
