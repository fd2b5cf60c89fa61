import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { details } from '../bench/items';
import { fault, notStored, page } from '../bench/replies';

describe('error items and success items', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const one = customers(1);

	test('a success item holds what the interface promises and nothing else', async () => {
		const { outputs } = await bench.runOn(one);
		const id = Reflect.get(bench.sandbox.journal.messages('campaign')[0]?.detail ?? {}, 'id');
		expect(outputs[0]?.[0]).toEqual({
			json: {
				...{ accepted: true, recipient: 'customer0@example.com', reference: 'order-0', eventId: id },
				...{ eventType: 'order_confirmation', method: 'PushEvent', queue: 'rtEvent' },
			},
			pairedItem: { item: 0 },
		});
	});

	test('an item refused before sending has error and details only', async () => {
		const { outputs } = await bench.runOn([{ externalId: 'x' }]);
		const [item] = outputs[0] ?? [];
		expect(Object.keys(item ?? {}).sort()).toEqual(['json', 'pairedItem']);
		expect(Object.keys(item?.json ?? {})).toEqual(['error', 'details']);
		expect(details(item?.json)).toMatchObject({ outcome: 'rejected', itemIndex: 0, parameter: 'Recipient Email' });
		expect(details(item?.json)).not.toHaveProperty('httpStatus');
	});

	test('an event refused by a fault tells code, status and the words of the platform', async () => {
		bench.sandbox.faults.add({ method: 'PushEvent', answer: notStored });
		const { outputs } = await bench.runOn(one);
		const { json } = outputs[0]?.[0] ?? { json: {} };
		expect(Object.keys(json)).toEqual(['error', 'details']);
		expect(details(json)).toMatchObject({ outcome: 'rejected', code: 'XTK-170036', httpStatus: 200 });
		expect(details(json).platformMessage).toContain('Unable to parse expression');
	});

	test('the code is taken from faultstring where detail gives none', async () => {
		bench.sandbox.faults.add({
			method: 'PushEvent',
			answer: fault('SOP-330011 Error while executing the method', 'no code here'),
		});
		const { outputs } = await bench.runOn(one);
		expect(details(outputs[0]?.[0]?.json).code).toBe('SOP-330011');
	});

	test('an event of unknown fate says so', async () => {
		bench.sandbox.faults.add({ method: 'PushEvent', answer: page(500) });
		const { outputs } = await bench.runOn(one);
		const { json } = outputs[0]?.[0] ?? { json: {} };
		expect(Object.keys(json)).toEqual(['error', 'details']);
		expect(details(json)).toMatchObject({ outcome: 'unknown', httpStatus: 500 });
	});

	test('error items and only they go to the error output', async () => {
		bench.sandbox.faults.add({ bodyIncludes: 'order-1"', answer: notStored });
		bench.sandbox.faults.add({ bodyIncludes: 'order-2"', drop: true });
		const items = [...customers(4), { email: 'nobody' }];
		const { outputs } = await bench.run(items, {}, { node: { onError: 'continueErrorOutput' } });
		expect(outputs[0]?.map(({ json }) => json.accepted)).toEqual([true, true]);
		expect(outputs[0]?.every(({ json }) => !('error' in json))).toBe(true);
		expect(outputs[1]?.map(({ json }) => details(json).outcome)).toEqual(['rejected', 'unknown', 'rejected']);
	});

	test('error items under both continue settings are counted, accepted ones too, and none is lost', async () => {
		bench.sandbox.faults.add({ method: 'PushEvent', skip: 3, answer: notStored });
		const { outputs } = await bench.runOn(customers(9));
		expect(outputs[0]).toHaveLength(9);
		expect(outputs[0]?.filter(({ json }) => json.accepted)).toHaveLength(8);
	});

	test('with the error output a hint says where the reasons are', async () => {
		const { hints } = await bench.runApart([...customers(1), { email: 'nobody' }, { email: 'nowhere' }]);
		expect(hints).toEqual([
			expect.objectContaining({
				message: '2 of 3 items were not sent. The reasons are in the Error Branch.',
				type: 'warning',
			}),
		]);
	});

	test('what happened and what to do are told apart', async () => {
		const { outputs } = await bench.runOn([{ externalId: 'x' }]);
		expect(outputs[0]?.[0]?.json.error).toMatch(/^The event has no recipient: .* are empty \[item 0\]$/);
		expect(details(outputs[0]?.[0]?.json).todo).toBe('Fill in one of them.');
	});

	test('success items begin with the fields of their input item where the user wants them, and our own count', async () => {
		const input = { ...one[0], accepted: 'no', error: 'left from somebody else', note: 'x' };
		const { outputs } = await bench.runOn([input], { options: { includeInput: true } });
		const { json = {} } = outputs[0]?.[0] ?? {};
		expect(Object.keys(json).slice(0, 2)).toEqual(['email', 'externalId']);
		expect(json).toMatchObject({ note: 'x', accepted: true, recipient: 'customer0@example.com' });
		expect(json).not.toHaveProperty('error');
	});

	test('a hint counts rejected and unknown items', async () => {
		bench.sandbox.faults.add({ bodyIncludes: 'order-1"', answer: notStored });
		bench.sandbox.faults.add({ bodyIncludes: 'order-2"', drop: true });
		const { hints } = await bench.runOn(customers(3));
		expect(hints.map(({ message }) => message)).toEqual([
			"1 of 3 items was not sent. The reason is in the items' details.",
			'1 of 3 items may have been sent: no answer came. Check on the platform before you send it again.',
		]);
	});
});
