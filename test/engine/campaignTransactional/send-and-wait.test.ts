import { Bench } from '../bench/bench';
import { eventId, organization, transactionalSend } from '../bench/campaignTransactional';
import { details, jsons } from '../bench/items';

const quick = { wait: true, pollInterval: 0.05, maxWait: 20, simplify: true };
const wishing = (status: string) => ({ email: `ann+${status}@example.com` });

describe('sending and waiting for the final status', () => {
	let bench: Bench<'campaignStandard'>;
	beforeAll(async () => {
		bench = await Bench.open(transactionalSend);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	test('the item comes out with its final status, delivered or not', async () => {
		const items = [wishing('processed'), wishing('deliveryFailed')];
		const result = await bench.run(items, quick);
		expect(jsons(result)).toEqual([
			{
				...{ accepted: true, recipient: 'ann+processed@example.com', status: 'processed' },
				...{ PKey: expect.stringMatching(/^@/), organization, eventId, final: true, delivered: true },
			},
			expect.objectContaining({ status: 'deliveryFailed', final: true, delivered: false }),
		]);
		expect(bench.arrivals(items)).toEqual([1, 1]);
	});

	test('sent is sent: a wait that ends without a final status is unknown with the key of the event', async () => {
		const [json] = jsons(await bench.runOn([wishing('paused')], { ...quick, maxWait: 2 }));
		expect(details(json)).toMatchObject({ outcome: 'unknown', status: 'paused', organization, eventId });
		expect(details(json).PKey).toMatch(/^@/);
	});

	test('so is one whose status is refused', async () => {
		bench.sandbox.faults.add({ method: 'status', times: 0, answer: { status: 403, body: 'Forbidden' } });
		const [json] = jsons(await bench.runOn([wishing('processed')], quick));
		expect(details(json)).toMatchObject({ outcome: 'unknown', httpStatus: 403, PKey: expect.stringMatching(/^@/) });
		expect(details(json)).not.toHaveProperty('retryable');
	});

	test('an item that is refused is rejected, and the others are waited for', async () => {
		const [bad, good] = jsons(await bench.runOn([{ email: 'nobody' }, wishing('processed')], quick));
		expect(details(bad).outcome).toBe('rejected');
		expect(good).toMatchObject({ accepted: true, final: true });
	});

	test('Retry On Fail sends nothing again that was sent', async () => {
		const items = [wishing('paused')];
		const node = { onError: 'continueRegularOutput' as const, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const result = await bench.run(items, { ...quick, maxWait: 0.2 }, { node });
		expect(details(jsons(result)[0]).outcome).toBe('unknown');
		expect(bench.arrivals(items)).toEqual([1]);
	});

	test('a dry run waits for nothing', async () => {
		const [json] = jsons(await bench.run([wishing('processed')], { ...quick, options: { dryRun: true } }));
		expect(json).toMatchObject({ dryRun: true, accepted: false });
		expect(bench.wire).toEqual([]);
	});
});
