import {
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentialTestFunctions,
	type IDataObject,
	type INodeParameters,
} from 'n8n-workflow';

import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import { feedbackEvent, sendFeedback, type FeedbackStatus } from '../../../sandbox/journeyOptimizer/feedback';
import { feedbackPublicKey, feedbackToken } from '../../../sandbox/journeyOptimizer/feedbackToken';
import type { ListeningTrigger, ListenOptions } from '../../harness/webhook';
import { recipients } from '../bench/journeyOptimizer';
import { triggerBench } from '../bench/trigger';

const secret = 'b8f1c2d3e4f5a6b7c8d9';

describe('Feedback Trigger', () => {
	const { bench, ...trigger } = triggerBench('journeyOptimizerFeedbackTrigger');
	const open = async (
		parameters: INodeParameters = {},
		credential: ICredentialDataDecryptedObject = { headerName: 'X-Feedback-Secret', headerValue: secret },
		more: Partial<ListenOptions> = {},
	) => await trigger.open(parameters, { journeyOptimizerFeedbackApi: credential }, more);
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
						...{ email: 'ada@example.com', hardBounce: false, campaignType: 'ApiTriggered' },
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
			'email',
			'campaignType',
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
		Object.assign(bench().platform.controls.values, {
			feedbackUrl: url,
			feedbackHeaderName: 'X-Feedback-Secret',
			feedbackHeaderValue: secret,
		});
		const items = [...recipients(1), { userId: 'bounce@example.com', namespace: 'email' }];
		const { outputs } = await bench().runApart(items);
		while (started.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(started[0]?.[0]?.json).toMatchObject({
			...{ status: 'bounce', executionId: outputs[0]?.[1]?.json.executionId },
			identity: { namespace: 'email', id: 'bounce@example.com' },
		});
	});

	test('Undelivered Only starts with what reached nobody', async () => {
		const { url, started } = await open({ statuses: ['failures'] });
		for (const status of ['delivered', 'delay', 'exclude', 'denylist'] as const) {
			await sendFeedback(url, allowed, event(status));
		}
		expect(started.map((items) => items[0]?.json)).toMatchObject([
			{ status: 'exclude', exclusion: { reason: 'EmailNotAllowed' } },
			{ status: 'denylist' },
		]);
	});

	test('reads events of both generations', async () => {
		const { url, started } = await open();
		const about = { campaignId, executionId: 'UMA-7', namespace: 'Phone', id: '+15555550123' };
		await sendFeedback(url, allowed, feedbackEvent('delivered', about, 'second'));
		expect(started[0]?.[0]?.json).toMatchObject({
			...{ status: 'delivered', channel: 'sms', phone: '+15555550123', messageParts: 2 },
			...{ identity: { namespace: 'Phone', id: '+15555550123' }, deliveredAt: '2026-10-06T18:22:41.512Z' },
		});
	});

	test('replies start the workflow where they are wanted', async () => {
		const reply = { body: 'STOP', from: '16051234567', to: '13185670344', id: 'mo-1', type: 'mo_text' };
		const without = await open();
		expect(await sendFeedback(without.url, allowed, reply)).toBe(200);
		expect(without.started).toEqual([]);
		await without.stop();
		const { url, started } = await open({ inbound: true, statuses: ['bounce'], campaignIds: campaignId });
		await sendFeedback(url, allowed, [event('sent'), reply]);
		expect(started.flat().map(({ json }) => json)).toEqual([
			{ ...{ status: 'inbound', from: '16051234567', to: '13185670344', text: 'STOP', messageId: 'mo-1' }, raw: reply },
		]);
	});

	test('a body of 5 MB gets 413, secret or not, and starts nothing', async () => {
		const { url, started } = await open();
		const large = { ...event('bounce'), padding: 'x'.repeat(5_000_000) };
		expect([await sendFeedback(url, allowed, large), await sendFeedback(url, {}, large)]).toEqual([413, 413]);
		expect(started).toEqual([]);
	});

	test('a body that n8n does not parse is read all the same', async () => {
		const { url, started } = await open();
		await sendFeedback(url, { ...allowed, 'content-type': 'application/vnd.adobe+json' }, event('bounce'));
		expect(started).toHaveLength(1);
	});

	describe('what was delivered before', () => {
		const statusesOf = ({ started }: ListeningTrigger) => started.flat().map(({ json }) => json.status);

		test('starts nothing, within a call and over calls', async () => {
			const listening = await open();
			const bounce = event('bounce');
			await sendFeedback(listening.url, allowed, [bounce, bounce]);
			expect(await sendFeedback(listening.url, allowed, bounce)).toBe(200);
			await sendFeedback(listening.url, allowed, event('sent'));
			expect(statusesOf(listening)).toEqual(['bounce', 'sent']);
		});

		test('starts nothing where both come together', async () => {
			const listening = await open();
			const bounce = event('bounce');
			await Promise.all([1, 2, 3].map(async () => await sendFeedback(listening.url, allowed, bounce)));
			expect(statusesOf(listening)).toEqual(['bounce']);
		});

		test('is remembered in the static data, so that another process knows it', async () => {
			const staticData: IDataObject = {};
			const first = await open({}, undefined, { staticData });
			await sendFeedback(first.url, allowed, event('bounce'));
			await first.stop();
			const stored = JSON.stringify(staticData);
			expect(stored).not.toContain('ada@example.com');
			// The trigger has another workflow's ID, so nothing in this process knows the event.
			const second = await open({}, undefined, { staticData });
			await sendFeedback(second.url, allowed, event('bounce'));
			expect(statusesOf(second)).toEqual([]);
			expect(JSON.stringify(staticData)).toBe(stored);
		});

		test('a thousand events are remembered', async () => {
			const staticData: IDataObject = {};
			const listening = await open({}, undefined, { staticData });
			const many = Array.from({ length: 1_001 }, (_, index) => event('sent', `${index}@example.com`));
			await sendFeedback(listening.url, allowed, many);
			await sendFeedback(listening.url, allowed, [many[0], many[1], many[1_000]]);
			expect(listening.started.map((items) => items.length)).toEqual([1_001, 1]);
			expect(JSON.stringify(staticData).length).toBeLessThan(25_000);
		});

		test('starts the workflow if n8n failed before', async () => {
			let status = 500;
			const listening = await open({}, undefined, { status: () => status });
			expect(await sendFeedback(listening.url, allowed, event('bounce'))).toBe(500);
			status = 200;
			await new Promise((resolve) => setImmediate(resolve));
			expect(await sendFeedback(listening.url, allowed, event('bounce'))).toBe(200);
			expect(statusesOf(listening)).toEqual(['bounce']);
		});

		test('starts the workflow while a person tests it', async () => {
			const listening = await open({}, undefined, { mode: 'manual' });
			await sendFeedback(listening.url, allowed, event('bounce'));
			await sendFeedback(listening.url, allowed, event('bounce'));
			expect(statusesOf(listening)).toEqual(['bounce', 'bounce']);
		});
	});

	describe('by JWT', () => {
		const shared = 'a-secret-of-more-than-32-characters';
		const byJwt = { authentication: 'jwt', jwtAlgorithm: 'HS256', jwtSecret: shared, headerValue: secret };
		const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

		test.each<[string, Record<string, string>]>([
			['no token', {}],
			['the secret header alone', allowed],
			['a token of another secret', bearer(feedbackToken(`${shared}!`))],
			['an expired token', bearer(feedbackToken(shared, { exp: 1 }))],
			['a token that names its own algorithm', bearer(feedbackToken(undefined))],
			['a token without a signature', bearer(`${feedbackToken(shared).split('.').slice(0, 2).join('.')}.`)],
		])('a call with %s gets 403 and starts nothing', async (_, headers) => {
			const { url, started } = await open({}, byJwt);
			expect(await sendFeedback(url, headers, event('bounce'))).toBe(403);
			expect(started).toEqual([]);
		});

		test('a signed call is let in', async () => {
			const { url, started } = await open({}, byJwt);
			expect(await sendFeedback(url, bearer(feedbackToken(shared)), event('bounce'))).toBe(200);
			expect(started).toHaveLength(1);
		});

		test('a call that is signed with a key pair is let in', async () => {
			const { url, started } = await open(
				{},
				{ authentication: 'jwt', jwtAlgorithm: 'RS256', jwtPublicKey: feedbackPublicKey(), jwtAudience: 'n8n' },
			);
			expect(await sendFeedback(url, bearer(feedbackToken(undefined, { aud: 'n8n' })), event('bounce'))).toBe(200);
			expect(await sendFeedback(url, bearer(feedbackToken(undefined)), event('sent'))).toBe(403);
			expect(started).toHaveLength(1);
		});

		test('the sandbox signs what it tells', async () => {
			const { url, started } = await open({}, byJwt);
			Object.assign(bench().platform.controls.values, { feedbackUrl: url, feedbackJwtSecret: shared });
			await bench().runApart(recipients(1));
			while (started.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
			expect(started[0]?.[0]?.json).toMatchObject({ status: 'delivered' });
		});
	});

	describe('the credential Test', () => {
		const check = async (headerName: string, headerValue: string) => await checkData({ headerName, headerValue });
		const checkData = async (data: ICredentialDataDecryptedObject) => {
			const context: ICredentialTestFunctions = Object.create(null);
			const { type } = bench().loader.getNode('journeyOptimizerFeedbackTrigger');
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

		test.each([
			[{ jwtAlgorithm: 'HS256', jwtSecret: 'a-secret-of-more-than-32-characters' }],
			[{ jwtAlgorithm: 'RS256', jwtPublicKey: feedbackPublicKey() }],
		])('is OK with a key for tokens', async (data) => {
			expect(await checkData({ authentication: 'jwt', ...data })).toMatchObject({ status: 'OK' });
		});

		test.each([
			[{ jwtAlgorithm: 'none', jwtSecret: 'a-secret-of-more-than-32-characters' }, /'Algorithm'/],
			[{ jwtAlgorithm: 'HS256', jwtSecret: 'a-secret-of-31-characters-------'.slice(0, 31) }, /too short/],
			[{ jwtAlgorithm: 'HS256', jwtSecret: feedbackPublicKey() }, /RS algorithm/],
			[{ jwtAlgorithm: 'RS256', jwtPublicKey: 'x' }, /not a valid RSA public key/],
		])('says what is wrong with %j', async (data, message) => {
			expect(await checkData({ authentication: 'jwt', ...data })).toMatchObject({
				status: 'Error',
				message: expect.stringMatching(message),
			});
		});
	});
});
