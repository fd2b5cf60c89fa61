import { Bench } from '../bench/bench';
import { details, first, jsons, outcomes } from '../bench/items';
import { emails, leads, leadsTaken, refusal, requestCampaign } from '../bench/marketo';

describe('Request Campaign over REST: leads that are missing, and keys of the account’s own', () => {
	let bench: Bench<'marketo'>;
	beforeAll(async () => {
		bench = await Bench.open(requestCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const create = { options: { onMissingLead: 'create' } };
	const found = (email: string) => bench.platform.leads.find('email', email);
	const newcomers = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ email: `new${index}@example.com` }));

	describe('a lead that nobody has', () => {
		test('is rejected by default', async () => {
			const { outputs } = await bench.runOn(newcomers(1));
			expect(outcomes(outputs[0])).toEqual(['rejected']);
			expect(bench.calls('createLeads')).toHaveLength(0);
		});

		test('is created and requested where that is wanted, and the item says so', async () => {
			const items = [{ email: 'ada@example.com' }, ...newcomers(2)];
			const { outputs, error } = await bench.run(items, create);
			expect(error).toBeUndefined();
			expect(jsons({ outputs }).map(({ created }) => created)).toEqual([undefined, true, true]);
			expect(jsons({ outputs })[1]).toMatchObject({
				accepted: true,
				leadIds: found('new0@example.com').map(({ id }) => id),
			});
			expect(bench.wire.map(({ operation }) => operation)).toEqual(['token', 'leads', 'createLeads', 'trigger']);
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual([1, 1, 1]);
		});

		test('is created 300 a call', async () => {
			const items = newcomers(650);
			await bench.run(items, create);
			expect(
				bench
					.bodies('createLeads')
					.map(({ input }) => Object(input).length)
					.sort(),
			).toEqual([300, 300, 50].sort());
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual(Array(650).fill(1));
		});

		test('that two items name is created once and requested for both', async () => {
			const items = [{ email: 'new@example.com' }, { email: 'NEW@example.com' }];
			const { outputs } = await bench.run(items, create);
			expect(jsons({ outputs }).map(({ created }) => created)).toEqual([true, true]);
			expect(found('new@example.com')).toHaveLength(1);
			expect(leadsTaken(bench.sandbox, ['new@example.com'])).toEqual([2]);
		});

		test('and that somebody else creates meanwhile is found, not doubled', async () => {
			bench.onCall = ({ operation }) => {
				if (operation === 'createLeads' && found('new0@example.com').length === 0)
					bench.platform.leads.add('new0@example.com');
			};
			const items = newcomers(2);
			const { outputs } = await bench.run(items, create);
			expect(jsons({ outputs }).map(({ created }) => created)).toEqual([undefined, true]);
			expect(found('new0@example.com')).toHaveLength(1);
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual([1, 1]);
			expect(bench.calls('leads')).toHaveLength(2);
		});

		test('whose creation is lost is created by the repeat, and never twice', async () => {
			bench.sandbox.faults.add({ method: 'createLeads', drop: true, execute: true });
			const items = newcomers(2);
			const { outputs } = await bench.run(items, create);
			expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted']);
			expect(found('new0@example.com')).toHaveLength(1);
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual([1, 1]);
		});

		test('whose creation stays without a response is rejected: nothing was requested', async () => {
			bench.sandbox.faults.add({ method: 'createLeads', times: 0, drop: true, execute: true });
			const { outputs } = await bench.runOn([...newcomers(1), { email: 'ada@example.com' }], create);
			expect(outcomes(outputs[0])).toEqual(['rejected', 'accepted']);
			expect(details(first(outputs[0])).todo).toContain('no campaign was requested');
		});

		test.each([
			['an address that is not valid', { email: 'nobody' }],
			['an address that is not ASCII', { email: 'zoë@example.com' }],
		])('is not created of %s', async (_, item) => {
			const { outputs } = await bench.runOn([item, ...newcomers(1)], create);
			expect(outcomes(outputs[0])).toEqual(['rejected', 'accepted']);
			expect(bench.bodies('createLeads')).toMatchObject([{ input: [{ email: 'new0@example.com' }] }]);
		});

		test('is not created by another key', async () => {
			const { outputs } = await bench.runOn([{ email: 'C-1' }], {
				...create,
				leadKeyType: 'CUSTOM',
				leadKeyField: 'customerNumber',
			});
			expect(outcomes(outputs[0])).toEqual(['rejected']);
			expect(bench.calls('createLeads')).toHaveLength(0);
		});

		test('is rejected without the permission, and the others are requested', async () => {
			bench.platform.controls.set({ denied: 'write' });
			const items = [...newcomers(1), ...leads(2)];
			const { outputs } = await bench.runOn(items, create);
			expect(outcomes(outputs[0])).toEqual(['rejected', 'accepted', 'accepted']);
			expect(first(outputs[0]).error).toContain('Read-Write Lead');
		});

		test('that Marketo skips is rejected with the reason', async () => {
			const answer = {
				status: 200,
				body: JSON.stringify({
					success: true,
					result: [{ status: 'skipped', reasons: [{ code: '1008', message: 'No partition' }] }],
				}),
			};
			bench.sandbox.faults.add({ method: 'createLeads', answer });
			const { outputs } = await bench.runOn([...newcomers(1), ...leads(1)], create);
			expect(outcomes(outputs[0])).toEqual(['rejected', 'accepted']);
			expect(details(first(outputs[0]))).toMatchObject({ code: '1008', platformMessage: '1008 No partition' });
		});

		test('is not created in a dry run', async () => {
			const { outputs } = await bench.run(newcomers(1), { options: { ...create.options, dryRun: true } });
			expect(first(outputs[0])).toMatchObject({ dryRun: true });
			expect(bench.wire).toEqual([]);
		});
	});

	describe('a custom field', () => {
		const custom = { leadKeyType: 'CUSTOM', leadKeyField: 'customerNumber', leadField: 'customer' };

		test('finds the leads, and the item names it', async () => {
			const [{ id = 0, customerNumber = '' } = {}] = found('ada@example.com');
			const { outputs } = await bench.run([{ customer: customerNumber }], custom);
			expect(first(outputs[0])).toMatchObject({
				...{ accepted: true, recipient: customerNumber, leadIds: [id] },
				leadKey: { type: 'CUSTOM', field: 'customerNumber', value: customerNumber },
			});
			expect(bench.calls('leads')[0]?.query.get('filterType')).toBe('customerNumber');
		});

		test('of each item is looked up by itself', async () => {
			const [{ customerNumber = '' } = {}] = found('ada@example.com');
			const items = [
				{ customer: customerNumber, field: 'customerNumber' },
				{ customer: 'ben@example.com', field: 'email' },
			];
			const { outputs } = await bench.run(items, { ...custom, leadKeyField: '={{ $json.field }}' });
			expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted']);
			expect(bench.calls('leads')).toHaveLength(2);
		});

		test.each([
			['firstName', '1011', /cannot look up leads by this key type/, /Choose another 'Lead Key Type'/],
			['shoeSize', '1006', /does not have this lead field/, /Check 'Lead Key Field'/],
		])('that is not searchable or not there is rejected: %s', async (leadKeyField, code, message, todo) => {
			if (code === '1006')
				bench.sandbox.faults.add({ method: 'leads', answer: refusal('1006', "Field 'shoeSize' not found") });
			const { outputs } = await bench.runOn([{ customer: '44' }], { ...custom, leadKeyField });
			expect(details(first(outputs[0]))).toMatchObject({ outcome: 'rejected', code });
			expect(first(outputs[0]).error).toMatch(message);
			expect(details(first(outputs[0])).todo).toMatch(todo);
		});
	});

	test('tokens may be a list of names and values', async () => {
		await bench.run([{ email: 'ada@example.com', tokens: [{ name: 'my.message', value: 'Hello' }] }]);
		expect(bench.bodies()).toMatchObject([{ input: { tokens: [{ name: '{{my.message}}', value: 'Hello' }] } }]);
	});
});
