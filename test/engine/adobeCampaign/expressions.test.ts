import { Expression } from 'n8n-workflow';
import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';

/** Expressions are the expensive part of a node run, so they are counted where n8n evaluates them. */
describe('how many expressions are evaluated', () => {
	let bench: Bench<'campaign'>;
	let evaluated: jest.SpyInstance;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	beforeEach(() => {
		evaluated = jest.spyOn(Expression.prototype, 'resolveSimpleParameterValue');
	});
	afterEach(() => {
		evaluated.mockRestore();
		bench.reset();
	});
	afterAll(async () => await bench.close());

	const count = () =>
		evaluated.mock.calls.filter(([value]) => typeof value === 'string' && value.startsWith('=')).length;
	const items = customers(40);

	test('automatic mapping needs none', async () => {
		await bench.run(items);
		expect(count()).toBe(0);
		expect(bench.sandbox.journal.count('campaign')).toBe(40);
	});

	test('parameters that belong to Define Below are not read by automatic mapping', async () => {
		await bench.run(items, {
			email: '={{ $json.email }}',
			contextJson: '={{ $json }}',
			additionalFields: { origin: '={{ $json.x }}' },
		});
		expect(count()).toBe(0);
	});

	test('one expression is evaluated once per item', async () => {
		await bench.run(items, { dataMode: 'defineBelow', email: '={{ $json.email }}' });
		expect(count()).toBe(40);
	});

	test('each expression of a collection is evaluated once per item, though many fields are read from it', async () => {
		const additionalFields = { externalId: '={{ $json.externalId }}', origin: '={{ "shop" }}' };
		await bench.run(items, { dataMode: 'defineBelow', email: 'a@example.com', additionalFields });
		expect(count()).toBe(80);
	});

	test('an expression in the options is evaluated once for the run', async () => {
		await bench.run(items, { options: { concurrency: '={{ 3 }}' } });
		expect(count()).toBeLessThanOrEqual(2);
	});
});
