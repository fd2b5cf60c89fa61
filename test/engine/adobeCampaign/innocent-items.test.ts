import { plainText } from '../../../sandbox/http';
import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { details, outcomes } from '../bench/items';
import { fault, notStored } from '../bench/replies';

/** A call that was refused as a whole harms only the guilty. */
describe('innocent items of a refused call', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const batched = { sendMode: 'batched', options: { concurrency: 1 } };
	const refuse = (reference: string, status: number) =>
		bench.sandbox.faults.add({
			bodyIncludes: `"${reference}"`,
			times: 0,
			answer: plainText(status, 'The event is not acceptable'),
		});
	const sizes = () =>
		bench.wire
			.filter(({ operation }) => operation.startsWith('Push'))
			.map(({ body }) => body.match(/<rtEvent /g)?.length);

	test.each([400, 413, 422])('HTTP %d halves the call until the guilty event is found', async (status) => {
		const items = customers(8);
		refuse('order-5', status);
		const { outputs } = await bench.runOn(items, batched);
		const expected = items.map((_, index) => (index === 5 ? 'rejected' : 'accepted'));
		expect(outcomes(outputs[0])).toEqual(expected);
		expect(bench.arrivals(items)).toEqual([1, 1, 1, 1, 1, 0, 1, 1]);
		expect(sizes()).toEqual([8, 4, 4, 2, 1, 1, 2]);
		expect(details(outputs[0]?.[5]?.json)).toMatchObject({
			outcome: 'rejected',
			httpStatus: status,
			platformMessage: 'The event is not acceptable',
		});
	});

	test('two guilty events in different halves are both found', async () => {
		const items = customers(7);
		refuse('order-0', 422);
		refuse('order-6', 422);
		const { outputs } = await bench.runOn(items, batched);
		expect(outcomes(outputs[0])).toEqual(['rejected', ...Array<string>(5).fill('accepted'), 'rejected']);
		expect(bench.arrivals(items)).toEqual([0, 1, 1, 1, 1, 1, 0]);
	});

	test('where all are guilty, each is refused on its own', async () => {
		const items = customers(4);
		bench.sandbox.faults.add({ bodyIncludes: 'order-', times: 0, answer: plainText(413, 'Too large') });
		const { outputs } = await bench.runOn(items, batched);
		expect(outcomes(outputs[0])).toEqual(Array(4).fill('rejected'));
		expect(bench.arrivals(items)).toEqual([0, 0, 0, 0]);
	});

	test('a fault with HTTP 400 divides the call too', async () => {
		const items = customers(4);
		bench.sandbox.faults.add({ bodyIncludes: '"order-2"', times: 0, answer: { ...notStored, status: 400 } });
		const { outputs } = await bench.runOn(items, batched);
		expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted', 'rejected', 'accepted']);
		expect(bench.arrivals(items)).toEqual([1, 1, 0, 1]);
	});

	test.each([200, 500])(
		'a fault to PushEvents with HTTP %d rejects all of the call and sends none of it again',
		async (status) => {
			const items = customers(6);
			const answer = fault(
				"SOP-330011 Error while executing the method 'PushEvents' of service 'nms:rtEvent'.",
				'One of them',
				status,
			);
			bench.sandbox.faults.add({ method: 'PushEvents', answer });
			const { outputs } = await bench.runOn(items, { sendMode: 'batched', options: { concurrency: 1, batchSize: 3 } });
			expect(outcomes(outputs[0])).toEqual([
				...Array<string>(3).fill('rejected'),
				...Array<string>(3).fill('accepted'),
			]);
			expect(bench.calls('PushEvents')).toHaveLength(2);
		},
	);

	test('events of a faulted call that may have been stored are not sent again either', async () => {
		bench.sandbox.faults.add({ method: 'PushEvents', execute: true, answer: notStored });
		const items = customers(3);
		const { outputs } = await bench.runOn(items, batched);
		expect(outcomes(outputs[0])).toEqual(['rejected', 'rejected', 'rejected']);
		expect(bench.arrivals(items)).toEqual([1, 1, 1]);
		expect(bench.calls('PushEvents')).toHaveLength(1);
	});

	test('items refused before sending leave the rest of their batch alone', async () => {
		const items = customers(4).map((item, index) => (index === 1 ? { ...item, email: 'nobody' } : item));
		const { outputs } = await bench.runOn(items, batched);
		expect(outcomes(outputs[0])).toEqual(['accepted', 'rejected', 'accepted', 'accepted']);
		expect(sizes()).toEqual([3]);
	});

	test('what may have been executed by an earlier try stays unknown when a repeat is refused', async () => {
		const items = customers(2);
		bench.sandbox.faults.add({ method: 'PushEvents', drop: true });
		bench.sandbox.faults.add({ bodyIncludes: '"order-1"', times: 0, answer: plainText(422, 'no') });
		const { outputs } = await bench.runOn(items, { ...batched, options: { concurrency: 1, retryUnknown: true } });
		expect(outcomes(outputs[0])).toEqual(['accepted', 'unknown']);
	});
});
