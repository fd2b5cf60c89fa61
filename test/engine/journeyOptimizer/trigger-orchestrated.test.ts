import { orchestratedCampaigns } from '../../../sandbox/journeyOptimizer/orchestrated';
import { Bench } from '../bench/bench';
import { details, first, outcomes } from '../bench/items';
import { signals, triggerOrchestrated } from '../bench/journeyOptimizer';

const { restock, storm, tested, draft, stopped, daily, labelled } = orchestratedCampaigns;

describe('Trigger Orchestrated Campaign', () => {
	let bench: Bench<'journeyOptimizer'>;
	beforeAll(async () => {
		bench = await Bench.open(triggerOrchestrated);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const triggered = () => bench.sandbox.journal.messages('journeyOptimizer').map(({ detail }) => detail);

	test('a campaign is triggered with its variables', async () => {
		const variables = { assignments: [{ id: 'a', name: 'channel', value: 'sms', type: 'string' }] };
		const { outputs, error } = await bench.run([{}], { campaignId: restock.id, specifyVariables: 'fields', variables });
		expect(error).toBeUndefined();
		expect(first(outputs[0])).toEqual({
			...{ accepted: true, campaignId: restock.id, message: 'Orchestrated campaign triggered successfully' },
		});
		expect(triggered()).toEqual([{ campaignId: restock.id, variables: { channel: 'sms' } }]);
	});

	test('500 items that ask for the same trigger it once, and all follow its outcome', async () => {
		const items = Array.from({ length: 500 }, (_, row) => ({ row, order: 'W-1' }));
		const { outputs } = await bench.run(items, { campaignId: restock.id });
		expect(outcomes(outputs[0])).toEqual(Array(500).fill('accepted'));
		expect(triggered()).toHaveLength(1);
	});

	test('a second trigger within the hour is rejected and may be sent again later; other campaigns go on', async () => {
		const items = [
			{ campaign: restock.id, order: 'a' },
			{ campaign: restock.id, order: 'b' },
			{ campaign: storm.id, order: 'c' },
			...signals(2),
		];
		const { outputs } = await bench.runOn(items, { options: { concurrency: 1 } });
		expect(outcomes(outputs[0])).toEqual(['accepted', 'rejected', 'accepted', 'accepted', 'accepted']);
		const second = outputs[0]?.[1]?.json;
		expect(second?.error).toBe('The orchestrated campaign was triggered less than an hour ago');
		expect(details(second)).toMatchObject({ code: 'CJMOC-6104-429', httpStatus: 429, retryable: true });
		expect(details(second).retryAfterSeconds).toBeGreaterThan(3_500);
		expect(details(second).todo).toContain('Send this item again in 60 minutes.');
		expect(bench.calls()).toHaveLength(5);
	});

	test.each([
		[draft.id, 'does not wait for a signal'],
		[stopped.id, 'does not wait for a signal'],
		[labelled.id, 'may not trigger this orchestrated campaign'],
		['00000000-0000-4000-8000-000000000000', 'does not know an orchestrated campaign'],
		[daily.id, 'refuses the call'],
	])('campaign %s is rejected with the reason, once', async (campaignId, message) => {
		const { outputs } = await bench.runOn([{ order: 'a' }, { order: 'a' }], { campaignId });
		expect(outcomes(outputs[0])).toEqual(['rejected', 'rejected']);
		expect(first(outputs[0]).error).toContain(message);
		expect(bench.calls()).toHaveLength(1);
	});

	test('a lost trigger is unknown and not repeated', async () => {
		bench.sandbox.faults.add({ method: 'triggerOrchestrated', drop: true, execute: true });
		const { outputs } = await bench.runOn([{ order: 'a' }], { campaignId: restock.id });
		expect(outcomes(outputs[0])).toEqual(['unknown']);
		expect(bench.calls()).toHaveLength(1);
	});

	test('a lost trigger that is repeated on request is still unknown, because the campaign ran once', async () => {
		bench.sandbox.faults.add({ method: 'triggerOrchestrated', drop: true, execute: true });
		const { outputs } = await bench.runOn([{ order: 'a' }], {
			campaignId: restock.id,
			options: { retryUnknown: true },
		});
		expect(outcomes(outputs[0])).toEqual(['unknown']);
		expect(triggered()).toHaveLength(1);
	});

	test('what Copy API request gives is triggered with the values of the item', async () => {
		const pasted = `POST https://platform.adobe.io/ajo/campaign-orchestration/orchestratedCampaigns/${tested.id}/trigger

Headers:
x-api-version: 1
x-sandbox-name: prod

Body:
{"variables": {"channel": "sms"}}`;
		const values = { mappingMode: 'autoMapInputData', value: null };
		await bench.run([{ channel: 'email' }, {}], { dataMode: 'paste', pasted, values, options: { concurrency: 1 } });
		expect(triggered()).toMatchObject([{ variables: { channel: 'email' } }, { variables: { channel: 'sms' } }]);
	});

	test('a request that was copied for another sandbox is not sent', async () => {
		const pasted = `POST https://platform.adobe.io/ajo/campaign-orchestration/orchestratedCampaigns/${tested.id}/trigger
x-sandbox-name: stage`;
		const { outputs } = await bench.runOn([{}], { dataMode: 'paste', pasted });
		expect(first(outputs[0]).error).toContain('for the sandbox stage');
		expect(bench.wire).toEqual([]);
	});
});
