import { NodeHelpers, type ICredentialTestFunctions, type INodeParameters } from 'n8n-workflow';

import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import { feedbackEvent, sendFeedback, type FeedbackStatus } from '../../../sandbox/journeyOptimizer/feedback';
import { CredentialStore } from '../../harness/credentials';
import { listen, type ListeningTrigger } from '../../harness/webhook';
import { Bench } from '../bench/bench';
import { executeCampaign, recipients } from '../bench/journeyOptimizer';

const secret = 'b8f1c2d3e4f5a6b7c8d9';

describe('Feedback Trigger', () => {
	let bench: Bench<'journeyOptimizer'>;
	let trigger: ListeningTrigger | undefined;
	beforeAll(async () => {
		bench = await Bench.open(executeCampaign);
	});
	afterEach(async () => {
		bench.reset();
		await trigger?.stop();
	});
	afterAll(async () => await bench.close());

	const open = async (
		parameters: INodeParameters = {},
		credential: { headerName: string; headerValue: string } | undefined = {
			headerName: 'X-Feedback-Secret',
			headerValue: secret,
		},
	) => {
		trigger = await listen({
			loader: bench.loader,
			node: { type: 'journeyOptimizerFeedbackTrigger', parameters },
			credentials: new CredentialStore(bench.loader, { journeyOptimizerFeedbackApi: credential }),
		});
		return trigger;
	};
	const { campaignId } = campaigns.orderConfirmation;
	const event = (status: FeedbackStatus, id = 'ada@example.com', campaign: string = campaignId) =>
		feedbackEvent(status, { campaignId: campaign, executionId: 'UMA-7', namespace: 'email', id });
	const allowed = { 'x-feedback-secret': secret };

	test('emits what the webhook tells', async () => {
		const { url, started } = await open();
		const bounce = event('bounce');
		expect(await sendFeedback(url, allowed, bounce)).toBe(200);
		expect(started).toEqual([
			[
				expect.objectContaining({
					json: {
						...{ status: 'bounce', executionId: 'UMA-7', campaignId, channel: 'email' },
						identity: { namespace: 'email', id: 'ada@example.com' },
						failure: { category: 'sync', type: 'Ignored', code: '25', reason: 'Admin Failure' },
						raw: JSON.parse(JSON.stringify(bounce)),
					},
				}),
			],
		]);
	});

	test('a delivered message has no failure', async () => {
		const { url, started } = await open();
		await sendFeedback(url, allowed, event('delivered'));
		expect(Object.keys(started[0]?.[0]?.json ?? {})).toEqual([
			'status',
			'executionId',
			'campaignId',
			'channel',
			'identity',
			'raw',
		]);
	});

	test.each([
		['no secret', {}],
		['a wrong one', { 'x-feedback-secret': 'b8f1c2d3e4f5a6b7c8d8' }],
		['a part of it', { 'x-feedback-secret': secret.slice(0, -1) }],
		['an empty one', { 'x-feedback-secret': '' }],
		['it in another header', { authorization: secret }],
	])('a call with %s gets 403 and starts nothing', async (_, headers) => {
		const { url, started } = await open();
		expect(await sendFeedback(url, headers, event('bounce'))).toBe(403);
		expect(started).toEqual([]);
	});

	test('without a secret in the credential nobody is let in', async () => {
		const { url, started } = await open({}, { headerName: 'X-Feedback-Secret', headerValue: '' });
		expect(await sendFeedback(url, { 'x-feedback-secret': '' }, event('bounce'))).toBe(403);
		expect(started).toEqual([]);
	});

	test('only the chosen statuses start the workflow; the others are answered with 200', async () => {
		const { url, started } = await open({ statuses: ['bounce', 'error'] });
		for (const status of ['sent', 'delivered', 'bounce', 'error'] as const) {
			expect(await sendFeedback(url, allowed, event(status))).toBe(200);
		}
		expect(started.map((items) => items[0]?.json.status)).toEqual(['bounce', 'error']);
	});

	test('only the chosen campaigns start the workflow', async () => {
		const { url, started } = await open({
			campaignIds: `${campaigns.newsletter.campaignId}, ${campaignId.toUpperCase()}`,
		});
		await sendFeedback(url, allowed, event('sent', 'a@example.com', campaigns.draft.campaignId));
		await sendFeedback(url, allowed, event('sent', 'b@example.com'));
		expect(started.map((items) => items[0]?.json.identity)).toEqual([{ namespace: 'email', id: 'b@example.com' }]);
	});

	test('an ID of a campaign that was copied with what nobody sees is that campaign', async () => {
		const { url, started } = await open({ campaignIds: `\uFEFF${campaignId.slice(0, 3)}\u200B${campaignId.slice(3)}` });
		await sendFeedback(url, allowed, event('sent', 'b@example.com'));
		expect(started).toHaveLength(1);
	});

	test('several events in one call become several items of one execution', async () => {
		const { url, started } = await open();
		await sendFeedback(url, allowed, [event('sent'), event('bounce')]);
		expect(started.map((items) => items.length)).toEqual([2]);
	});

	test('what is no feedback is answered with 200 and starts nothing', async () => {
		const { url, started } = await open();
		for (const body of [{}, [], { hello: 'world' }]) expect(await sendFeedback(url, allowed, body)).toBe(200);
		expect(started).toEqual([]);
	});

	test('the sandbox tells what became of the messages that were sent', async () => {
		const { url, started } = await open({ statuses: ['bounce'] });
		Object.assign(bench.platform.controls.values, {
			feedbackUrl: url,
			feedbackHeaderName: 'X-Feedback-Secret',
			feedbackHeaderValue: secret,
		});
		const items = [...recipients(1), { userId: 'bounce@example.com', namespace: 'email' }];
		const { outputs } = await bench.runApart(items);
		while (started.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(started[0]?.[0]?.json).toMatchObject({
			...{ status: 'bounce', executionId: outputs[0]?.[1]?.json.executionId },
			identity: { namespace: 'email', id: 'bounce@example.com' },
		});
	});

	describe('the credential Test', () => {
		const check = async (headerName: string, headerValue: string) => {
			const data = { headerName, headerValue };
			const context: ICredentialTestFunctions = Object.create(null);
			const { type } = bench.loader.getNode('journeyOptimizerFeedbackTrigger');
			const { methods, description } = NodeHelpers.getVersionedNodeType(type);
			const testedBy = description.credentials?.[0]?.testedBy;
			const method = typeof testedBy === 'string' ? methods?.credentialTest?.[testedBy] : undefined;
			return await method?.call(context, { id: '1', name: 'x', type: 'journeyOptimizerFeedbackApi', data });
		};

		test('is OK with a name and a long secret', async () => {
			expect(await check('X-Feedback-Secret', secret)).toMatchObject({ status: 'OK' });
		});

		test.each([
			['', secret, /Header Name/],
			['X Feedback', secret, /Header Name/],
			['Host', secret, /Header Name/],
			['X-Feedback-Secret', '', /too short/],
			['X-Feedback-Secret', 'short', /too short/],
			['X-Feedback-Secret', 'Geheimniß-und-noch-mehr', /letters and digits/],
		])('says what is wrong with %j and %j', async (name, value, message) => {
			expect(await check(name, value)).toMatchObject({ status: 'Error', message: expect.stringMatching(message) });
		});
	});
});
