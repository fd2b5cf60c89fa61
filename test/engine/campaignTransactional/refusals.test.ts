import { demo } from '../../../sandbox/demo';
import { Bench } from '../bench/bench';
import { customers, organization, transactionalSend } from '../bench/campaignTransactional';
import { jsons } from '../bench/items';

let bench: Bench<'campaignStandard'>;
beforeAll(async () => {
	bench = await Bench.open(transactionalSend);
});
afterEach(() => bench.reset());
afterAll(async () => await bench.close());

describe('what the platform refuses', () => {
	test.each([
		[
			'a wrong organization',
			{ organization: demo.campaignStandard.refused.unknown },
			'Adobe does not know this organization',
			'500',
		],
		[
			'another company',
			{ organization: demo.campaignStandard.refused.foreign },
			'no product profile for this organization',
			'403023',
		],
		[
			'a missing CNAME',
			{ organization: demo.campaignStandard.refused.withoutCname },
			'cannot find the Campaign instance',
			'502',
		],
		['an unknown event', { eventId: 'EVTnobodyKnows' }, 'Campaign does not know the event', 'RST-360011'],
		['an event that was unpublished', { eventId: 'EVTretired' }, 'Campaign does not know the event', 'RST-360011'],
	])('%s', async (_, parameters, message, code) => {
		const [json] = jsons(await bench.runOn(customers(1), parameters));
		expect(json).toMatchObject({ error: expect.stringContaining(message), details: { outcome: 'rejected', code } });
	});

	test('an organization that is wrong for one item harms no other', async () => {
		const items = [
			{ email: 'a@example.com', o: demo.campaignStandard.refused.foreign },
			{ email: 'b@example.com', o: organization },
		];
		const parameters = { organization: '={{ $json.o }}', options: { concurrency: 1 } };
		const [first, second] = jsons(await bench.runOn(items, parameters));
		expect(first).toMatchObject({ details: { code: '403023' } });
		expect(second).toMatchObject({ accepted: true });
	});

	test('an API key that is refused is not tried for every item', async () => {
		bench.sandbox.faults.add({
			method: 'send',
			times: 0,
			answer: { status: 403, body: '{"error_code":"403003","message":"Api Key is invalid"}' },
		});
		const items = jsons(await bench.runOn(customers(10), { options: { concurrency: 1 } }));
		expect(items).toHaveLength(10);
		expect(items[9]).toMatchObject({
			error: expect.stringContaining('Adobe does not know the API key'),
			details: { code: '403003' },
		});
		expect(bench.calls('send')).toHaveLength(1);
	});

	test('a call that is turned away is sent again after the pause that the platform names', async () => {
		bench.sandbox.faults.add({
			method: 'send',
			answer: {
				status: 429,
				headers: { 'retry-after': '1' },
				body: '{"error_code":"429050","message":"Too many requests"}',
			},
		});
		const items = customers(3);
		expect((await bench.run(items)).error).toBeUndefined();
		expect(bench.arrivals(items)).toEqual([1, 1, 1]);
	});

	test.each([
		['a dropped connection', { drop: true, execute: true }],
		['a truncated answer', { truncate: 10, execute: true }],
		['HTML', { answer: { status: 200, body: '<html>Welcome</html>' }, execute: true }],
		['an empty answer', { answer: { status: 201, body: '' }, execute: true }],
		['a gateway timeout', { answer: { status: 504, body: '' }, execute: true }],
		[
			'the code that says nothing',
			{
				answer: { status: 500, body: 'RST-360011 An error has occurred - please contact your administrator.' },
				execute: true,
			},
		],
	])('%s leaves the outcome unknown, and the event is not sent again', async (_, fault) => {
		bench.sandbox.faults.add({ method: 'send', ...fault });
		const [json] = jsons(await bench.runOn(customers(1)));
		expect(json).toMatchObject({ details: { outcome: 'unknown' } });
		expect(bench.calls('send')).toHaveLength(1);
	});

	test('an answer without a primary key leaves the outcome unknown', async () => {
		bench.platform.controls.values.answer = 'noKey';
		const [json] = jsons(await bench.runOn(customers(1)));
		expect(json).toMatchObject({
			error: expect.stringContaining('returned no primary key'),
			details: { outcome: 'unknown' },
		});
	});

	test('no redirection is followed', async () => {
		bench.sandbox.faults.add({ method: 'send', times: 0, redirect: `${bench.sandbox.url}/elsewhere` });
		const [json] = jsons(await bench.runOn(customers(1)));
		expect(json).toMatchObject({ details: { outcome: 'rejected', httpStatus: 307 } });
		expect(bench.wire.map(({ path }) => path)).not.toContain('/elsewhere');
	});

	test('a secret that the platform echoes stays hidden', async () => {
		const { clientSecret } = demo.ims;
		bench.sandbox.faults.add({ method: 'send', answer: { status: 400, body: `refused ${clientSecret}` } });
		const result = await bench.runOn(customers(1));
		expect(JSON.stringify(result.outputs)).toContain('refused ***');
		expect(JSON.stringify(result.run)).not.toContain(clientSecret);
	});
});

describe('what is not sent', () => {
	const past = '2020-01-01T00:00:00Z';
	test.each([
		['no organization', {}, { organization: '={{ "" }}' }, "'Organization' is empty"],
		['no event', {}, { eventId: ' ' }, "'Event ID' is empty"],
		['an event that would leave the path', {}, { eventId: '..' }, "'Event ID' cannot be part of a URL"],
		['a context that is a list', { ctx: [1] }, {}, "'ctx' is not a valid JSON object"],
		['a context that is a number', { ctx: 5 }, {}, "'ctx' is not a valid JSON object"],
		[
			'broken JSON',
			{},
			{ dataMode: 'defineBelow', specifyContext: 'json', contextJson: '{"a"' },
			"'Context JSON' is not a valid JSON object",
		],
		['an address that is none', { email: 'ann' }, {}, "'Recipient Email' is not a valid email address"],
		['a list for a phone number', { mobilePhone: ['1'] }, {}, "'Mobile Phone' must be a single value"],
		['no date', { scheduled: 'tomorrow' }, {}, "'Scheduled' is not a valid date"],
		['an expiration that has passed', { expiration: past }, {}, "'Expiration' is in the past"],
		[
			'an expiration before the schedule',
			{ scheduled: '2099-02-01', expiration: '2099-01-01' },
			{},
			"'Expiration' is before 'Scheduled'",
		],
	])('%s', async (_, item, parameters, message) => {
		const items = [{ email: 'ann@example.com', ...item }];
		const [json] = jsons(await bench.runOn(items, parameters));
		expect(json).toMatchObject({ error: expect.stringContaining(message), details: { outcome: 'rejected' } });
		expect(bench.wire).toHaveLength(0);
	});

	test('an event that says nothing', async () => {
		const [json] = jsons(await bench.runOn([{}]));
		expect(json).toMatchObject({ error: expect.stringContaining('The event is empty') });
	});

	test('an event ID without EVT is sent with a hint', async () => {
		const { error, hints } = await bench.run(customers(2), { eventId: 'order_confirmation' });
		expect(error).toBeUndefined();
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('does not begin with EVT'),
			'Fields of the event that were not sent: orderNumber, total, productList (2 items)',
		]);
	});
});
