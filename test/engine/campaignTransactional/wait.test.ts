import { demo } from '../../../sandbox/demo';
import { Bench } from '../bench/bench';
import { eventId, organization, sentTo, transactionalStatus } from '../bench/campaignTransactional';
import { jsons } from '../bench/items';

let bench: Bench<'campaignStandard'>;
beforeAll(async () => {
	bench = await Bench.open(transactionalStatus);
});
afterEach(() => bench.reset());
afterAll(async () => await bench.close());

const quick = { wait: true, pollInterval: 0.05, maxWait: 20 };
const ends = ['processed', 'ignored', 'deliveryFailed', 'routingFailed', 'tooOld', 'targetingFailed'];
const wishing = (status: string) => `ann+${status}@example.com`;

describe('waiting', () => {
	test('items are followed together to their final statuses', async () => {
		const sent = await sentTo(bench, ends.map(wishing));
		const result = await bench.runOn(sent, quick);
		expect(jsons(result).map(({ status }) => status)).toEqual(ends);
		expect(jsons(result).every(({ final }) => final === true)).toBe(true);
		expect(jsons(result).filter(({ delivered }) => delivered)).toHaveLength(1);
	});

	test('200 items end, with no more calls in flight than allowed and one token', async () => {
		const sent = await sentTo(
			bench,
			Array.from({ length: 200 }, (_, n) => `customer${n}@example.com`),
		);
		bench.sandbox.journal.clear();
		const result = await bench.runOn(sent, { ...quick, options: { concurrency: 4 } });
		expect(jsons(result).filter(({ delivered }) => delivered)).toHaveLength(200);
		expect(bench.sandbox.journal.peakInFlight).toBeLessThanOrEqual(4);
		expect(bench.sandbox.journal.callCount('ims token')).toBeLessThanOrEqual(1);
	});

	test('an event is not asked about after its final status', async () => {
		Object.assign(bench.platform.controls.values, { pendingMs: 0, processingMs: 0 });
		const sent = await sentTo(bench, [wishing('processed'), wishing('paused')]);
		await bench.runOn(sent, { ...quick, maxWait: 0.3 });
		const asked = bench.calls('status').map(({ path }) => decodeURIComponent(path));
		expect(asked.filter((path) => path.endsWith(String(sent[0]?.PKey)))).toHaveLength(1);
		expect(asked.filter((path) => path.endsWith(String(sent[1]?.PKey))).length).toBeGreaterThan(1);
	});

	test('when the time is over the item is unknown and shows its last status', async () => {
		const sent = await sentTo(bench, [wishing('paused'), wishing('processed')]);
		const [first, second] = jsons(await bench.runOn(sent, { ...quick, pollInterval: 0.4, maxWait: 1 }));
		expect(first).toEqual({
			error: 'The event is still paused after 1 s',
			details: expect.objectContaining({
				outcome: 'unknown',
				status: 'paused',
				PKey: sent[0]?.PKey,
				organization,
				eventId,
			}),
		});
		expect(second).toMatchObject({ status: 'processed', delivered: true });
	});

	test('pauses grow up to the poll interval', async () => {
		const sent = await sentTo(bench, [wishing('paused')]);
		await bench.runOn(sent, { wait: true, pollInterval: 60, maxWait: 2 });
		// At once, after the first pause of a second, and when the time is over.
		expect(bench.calls('status')).toHaveLength(3);
	});

	test('an item that does not wait is asked about once', async () => {
		const sent = await sentTo(bench, [wishing('paused'), wishing('processed')]);
		const items = sent.map((json, index) => ({ ...json, patient: index === 1 }));
		const [first, second] = jsons(await bench.runOn(items, { ...quick, wait: '={{ $json.patient }}' }));
		expect(first).toMatchObject({ final: false });
		expect(second).toMatchObject({ status: 'processed' });
	});

	test('a platform that is down for a while does not end the waiting', async () => {
		const sent = await sentTo(bench, ['ann@example.com']);
		bench.sandbox.faults.add({ method: 'status', times: 3, answer: { status: 500, body: '' } });
		const options = { maxTries: 1 };
		expect(jsons(await bench.runOn(sent, { ...quick, options }))).toMatchObject([{ status: 'processed' }]);
	});

	test('an event that the platform does not know ends its waiting at once', async () => {
		const [json] = jsons(await bench.runOn([{ organization, eventId, PKey: '@nonsense' }], quick));
		expect(json).toMatchObject({ details: { outcome: 'rejected' } });
		expect(bench.calls('status')).toHaveLength(1);
	});

	test('a token that ends meanwhile is renewed once', async () => {
		const sent = await sentTo(bench, ['ann@example.com', 'bob@example.com']);
		bench.wire.length = 0;
		bench.sandbox.faults.add({ method: 'status', skip: 2, expireToken: true });
		expect(jsons(await bench.runOn(sent, quick)).map(({ status }) => status)).toEqual(['processed', 'processed']);
		expect(bench.calls('token')).toHaveLength(2);
	});

	test('cancelling stops the waiting', async () => {
		const sent = await sentTo(bench, [wishing('paused')]);
		const asking = async () => {
			while (bench.calls('status').length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		};
		const { status } = await bench.runOn(
			sent,
			{ wait: true, pollInterval: 60, maxWait: 600 },
			{ cancelWhen: asking() },
		);
		expect(status).toBe('canceled');
		const asked = bench.calls('status').length;
		await new Promise((resolve) => setTimeout(resolve, 1200));
		expect(bench.calls('status')).toHaveLength(asked);
	});

	test('Stop Workflow names the item that did not end', async () => {
		const sent = await sentTo(bench, [wishing('processed'), wishing('paused')]);
		const node = { onError: 'stopWorkflow' as const };
		const { error } = await bench.runOn(sent, { ...quick, maxWait: 1 }, { node });
		expect(error?.message).toBe('The event is still paused after 1 s');
		expect(error?.description).toContain('1 accepted, 1 unknown');
	});

	test('Retry On Fail asks about a rejected item again and keeps the final ones', async () => {
		const sent = await sentTo(bench, ['ann@example.com', 'bob@example.com']);
		bench.sandbox.faults.add({ method: 'status', skip: 1, answer: { status: 404, body: 'not yet' } });
		const node = { onError: 'stopWorkflow' as const, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const parameters = { options: { concurrency: 1 } };
		const result = await bench.runOn(sent, parameters, { node });
		expect(result.error).toBeUndefined();
		expect(jsons(result)).toHaveLength(2);
		expect(bench.calls('status')).toHaveLength(3);
	});

	test('the error output is paired', async () => {
		const sent = await sentTo(bench, [wishing('processed'), wishing('paused')]);
		const { after, outputs } = await bench.runOn(
			sent,
			{ ...quick, maxWait: 1 },
			{
				node: { onError: 'continueErrorOutput' },
				after: { success: '={{ $("Feed").item.json.PKey }}', error: '={{ $("Feed").item.json.PKey }}' },
			},
		);
		expect(outputs.map((items) => items.length)).toEqual([1, 1]);
		expect(after.error.map((json) => Object.values(json)[0])).toEqual([sent[1]?.PKey]);
	});

	test('a credential that is refused ends the waiting of all items', async () => {
		const items = Array.from({ length: 5 }, (_, n) => ({ organization, eventId, PKey: `@key${n}` }));
		const credentials = bench.store({ clientSecret: 'another-secret' });
		const results = jsons(await bench.runOn(items, quick, { credentials }));
		expect(results).toHaveLength(5);
		expect(results[4]).toMatchObject({
			error: expect.stringContaining('Adobe refuses the client secret'),
			details: { outcome: 'rejected' },
		});
		expect(bench.calls('token')).toHaveLength(1);
		expect(JSON.stringify(results)).not.toContain(demo.ims.clientSecret);
	});
});
