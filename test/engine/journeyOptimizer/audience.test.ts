import type { IDataObject } from 'n8n-workflow';

import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import { Bench } from '../bench/bench';
import { byId, details, outcomes } from '../bench/items';
import { executeCampaign, getExecution } from '../bench/journeyOptimizer';

describe('audience campaigns and what became of them', () => {
	let bench: Bench<'journeyOptimizer'>;
	beforeAll(async () => {
		bench = await Bench.open(executeCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const newsletter = {
		endpoint: 'audience',
		campaignId: byId(campaigns.newsletter.campaignId),
		dataMode: 'defineBelow',
	};
	const follow = async (operation: string, items: IDataObject[], more = {}) =>
		await bench.as(getExecution).runApart(items, { operation, ...more });

	test('starts at once, with the context and the audience', async () => {
		const { outputs } = await bench.runApart([{}], {
			...newsletter,
			audienceId: 'spring-2026',
			specifyContext: 'json',
			contextJson: '{"season":"spring","discount":10}',
		});
		expect(bench.bodies('audience')).toEqual([
			{
				...{ requestId: expect.any(String), campaignId: campaigns.newsletter.campaignId },
				...{ audience: { id: 'spring-2026' }, context: { season: 'spring', discount: '10' } },
			},
		]);
		expect(outputs[0]?.[0]?.json).toEqual({
			...{ accepted: true, executionId: expect.stringMatching(/^CMA-/), requestId: expect.any(String) },
			...{ campaignId: campaigns.newsletter.campaignId, audienceId: 'spring-2026' },
		});
	});

	test('without audience and context the body holds the two IDs only', async () => {
		await bench.runApart([{}], newsletter);
		expect(Object.keys(bench.bodies('audience')[0] ?? {})).toEqual(['requestId', 'campaignId']);
	});

	test('mapped automatically, the item is the context', async () => {
		await bench.runApart([{ season: 'spring' }, { context: { season: 'autumn' }, other: 1 }], {
			...newsletter,
			...{ dataMode: 'autoMapInputData', options: { concurrency: 1 } },
		});
		expect(bench.bodies('audience').map(({ context }) => context)).toEqual([
			{ season: 'spring' },
			{ season: 'autumn' },
		]);
	});

	test('every item is a run of its own, also where recipients would share a call', async () => {
		const { outputs } = await bench.runApart([{}, {}, {}], { ...newsletter, options: { recipientsPerCall: 20 } });
		expect(new Set(outputs[0]?.map(({ json }) => json.executionId)).size).toBe(3);
		expect(bench.calls('audience')).toHaveLength(3);
	});

	test('a time without a zone is meant in the time zone of the workflow', async () => {
		await bench.runApart([{}], { ...newsletter, executeAt: '2050-07-01T09:00:00' }, { timezone: 'Europe/Paris' });
		expect(bench.bodies('audience')[0]?.schedule).toEqual({ executeAt: '2050-07-01T07:00:00.000Z' });
	});

	test('a schedule is accepted with its ID, can be looked up and cancelled once', async () => {
		const { outputs } = await bench.runApart([{}], { ...newsletter, executeAt: '2050-01-01T00:00:00Z' });
		const scheduled = outputs[0]?.[0]?.json;
		expect(scheduled).toMatchObject({ accepted: true, scheduleId: expect.any(String), scheduleStatus: 'Scheduled' });
		expect(scheduled).not.toHaveProperty('executionId');
		const scheduleId = String(scheduled?.scheduleId);

		const looked = await follow('getSchedule', [{ scheduleId }]);
		expect(looked.outputs[0]?.[0]?.json).toMatchObject({
			scheduleId,
			scheduleStatus: 'Scheduled',
			executeAt: '2050-01-01T00:00:00.000Z',
		});
		const cancelled = await follow('cancelSchedule', [{ scheduleId }]);
		expect(cancelled.outputs[0]?.[0]?.json).toEqual({ cancelled: true, scheduleId });
		const again = await follow('cancelSchedule', [{ scheduleId }]);
		expect(details(again.outputs[1]?.[0]?.json)).toMatchObject({ outcome: 'rejected', httpStatus: 404 });
	});

	test('the status of runs is looked up item by item, and what is not there is rejected', async () => {
		const { outputs } = await bench.runApart([{}, {}], newsletter);
		const ids = outputs[0]?.map(({ json }) => String(json.executionId)) ?? [];
		const items = [{ executionId: ids[0] ?? '' }, { executionId: 'CMA-0' }, { executionId: ids[1] ?? '' }, {}];
		const looked = await follow('getExecution', items, { id: '={{ $json.executionId ?? $json.scheduleId }}' });
		expect(looked.outputs[0]?.map(({ json }) => json)).toEqual(
			ids.map((executionId) => ({
				...{
					executionId,
					status: 'Succeeded',
					campaignId: campaigns.newsletter.campaignId,
					audienceId: expect.any(String),
				},
				...{ createdAt: expect.any(String), targetedProfileCount: 1250 },
			})),
		);
		expect(looked.outputs[1]?.map(({ json }) => json.error)).toEqual([
			expect.stringMatching(/cannot find/),
			expect.stringMatching(/'ID' is empty/),
		]);
	});

	test('a question is asked again where its answer got lost, a cancellation is not', async () => {
		const { outputs } = await bench.runApart([{}], { ...newsletter, executeAt: '2050-01-01T00:00:00Z' });
		const scheduleId = String(outputs[0]?.[0]?.json.scheduleId);
		for (const method of ['getSchedule', 'cancelSchedule'])
			bench.sandbox.faults.add({ method, drop: true, execute: true });
		const looked = await follow('getSchedule', [{ scheduleId }]);
		expect(looked.outputs[0]?.map(({ json }) => json.scheduleId)).toEqual([scheduleId]);
		expect(bench.calls('getSchedule')).toHaveLength(2);
		const cancelled = await follow('cancelSchedule', [{ scheduleId }]);
		expect([outcomes(cancelled.outputs[1]), bench.calls('cancelSchedule').length]).toEqual([['unknown'], 1]);
	});

	test('a cancellation that was carried out unheard counts when it may be repeated', async () => {
		const { outputs } = await bench.runApart([{}], { ...newsletter, executeAt: '2050-01-01T00:00:00Z' });
		const scheduleId = String(outputs[0]?.[0]?.json.scheduleId);
		bench.sandbox.faults.add({ method: 'cancelSchedule', drop: true, execute: true });
		const cancelled = await follow('cancelSchedule', [{ scheduleId }], { options: { retryUnknown: true } });
		expect(cancelled.outputs[0]?.[0]?.json).toEqual({ cancelled: true, scheduleId });
	});

	test('a dry run shows the DELETE and sends nothing', async () => {
		const { outputs } = await follow('cancelSchedule', [{ scheduleId: 'S-1' }], { options: { dryRun: true } });
		expect(outputs[0]?.[0]?.json).toMatchObject({
			request: { method: 'DELETE', url: `${bench.sandbox.url}/ajo/im/executions/schedules/S-1` },
		});
		expect(bench.wire).toEqual([]);
	});
});
