import { customers, files, signalWorkflow, storeFor } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { byId, details, first, jsons, outcomes } from '../bench/items';

describe('Signal Workflow', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(signalWorkflow);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const signals = () =>
		bench.sandbox.journal.messages('campaign').map(({ addressee, detail }) => ({ addressee, detail }));

	test('every item is one signal, and its fields are the variables of the workflow', async () => {
		const items = files(3);
		const results = jsons(await bench.run(items, { options: { concurrency: 1 } }));
		expect(results).toEqual(Array(3).fill({ accepted: true, workflowId: 'WKF4900', activity: 'signal' }));
		expect(bench.arrivals(items)).toEqual([1, 1, 1]);
		expect(bench.calls()).toHaveLength(3);
		expect(bench.calls()[0]?.body).toContain(
			'<urn:strWorkflowId>WKF4900</urn:strWorkflowId><urn:strActivity>signal</urn:strActivity><urn:strTransition></urn:strTransition>' +
				'<urn:elemParameters><variables externalId="import-0" file="import-0.csv"/></urn:elemParameters><urn:bComplete>false</urn:bComplete>',
		);
	});

	test('variables come from fields, from JSON or from nowhere', async () => {
		const assignments = [
			{ id: '1', name: 'file', value: '={{ $json.file }}', type: 'string' },
			{ id: '2', name: 'note', value: 'a "b" <c> & d', type: 'string' },
		];
		await bench.run(files(1), { specifyParameters: 'fields', parameters: { assignments } });
		await bench.run(files(1), { specifyParameters: 'json', parametersJson: '={{ { rows: 3, urgent: true } }}' });
		await bench.run(files(1), { specifyParameters: 'fields' });
		expect(signals().map(({ detail }) => detail)).toMatchObject([
			{ variables: { file: 'import-0.csv', note: 'a "b" <c> & d' } },
			{ variables: { rows: '3', urgent: 'true' } },
			{ variables: {} },
		]);
	});

	test('the workflow, the activity and its transition may differ from item to item', async () => {
		const items = [
			{ w: '4901', a: 'alert', t: 'urgent' },
			{ w: 'nightlyExport', a: 'signal', t: '' },
		];
		const results = jsons(
			await bench.run(items, {
				workflowId: byId('={{ $json.w }}'),
				activity: '={{ $json.a }}',
				transition: '={{ $json.t }}',
				specifyParameters: 'fields',
			}),
		);
		expect(results).toEqual([
			{ accepted: true, workflowId: '4901', activity: 'alert', transition: 'urgent' },
			{ accepted: true, workflowId: 'nightlyExport', activity: 'signal' },
		]);
		expect(
			signals()
				.map(({ addressee }) => addressee)
				.sort(),
		).toEqual(['WKF4901/alert', 'nightlyExport/signal']);
	});

	test('a completed activity takes no other signal', async () => {
		const items = files(2);
		await bench.run(items, { complete: true, options: { concurrency: 1 } });
		expect(bench.arrivals(items)).toEqual([1, 0]);
	});

	test.each([
		['another workflow', { workflowId: byId('WKF1') }, "The workflow 'WKF1' does not exist."],
		['another activity', { activity: 'signal1' }, "The activity 'signal1' does not exist."],
		['another transition', { transition: 'no' }, "The transition 'no' does not exist."],
	])('%s is refused with what Campaign says', async (_, parameters, words) => {
		const result = await bench.runOn(files(2), parameters);
		expect(outcomes(result.outputs[0])).toEqual(['rejected', 'rejected']);
		const json = first(result.outputs[0]);
		expect(json.error).toBe('Campaign could not pass the signal on');
		expect(details(json).todo).toContain('Check the name of the workflow');
		expect(details(json)).toMatchObject({ code: 'SOP-330011', platformMessage: expect.stringContaining(words) });
	});

	test.each([
		['a list', { file: ['a.csv', 'b.csv'] }, '"file" contains a list or an object'],
		['an object', { file: { name: 'a.csv' } }, '"file" contains a list or an object'],
		['a name that would be markup', { 'a="1" b': 'x' }, 'is not a valid XML name'],
	])('%s is not sent, the others are', async (_, bad, message) => {
		const [good] = files(1);
		const result = await bench.runOn([bad, good ?? {}]);
		expect(outcomes(result.outputs[0])).toEqual(['rejected', 'accepted']);
		expect(first(result.outputs[0]).error).toContain(message);
		expect(bench.calls()).toHaveLength(1);
	});

	test('after no response it is not known whether the workflow went on, and the signal is not repeated', async () => {
		const items = files(2);
		bench.sandbox.faults.add({ method: 'PostEvent', bodyIncludes: 'import-0', drop: true, execute: true });
		const result = await bench.runOn(items);
		expect(outcomes(result.outputs[0])).toEqual(['unknown', 'accepted']);
		expect(bench.arrivals(items)).toEqual([1, 1]);
	});

	test.each(['logon', 'ims', 'loginPassword', 'sessionToken'])('signs in by %s', async (authentication) => {
		const credentials = storeFor(bench, authentication);
		expect(outcomes((await bench.run(files(1), {}, { credentials })).outputs[0])).toEqual(['accepted']);
	});

	test('whole items of another kind say which field is in the way', async () => {
		const [customer] = customers(1);
		const result = await bench.runOn([{ ...customer, order: { number: 'W-1' } }]);
		expect(first(result.outputs[0]).error).toContain(
			`'Parameters' cannot be written as variables: "order" contains a list or an object`,
		);
	});
});
