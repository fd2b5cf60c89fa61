import { arrivals, CampaignBench, customers } from './campaign';

describe('smoke', () => {
	let bench: CampaignBench;
	beforeAll(async () => { bench = await CampaignBench.open(); });
	afterEach(() => bench.sandbox.reset());
	afterAll(async () => await bench.close());

	test('200 items log on once', async () => {
		const items = customers(200);
		const credentials = bench.store();
		bench.sandbox.faults.add({ times: 0, delayMs: 5 });
		const { outputs, error, hints } = await bench.push(items, { options: { concurrency: 5 } }, { credentials });
		console.log(error, hints, outputs[0]?.[0], bench.sandbox.journal.totals(), credentials.counts, bench.sandbox.journal.peakInFlight);
		expect(arrivals(bench.sandbox, items).every((n) => n === 1)).toBe(true);
	});
	test('expiry', async () => {
		const items = customers(100);
		bench.sandbox.faults.add({ times: 0, delayMs: 5 });
		bench.sandbox.faults.add({ method: 'PushEvent', skip: 40, expireSession: true });
		const { outputs, error } = await bench.push(items, {}, {});
		console.log(error, outputs[0]?.[0], bench.sandbox.journal.totals());
		expect(arrivals(bench.sandbox, items).every((n) => n === 1)).toBe(true);
	});
	test('batched, errors', async () => {
		const items = [...customers(250), { email: 'bad', externalId: 'x' }];
		const { outputs, error } = await bench.push(items, { sendMode: 'batched' }, { node: { type: 'adobeCampaignPushEvent', onError: 'continueErrorOutput' } });
		console.log(error, outputs[0]?.length, outputs[0]?.[0], JSON.stringify(outputs[1]), bench.sandbox.journal.totals());
	});
	test('dry run', async () => {
		const { outputs, error } = await bench.push(customers(2), { sendMode: 'batched', options: { dryRun: true } });
		console.log(error, JSON.stringify(outputs[0]?.[0]), bench.sandbox.journal.totals());
	});
	test('stop', async () => {
		bench.sandbox.faults.add({ method: 'PushEvent', skip: 2, drop: true, execute: true });
		const { outputs, error } = await bench.push(customers(10), { options: { concurrency: 1 } });
		console.log(error?.name, error?.message, error?.description, JSON.stringify(error?.context), outputs, bench.sandbox.journal.totals());
	});
	test('wrong password', async () => {
		const { error } = await bench.push(customers(10), {}, { credentials: bench.store({ password: 'wrong-password' }) });
		console.log(error?.message, error?.description, bench.sandbox.journal.totals());
	});
});
