import type { INodeParameters } from 'n8n-workflow';

import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import { plainText } from '../../../sandbox/http';
import { Bench } from '../bench/bench';
import { byId, details, outcomes } from '../bench/items';
import { executeCampaign, recipients, pdf } from '../bench/journeyOptimizer';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

describe('Execute Campaign', () => {
	let bench: Bench<'journeyOptimizer'>;
	beforeAll(async () => {
		bench = await Bench.open(executeCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const requestIds = () => bench.bodies().map(({ requestId }) => requestId);
	const sizes = () => bench.bodies().map((body) => (Array.isArray(body.recipients) ? body.recipients.length : 0));

	test('each item is a call of its own with an execution ID of its own', async () => {
		const items = recipients(12);
		const { outputs } = await bench.runApart(items);
		const json = outputs[0]?.map((item) => item.json) ?? [];
		expect(json[3]).toEqual({
			...{ accepted: true, executionId: expect.stringMatching(/^UMA-/), requestId: expect.stringMatching(uuid) },
			...{
				campaignId: campaigns.orderConfirmation.campaignId,
				recipient: { userId: 'customer3@example.com', namespace: 'email' },
			},
		});
		expect(new Set(json.map(({ executionId }) => executionId)).size).toBe(12);
		expect(new Set(requestIds()).size).toBe(12);
		expect(bench.arrivals(items)).toEqual(Array(12).fill(1));
		expect(bench.calls('token')).toHaveLength(1);
	});

	test('a call carries the five headers and the documented body', async () => {
		await bench.runApart(recipients(1));
		expect(bench.calls()[0]).toMatchObject({
			method: 'POST',
			path: '/ajo/im/executions/unitary',
			headers: {
				authorization: expect.stringMatching(/^Bearer ey/),
				'x-api-key': 'sandbox-client',
				'x-gw-ims-org-id': expect.stringMatching(/@AdobeOrg$/),
				'x-sandbox-name': 'prod',
				'content-type': 'application/json',
			},
		});
		expect(bench.calls()[0]?.headers).not.toHaveProperty('x-request-id');
		expect(bench.bodies()[0]).toEqual({
			requestId: expect.stringMatching(uuid),
			campaignId: campaigns.orderConfirmation.campaignId,
			recipients: [
				{
					...{ type: 'aep', userId: 'customer0@example.com', namespace: 'email' },
					context: { orderNumber: 'W-0', total: '49.9' },
				},
			],
		});
	});

	test('fields, channel data, context and the JSON parameters make one recipient', async () => {
		await bench.runApart([{ order: { number: 7, lines: [{ sku: 'A' }] } }], {
			dataMode: 'defineBelow',
			userId: 'ada@example.com',
			namespace: 'email',
			channelData: { emailAddress: 'ada.l@example.com', mobilePhoneNumber: '' },
			specifyContext: 'fields',
			contextFields: {
				assignments: [
					{ name: 'order', value: '={{ $json.order }}' },
					{ name: 'paid', value: '={{ true }}' },
				],
			},
			additionalFields: {
				mergePolicyName: 'DefaultTimeBased',
				profileJson: '{"person":{"name":{"firstName":"Ada"}}}',
				recipientJson: JSON.stringify({
					...{ type: 'external', attachments: [pdf('a.pdf')], channelData: { pushInfo: { token: 't' } } },
				}),
			},
		});
		expect(bench.bodies()[0]?.recipients).toEqual([
			{
				...{ type: 'aep', userId: 'ada@example.com', namespace: 'email', mergePolicyName: 'DefaultTimeBased' },
				channelData: { pushInfo: { token: 't' }, emailAddress: 'ada.l@example.com' },
				context: { order: { number: 7, lines: [{ sku: 'A' }] }, paid: 'true' },
				profile: { person: { name: { firstName: 'Ada' } } },
				attachments: [pdf('a.pdf')],
			},
		]);
	});

	test('what is left empty is not sent', async () => {
		const empty = { channelData: {}, contextFields: {}, additionalFields: { profileJson: '{}', mergePolicyName: '' } };
		await bench.runApart([{}], { dataMode: 'defineBelow', userId: 'ada@example.com', ...empty });
		expect(bench.bodies()[0]?.recipients).toEqual([{ type: 'aep', userId: 'ada@example.com', namespace: 'email' }]);
	});

	test.each(['', ' ', null])('an item whose type is %j has the type of the parameter', async (type) => {
		await bench.runApart([{ ...recipients(1)[0], type }], { recipientType: 'external' });
		expect(bench.bodies()[0]?.recipients).toEqual([expect.objectContaining({ type: 'external' })]);
	});

	test('the high-throughput endpoint takes external recipients', async () => {
		const { outputs } = await bench.runApart(recipients(2), {
			endpoint: 'highThroughput',
			recipientType: 'external',
			campaignId: byId(campaigns.passwordReset.campaignId),
		});
		expect(outputs[0]?.map(({ json }) => json.executionId)).toEqual(Array(2).fill(expect.stringMatching(/^HUMA-/)));
		expect(bench.calls('highthroughput')).toHaveLength(2);
	});

	describe('several recipients per call', () => {
		const perCall = (recipientsPerCall: number, more: INodeParameters = {}) => ({
			options: { recipientsPerCall, concurrency: 1 },
			...more,
		});

		test('fill calls of 20 and share an execution ID', async () => {
			const items = recipients(45);
			const { outputs } = await bench.runApart(items, perCall(20));
			expect(sizes()).toEqual([20, 20, 5]);
			expect(new Set(outputs[0]?.map(({ json }) => json.executionId)).size).toBe(3);
			expect(bench.arrivals(items)).toEqual(Array(45).fill(1));
		});

		test('more than 20 count as 20', async () => {
			await bench.runApart(recipients(41), perCall(100));
			expect(sizes()).toEqual([20, 20, 1]);
		});

		test('a user occurs once in a call, whatever the case', async () => {
			const users = ['ann@example.com', 'ben@example.com', 'Ann@example.com', 'cy@example.com', 'ann@example.com'];
			const items = users.map((userId) => ({ userId, namespace: 'email' }));
			const { outputs } = await bench.runApart(items, perCall(20));
			expect(outcomes(outputs[0])).toEqual(Array(5).fill('accepted'));
			expect(sizes()).toEqual([2, 2, 1]);
			expect(bench.sandbox.journal.timesTaken('journeyOptimizer', 'ann@example.com')).toBe(2);
		});

		test('campaigns do not mix', async () => {
			const { orderConfirmation, knownProfilesOnly } = campaigns;
			const ids = [orderConfirmation, knownProfilesOnly, orderConfirmation].map(({ campaignId }) => campaignId);
			const items = recipients(3).map((item, index) => ({ ...item, campaign: ids[index] ?? '' }));
			await bench.runApart(items, perCall(20, { campaignId: byId('={{ $json.campaign }}') }));
			expect(bench.bodies().map(({ campaignId }) => campaignId)).toEqual(ids.slice(0, 2));
			expect(sizes()).toEqual([2, 1]);
		});

		test.each([1, 20])(
			'1,000 recipients with three bad ones, %d per call: exactly those fail, everyone else is sent once',
			async (recipientsPerCall) => {
				const bad = new Set([17, 421, 999]);
				const items = recipients(1000).map((item, index) => (bad.has(index) ? { ...item, namespace: 'phone' } : item));
				const { outputs } = await bench.runApart(items, { options: { recipientsPerCall } });
				expect(outputs[0]).toHaveLength(997);
				expect(outputs[1]?.map(({ json }) => json.userId)).toEqual(
					[17, 421, 999].map((index) => `customer${index}@example.com`),
				);
				expect(bench.arrivals(items)).toEqual(items.map((_, index) => (bad.has(index) ? 0 : 1)));
				expect(details(outputs[1]?.[0]?.json)).toMatchObject({
					outcome: 'rejected',
					code: 'MSG-000052-400',
					httpStatus: 400,
				});
			},
			90_000,
		);

		test('the parts of a divided call are new calls with IDs of their own', async () => {
			const items = recipients(4).map((item, index) => (index === 2 ? { ...item, namespace: 'phone' } : item));
			await bench.runApart(items, perCall(4));
			expect(sizes()).toEqual([4, 2, 2, 1, 1]);
			expect(new Set(requestIds()).size).toBe(5);
		});

		test('contexts that are too large for one call are spread over several', async () => {
			const items = recipients(3).map((item) => ({ ...item, context: { text: 'x'.repeat(90_000) } }));
			const { outputs } = await bench.runApart(items, perCall(20));
			expect(outcomes(outputs[0])).toEqual(Array(3).fill('accepted'));
			expect(sizes()).toEqual([2, 1]);
		});

		test('HTTP 400 divides the call, whatever it says: nobody is refused for others', async () => {
			const { outputs } = await bench.runApart(
				recipients(4),
				perCall(4, { campaignId: byId(campaigns.draft.campaignId) }),
			);
			expect(outcomes(outputs[1])).toEqual(Array(4).fill('rejected'));
			expect(sizes()).toEqual([4, 2, 1, 1, 2, 1, 1]);
		});

		test('HTTP 403 of the service refuses its call, and the next one is sent', async () => {
			bench.sandbox.faults.add({ method: 'unitary', answer: plainText(403, 'no') });
			const { outputs } = await bench.runApart(recipients(4), perCall(2));
			expect([outcomes(outputs[0]), outcomes(outputs[1])]).toEqual([
				['accepted', 'accepted'],
				['rejected', 'rejected'],
			]);
			expect(sizes()).toEqual([2, 2]);
		});
	});

	describe('the request ID', () => {
		test('stays the same over the tries of a call', async () => {
			bench.sandbox.faults.add({ method: 'unitary', answer: plainText(503, '') });
			const { outputs } = await bench.runApart(recipients(1));
			const [first, second] = requestIds();
			expect(second).toBe(first);
			expect(outputs[0]?.[0]?.json.requestId).toBe(first);
		});

		test('stays the same when the call is made with a new token', async () => {
			bench.sandbox.faults.add({ method: 'unitary', expireToken: true });
			await bench.runApart(recipients(1), {}, { credentials: bench.store() });
			expect(requestIds()).toHaveLength(2);
			expect(new Set(requestIds()).size).toBe(1);
			expect(bench.calls('token')).toHaveLength(2);
		});

		test('stays the same over the tries of Retry On Fail', async () => {
			bench.sandbox.faults.add({ method: 'unitary', answer: plainText(422, 'not now') });
			const items = recipients(3);
			const node = { onError: 'stopWorkflow' as const, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
			const { error } = await bench.runApart(items, { options: { concurrency: 1 } }, { node });
			expect(error).toBeUndefined();
			const [first, second] = bench.bodies();
			expect(second).toEqual(first);
			expect(bench.arrivals(items)).toEqual([1, 1, 1]);
		});

		test('is new in every run of the node', async () => {
			await bench.runApart(recipients(2), {}, { repeat: { by: 'branches', runs: 3 } });
			expect(new Set(requestIds()).size).toBe(6);
		});

		test('is the user’s own where there is one', async () => {
			const items = recipients(2).map((item, index) => ({ ...item, order: `W-${index}` }));
			const { outputs } = await bench.runApart(items, { options: { requestId: '={{ $json.order }}', concurrency: 1 } });
			expect(requestIds()).toEqual(['W-0', 'W-1']);
			expect(outputs[0]?.map(({ json }) => json.requestId)).toEqual(['W-0', 'W-1']);
		});

		test('of a call that was executed unheard is taken for an acceptance when it is repeated', async () => {
			bench.sandbox.faults.add({ method: 'unitary', drop: true, execute: true });
			const items = recipients(1);
			const { outputs } = await bench.runApart(items, { options: { retryUnknown: true } });
			expect(outputs[0]?.[0]?.json).toEqual({
				...{ accepted: true, requestId: requestIds()[0], campaignId: campaigns.orderConfirmation.campaignId },
				recipient: { userId: 'customer0@example.com', namespace: 'email' },
			});
			expect(bench.arrivals(items)).toEqual([1]);
		});

		test('that was used before by somebody else rejects', async () => {
			const parameters = { options: { requestId: 'order-1', concurrency: 1 } };
			const { outputs } = await bench.runApart(recipients(2), parameters);
			expect(outcomes(outputs[0])).toEqual(['accepted']);
			expect(details(outputs[1]?.[0]?.json)).toMatchObject({ outcome: 'rejected', code: 'CJMRT-000032-409' });
		});
	});

	describe('bad input is refused before anything is sent', () => {
		const define = { dataMode: 'defineBelow', userId: 'ada@example.com', namespace: 'email' };
		const table: Array<[string, INodeParameters, string, RegExp]> = [
			['no campaign', { campaignId: byId('={{ "" }}') }, 'Campaign', /'Campaign' is empty/],
			['a campaign that is no UUID', { campaignId: byId('welcome') }, 'Campaign', /not a valid campaign ID: welcome/],
			['an empty user ID', { ...define, userId: ' ' }, 'User ID', /'User ID' is empty/],
			['an empty namespace', { ...define, namespace: '' }, 'Namespace', /'Namespace' is empty/],
			['a user ID that is an object', { ...define, userId: '={{ ({ a: 1 }) }}' }, 'User ID', /list or an object/],
			[
				'a context that is no object',
				{ ...define, specifyContext: 'json', contextJson: '[1]' },
				'Context JSON',
				/not a valid JSON object/,
			],
			['context.system', { ...define, specifyContext: 'json', contextJson: '{"system":{}}' }, 'Context', /'system'/],
			[
				'a context above 200 KB',
				{ ...define, specifyContext: 'json', contextJson: JSON.stringify({ x: 'y'.repeat(200_001) }) },
				'Context',
				/too large: 2000\d\d bytes/,
			],
			[
				'a stored profile at high throughput',
				{ endpoint: 'highThroughput', ...define },
				'Recipient Type',
				/external recipients only/,
			],
			[
				'an unknown recipient type',
				{ ...define, recipientType: '={{ "profile" }}' },
				'Recipient Type',
				/must be aep or external/,
			],
			[
				'recipient JSON that is none',
				{ ...define, additionalFields: { recipientJson: '{' } },
				'Recipient JSON',
				/not a valid JSON object/,
			],
			[
				'a request ID for several recipients',
				{ ...define, options: { requestId: 'r', recipientsPerCall: 2 } },
				'Request ID',
				/belongs to a single request/,
			],
			[
				'a time in the past',
				{ endpoint: 'audience', executeAt: '2020-01-01T00:00:00Z' },
				'Execute At',
				/in the past: 2020-01-01T00:00:00.000Z/,
			],
			['a time that is none', { endpoint: 'audience', executeAt: 'tomorrow' }, 'Execute At', /not a valid date/],
		];

		test.each(table)('%s', async (_, parameters, parameter, message) => {
			const { outputs } = await bench.runApart([{}], parameters);
			expect(outputs[1]?.[0]?.json.error).toMatch(message);
			expect(details(outputs[1]?.[0]?.json)).toMatchObject({ outcome: 'rejected', parameter, itemIndex: 0 });
			expect(bench.wire).toEqual([]);
		});

		test('the other items are sent', async () => {
			const items = recipients(3).map((item, index) => (index === 1 ? { ...item, userId: '' } : item));
			const { outputs } = await bench.runApart(items, { options: { recipientsPerCall: 20 } });
			expect([outcomes(outputs[0]), outcomes(outputs[1])]).toEqual([['accepted', 'accepted'], ['rejected']]);
		});
	});

	describe('what the platform refuses', () => {
		test.each([
			['ended', /does not run today/],
			['future', /does not run today/],
			['draft', /not active/],
			['scheduled', /does not know a campaign/],
			['passwordReset', /does not fit the endpoint/],
			['newsletter', /does not fit the endpoint/],
		] as const)('campaign %s', async (name, message) => {
			const { outputs } = await bench.runApart(recipients(1), { campaignId: byId(campaigns[name].campaignId) });
			expect(outputs[1]?.[0]?.json.error).toMatch(message);
			expect(details(outputs[1]?.[0]?.json)).toMatchObject({
				outcome: 'rejected',
				code: 'MSG-000052-400',
				platformMessage: expect.any(String),
			});
			expect(bench.calls()).toHaveLength(1);
		});

		test('a recipient without a profile, of several in a call', async () => {
			const items = recipients(4).map((item, index) =>
				index === 3 ? { ...item, userId: 'unknown@example.com' } : item,
			);
			const parameters = {
				campaignId: byId(campaigns.knownProfilesOnly.campaignId),
				options: { recipientsPerCall: 4 },
			};
			const { outputs } = await bench.runApart(items, parameters);
			expect(outputs[0]).toHaveLength(3);
			expect(outputs[1]?.[0]?.json.error).toMatch(/does not know a profile/);
		});

		test('an address that is none', async () => {
			const { outputs } = await bench.runApart([{ ...recipients(1)[0], channelData: { emailAddress: 'nobody' } }]);
			expect(details(outputs[1]?.[0]?.json)).toMatchObject({ code: 'CJMTL-010011-422', httpStatus: 422 });
		});

		test('the revoked Cosmos DB: one try, unknown, and whom to ask', async () => {
			bench.platform.controls.values.cosmosRevoked = true;
			const { outputs } = await bench.runApart(recipients(2), {
				options: { retryUnknown: true, recipientsPerCall: 2 },
			});
			expect(outcomes(outputs[1])).toEqual(['unknown', 'unknown']);
			const told = outputs[1]?.[0]?.json;
			expect(`${String(told?.error)} ${String(details(told).todo)}`).toMatch(/Cosmos DB.*Azure administrator/);
			expect(details(outputs[1]?.[0]?.json)).toMatchObject({
				code: 'CJMRT-000050-500',
				platformMessage: expect.stringMatching(/currently revoked/),
			});
			expect(bench.calls()).toHaveLength(1);
		});

		test('a missing product profile ends the run at once', async () => {
			bench.platform.controls.values.noProductProfile = true;
			const { outputs } = await bench.runApart(recipients(50), { options: { concurrency: 1 } });
			expect(outcomes(outputs[1])).toEqual(Array(50).fill('rejected'));
			expect(details(outputs[1]?.[49]?.json)).toMatchObject({ code: '403025' });
			expect(bench.calls()).toHaveLength(1);
		});

		test('an unknown API key', async () => {
			const credentials = bench.store({
				authentication: 'accessToken',
				accessToken: 'eyJhbGciOiJub25lIn0.eyJzYW5kYm94Ijp0cnVlfQ.sandbox',
				clientId: 'someone',
			});
			const { outputs } = await bench.runApart(recipients(1), {}, { credentials });
			expect(details(outputs[1]?.[0]?.json)).toMatchObject({ code: '403003', outcome: 'rejected' });
		});

		test('too many calls: turned away, then sent', async () => {
			bench.sandbox.faults.add({
				method: 'unitary',
				answer: {
					status: 429,
					headers: { 'retry-after': '0' },
					body: '{"error_code":"429050","message":"Too many requests"}',
				},
			});
			const { outputs } = await bench.runApart(recipients(1));
			expect(outcomes(outputs[0])).toEqual(['accepted']);
		});
	});

	describe('answers that tell nothing', () => {
		test('a call that hangs is unknown after the timeout and is not repeated', async () => {
			bench.sandbox.faults.add({ method: 'unitary', hang: true });
			const { outputs } = await bench.runApart(recipients(2), { options: { timeout: 3_000, concurrency: 1 } });
			expect([outcomes(outputs[0]), outcomes(outputs[1])]).toEqual([['accepted'], ['unknown']]);
			expect(bench.calls()).toHaveLength(2);
		});

		test.each([
			['without an execution ID', { answer: { status: 202, body: '{"requestId":"r","status":"ACCEPTED"}' } }],
			['that is HTML', { answer: { status: 200, body: '<html>ok</html>' } }],
			['that is empty', { answer: { status: 202, body: '' } }],
			['that is cut off', { truncate: 30, execute: true }],
			['that never comes', { drop: true }],
			['504', { answer: { status: 504, body: '' } }],
		])('an answer %s is unknown for all recipients of the call', async (_, fault) => {
			bench.sandbox.faults.add({ method: 'unitary', ...fault });
			const { outputs } = await bench.runApart(recipients(3), { options: { recipientsPerCall: 3 } });
			expect(outcomes(outputs[1])).toEqual(Array(3).fill('unknown'));
			expect(bench.calls()).toHaveLength(1);
		});

		test('Retry On Fail does not send again what may have been sent', async () => {
			bench.sandbox.faults.add({ method: 'unitary', drop: true, execute: true });
			const items = recipients(3);
			const node = { onError: 'stopWorkflow' as const, retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
			const { error } = await bench.runApart(items, { options: { concurrency: 1 } }, { node });
			expect(error?.description).toMatch(/ 2 accepted, 1 unknown\.$/);
			expect(bench.arrivals(items)).toEqual([1, 1, 1]);
		});
	});

	test('Stop Workflow names the first failed item and counts the others', async () => {
		const items = recipients(5).map((item, index) => (index === 2 ? { ...item, namespace: 'phone' } : item));
		const { error } = await bench.runApart(
			items,
			{ options: { concurrency: 1 } },
			{ node: { onError: 'stopWorkflow' } },
		);
		expect(error?.description).toMatch(
			/The platform says: recipients\[0\].* Not accepted: item 2: .*\. 2 accepted, 1 rejected, 2 not sent\.$/,
		);
		expect(error?.context).toMatchObject({ itemIndex: 2 });
	});

	test('items stay paired on both outputs', async () => {
		const items = recipients(6).map((item, index) => (index % 3 === 1 ? { ...item, userId: '' } : item));
		const expression = '={{ $("Feed").item.json.context.orderNumber }}';
		const { after } = await bench.runApart(items, {}, { after: { success: expression, error: expression } });
		expect(after.success.map(({ value }) => value)).toEqual(['W-0', 'W-2', 'W-3', 'W-5']);
		expect(after.error.map(({ value }) => value)).toEqual(['W-1', 'W-4']);
	});

	test('a dry run sends nothing and shows the request without secrets', async () => {
		const { outputs } = await bench.runApart(recipients(2), { options: { dryRun: true, recipientsPerCall: 2 } });
		const [first, second] = outputs[0]?.map(({ json }) => json) ?? [];
		expect(first).toEqual(second);
		expect(first).toMatchObject({
			dryRun: true,
			request: {
				method: 'POST',
				url: `${bench.sandbox.url}/ajo/im/executions/unitary`,
				headers: { Authorization: 'Bearer ***', 'x-api-key': 'sandbox-client', 'x-sandbox-name': 'prod' },
				body: expect.stringMatching(/^\{"requestId":".*"recipients":\[\{.*\},\{.*\}\]\}$/),
			},
		});
		expect(bench.wire).toEqual([]);
	});

	test('no secret leaves when the platform echoes the call', async () => {
		const credentials = bench.store();
		await bench.runApart(recipients(1), {}, { credentials });
		const token = String(credentials.stored('adobeImsApi').acquiredToken);
		const echo = { title: `You sent Bearer ${token} and sandbox-secret`, status: 400 };
		bench.sandbox.faults.add({ method: 'unitary', times: 2, answer: { status: 400, body: JSON.stringify(echo) } });
		const continued = await bench.runApart(recipients(1), {}, { credentials });
		const stopped = await bench.runApart(recipients(1), {}, { credentials, node: { onError: 'stopWorkflow' } });
		const seen = JSON.stringify([
			continued.outputs,
			continued.hints,
			stopped.error,
			stopped.error?.message,
			stopped.error?.description,
		]);
		expect(seen).toContain('You sent Bearer *** and ***');
		expect(seen).not.toContain(token);
		expect(seen).not.toContain('sandbox-secret');
	});
});
