import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import { resourceMapping } from '../../harness/nodeMethods';
import { bodies, curlOf, pastedSecrets } from '../../unit/journeyOptimizer/pastes';
import { fieldList, pasted } from './pasted';
import { Bench } from '../bench/bench';
import { details, outcomes } from '../bench/items';
import { executeCampaign, pdf } from '../bench/journeyOptimizer';

const { organizationId } = demo.ims;
const type = 'journeyOptimizerExecuteCampaign';
const secrets = [...Object.values(pastedSecrets), demo.ims.clientSecret];

describe('a pasted cURL request', () => {
	let bench: Bench<'journeyOptimizer'>;
	beforeAll(async () => {
		bench = await Bench.open(executeCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const run = (items: IDataObject[], parameters: INodeParameters, options = {}) =>
		bench.bare().runApart(items, parameters, options);
	const fields = (text: string) =>
		resourceMapping({
			loader: bench.loader,
			credentials: bench.store(),
			node: { type, parameters: pasted(text) },
			method: 'pastedFields',
		});
	const recipients = (operation?: string) => bench.bodies(operation).map((body) => body.recipients);

	test('its values are the fields of the form', async () => {
		expect(fieldList(await fields(curlOf(bodies.generated)))).toEqual([
			...[
				'recipients[0].userId string *',
				'recipients[0].channelData.emailAddress string *',
				'recipients[0].context.orderNumber string *',
			],
			...['recipients[0].context.total number *', 'recipients[0].context.items array *'],
			...['recipients[0].context.note string *', 'recipients[0].profile.person.name.firstName string *'],
			'recipients[0].context.express boolean',
		]);
	});

	test('the notice says what is taken from it', async () => {
		const { emptyFieldsNotice } = await resourceMapping({
			loader: bench.loader,
			credentials: bench.store(),
			node: { type, parameters: pasted(curlOf(bodies.generated)) },
			method: 'takenFromText',
		});
		expect(emptyFieldsNotice).toMatch(
			/^Taken from the text: Unitary · campaign [0-9a-f]{8}… · Experience Platform profile · namespace email$/,
		);
	});

	test('a text that is none says so in place of the fields, without its secrets', async () => {
		const { fields: none, emptyFieldsNotice } = await fields(curlOf(bodies.generated).replace('/ajo/im', '/data/core'));
		expect(none).toEqual([]);
		expect(emptyFieldsNotice).toMatch(/line 1: expected the URL of a campaign.*found another API/);
		for (const secret of secrets) expect(emptyFieldsNotice).not.toContain(secret);
	});

	const filled = {
		...{
			type: 'aep',
			userId: 'ada@example.com',
			namespace: 'email',
			channelData: { emailAddress: 'ada.l@example.com' },
		},
		context: {
			orderNumber: 'W-1',
			total: '49.9',
			express: 'true',
			items: [{ name: 'Socks' }, { name: 'Shoes' }],
			note: 'ring twice',
		},
		profile: { person: { name: { firstName: 'Ada' } } },
	};

	test('mapped by hand it arrives with the values', async () => {
		const items = [
			{ id: 'ada@example.com', order: { number: 'W-1', total: 49.9, lines: [{ name: 'Socks' }, { name: 'Shoes' }] } },
		];
		const values = {
			'recipients[0].userId': '={{ $json.id }}',
			'recipients[0].channelData.emailAddress': 'ada.l@example.com',
			'recipients[0].context.orderNumber': '={{ $json.order.number }}',
			'recipients[0].context.total': '={{ $json.order.total }}',
			'recipients[0].context.express': true,
			'recipients[0].context.items': '={{ $json.order.lines }}',
			'recipients[0].context.note': 'ring twice',
			'recipients[0].profile.person.name.firstName': 'Ada',
		};
		const { outputs } = await run(items, pasted(curlOf(bodies.generated, { organizationId }), values));
		expect(outputs[0]?.[0]?.json).toMatchObject({
			accepted: true,
			campaignId: campaigns.orderConfirmation.campaignId,
			recipient: { userId: 'ada@example.com', namespace: 'email' },
		});
		expect(recipients()).toEqual([[filled]]);
		expect(bench.bodies()[0]?.requestId).not.toBe('string');
		expect(bench.calls()[0]?.headers).toMatchObject({
			'x-api-key': demo.ims.clientId,
			'x-gw-ims-org-id': organizationId,
		});
	});

	test('mapped automatically it takes the last parts of the paths', async () => {
		const items = [
			{
				userId: 'ada@example.com',
				emailAddress: 'ada.l@example.com',
				orderNumber: 'W-1',
				total: 49.9,
				express: true,
				items: [{ name: 'Socks' }, { name: 'Shoes' }],
				note: 'ring twice',
				firstName: 'Ada',
			},
		];
		const { outputs } = await run(items, pasted(curlOf(bodies.generated)));
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(recipients()).toEqual([[filled]]);
	});

	test.each([
		['address', {}, {}],
		[
			'context',
			{ mobilePhoneNumber: '+331' },
			{
				channelData: { mobilePhoneNumber: '+331' },
				context: { product: { name: 'Jacket', category: 'Clothes' }, offerCode: 'WINTER' },
			},
		],
		[
			'push',
			{ appID: 'a', platform: 'ios', token: 't' },
			{ channelData: { pushInfo: { appID: 'a', platform: 'ios', token: 't' } } },
		],
		[
			'profile',
			{ offerCode: 'SPRING', firstName: 'Grace' },
			{
				context: { product: { name: 'Jacket', category: 'Clothes' }, offerCode: 'SPRING' },
				profile: {
					person: {
						name: { firstName: 'Grace', lastName: 'Lovelace' },
						mobilePhone: { number: '111-112-3456', primary: true },
					},
				},
			},
		],
		[
			'override',
			{ emailAddress: 'b@example.com' },
			{
				channelData: { emailAddress: 'b@example.com' },
				context: { product: { name: 'Jacket', category: 'Clothes' }, offerCode: 'WINTER' },
			},
		],
		[
			'mergePolicy',
			{ emailAddress: 'b@example.com' },
			{
				mergePolicyName: 'DefaultTimeBased',
				mergePolicySchema: '_xdm.context.profile',
				channelData: { emailAddress: 'b@example.com' },
			},
		],
	] as const)("Adobe's sample '%s' arrives", async (name, item, expected) => {
		const { outputs } = await run([{ userId: 'a@example.com', ...item }], pasted(curlOf(bodies[name])));
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(recipients()).toEqual([[{ type: 'aep', namespace: 'email', userId: 'a@example.com', ...expected }]]);
	});

	test('nobody gets the attachment of the sample or of somebody else', async () => {
		const attachments = [pdf('attachments/invoice-12345.pdf', 'invoice-12345.pdf')];
		const text = curlOf({ ...bodies.address, recipients: [{ ...bodies.address.recipients[0], attachments }] });
		const own = (name: string) => ({ name: `${name}.pdf`, path: `attachments/${name}.pdf` });
		const items = [
			{ userId: 'a@example.com', ...own('a') },
			{ userId: 'b@example.com', ...own('b') },
			{ userId: 'c@example.com' },
		];
		const { outputs } = await run(items, pasted(text));
		expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted']);
		expect(outputs[1]?.[0]?.json.error).toContain('recipients[0].attachments[0].name');
		const sent = bench.bodies().flatMap(({ recipients: list }) => list);
		expect(Object.fromEntries(sent.map((one) => [Object(one).userId, Object(one).attachments]))).toEqual({
			'a@example.com': [pdf('attachments/a.pdf', 'a.pdf')],
			'b@example.com': [pdf('attachments/b.pdf', 'b.pdf')],
		});
	});

	test('the sample for an audience arrives, with the time of its schedule', async () => {
		const { campaignId } = campaigns.newsletter;
		await run([{ offerCode: 'SPRING' }], pasted(curlOf(bodies.audience, { mode: 'audience' })));
		const scheduled = { campaignId, audience: { id: 'string' }, schedule: { executeAt: '2020-01-01T00:00:00Z' } };
		const { outputs } = await run(
			[{ 'audience.id': 'people', executeAt: '2099-01-01T01:00:00+01:00' }],
			pasted(curlOf(scheduled, { mode: 'audience' })),
		);
		expect(outputs[0]?.[0]?.json).toMatchObject({
			accepted: true,
			scheduleId: expect.any(String),
			audienceId: 'people',
		});
		expect(bench.bodies('audience')).toEqual([
			{
				requestId: expect.any(String),
				campaignId,
				context: { product: { name: 'Jacket', category: 'Clothes' }, offerCode: 'SPRING' },
			},
			{
				requestId: expect.any(String),
				campaignId,
				audience: { id: 'people' },
				schedule: { executeAt: '2099-01-01T00:00:00.000Z' },
			},
		]);
	});

	test('a schedule in the past is not sent', async () => {
		const scheduled = { campaignId: campaigns.newsletter.campaignId, schedule: { executeAt: 'string' } };
		const { outputs } = await run([{ executeAt: '2020-01-01' }], pasted(curlOf(scheduled, { mode: 'audience' })));
		expect(outputs[1]?.[0]?.json.error).toMatch(/'Execute At' is in the past/);
		expect(bench.wire).toEqual([]);
	});

	test('high throughput: recipients without a type are external, and share calls as ever', async () => {
		const { campaignId } = campaigns.passwordReset;
		const text = curlOf(
			{ campaignId, recipients: [{ userId: '<user>', namespace: 'email' }] },
			{ mode: 'highthroughput' },
		);
		const items = Array.from({ length: 5 }, (_, index) => ({ userId: `a${index}@example.com` }));
		const { outputs } = await run(items, { ...pasted(text), options: { recipientsPerCall: 3, concurrency: 1 } });
		expect(outcomes(outputs[0])).toEqual(Array(5).fill('accepted'));
		expect(recipients('highthroughput')).toEqual([
			items.slice(0, 3).map((item) => ({ type: 'external', ...item, namespace: 'email' })),
			items.slice(3).map((item) => ({ type: 'external', ...item, namespace: 'email' })),
		]);
	});

	test('what belongs to the call is sent with it', async () => {
		const text = curlOf({ ...bodies.address, label: 'string', trace: true });
		const items = ['x', 'x', 'y'].map((label, index) => ({ userId: `a${index}@example.com`, label }));
		await run(items, { ...pasted(text), options: { recipientsPerCall: 20, dryRun: true } }).then(({ outputs }) => {
			const shown = outputs[0]?.map(({ json }) => JSON.parse(String(Object(json.request).body)));
			expect(shown?.map(({ label, trace, recipients: list }) => [label, trace, list.length])).toEqual([
				['x', true, 2],
				['x', true, 2],
				['y', true, 1],
			]);
		});
	});

	test('numbers keep all their digits', async () => {
		const text = curlOf(
			`{"campaignId":"${campaigns.orderConfirmation.campaignId}","recipients":[{"type":"aep","userId":"x","namespace":"email","context":{"a":12345678901234567890,"b":{"c":12345678901234567891}}}]}`,
		);
		await run([{ userId: 'a@example.com' }], pasted(text));
		expect(bench.calls()[0]?.body).toContain('"context":{"a":"12345678901234567890","b":{"c":12345678901234567891}}');
	});

	test.each([
		['aep', true],
		['external', undefined],
	])('for %s recipients, an address beside the identity is a field to add: %s', async (kind, removed) => {
		const text = curlOf(bodies.generated).replace('"aep"', `"${kind}"`);
		const schema = (await fields(text)).fields;
		const added = schema.filter((field) => field.removed === true).map(({ id }) => id);
		expect(added).toEqual(removed ? ['recipients[0].channelData.emailAddress'] : []);
	});

	test('an address that was not added is left out; the profile has one', async () => {
		const text = curlOf(bodies.override);
		const { fields: schema } = await fields(text);
		const value = { 'recipients[0].userId': 'a@example.com', 'recipients[0].channelData.emailAddress': null };
		const kept = { matchingColumns: [], attemptToConvertTypes: false, convertFieldsToString: false };
		const values = { mappingMode: 'defineBelow', value, schema, ...kept };
		const { outputs } = await run([{}], { ...pasted(text), values });
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(recipients()).toEqual([[expect.not.objectContaining({ channelData: expect.anything() })]]);
	});

	test('a field that is not filled rejects its item alone, and names the path', async () => {
		const items = [{ userId: 'a@example.com', emailAddress: 'a@example.com' }, { userId: 'b@example.com' }];
		const { outputs } = await run(items, pasted(curlOf(bodies.override)));
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(outputs[1]?.[0]?.json.error).toMatch(
			/^Fields of the pasted text are not filled: recipients\[0\]\.channelData\.emailAddress \[item 1\]/,
		);
		expect(recipients()).toHaveLength(1);
	});

	test.each([
		[
			'another organization',
			{ organizationId: '1111B0C5000000000A495CA8@AdobeOrg' },
			`is for the organization 1111B0C5000000000A495CA8@AdobeOrg, the credential for ${organizationId} [item 0]`,
		],
		[
			'another sandbox',
			{ sandboxName: 'development' },
			'is for the sandbox development, the credential for prod [item 0]',
		],
		['another host', { host: 'https://example.com' }, 'is for another host: example.com [item 0]'],
	])('made for %s it is not sent, nor in a dry run', async (_, sample, message) => {
		for (const dryRun of [false, true]) {
			const { outputs } = await run([{ userId: 'a@example.com' }], {
				...pasted(curlOf(bodies.address, sample)),
				options: { dryRun },
			});
			expect(outputs[1]?.[0]?.json.error).toContain(message);
			expect(details(outputs[1]?.[0]?.json)).toMatchObject({ outcome: 'rejected', parameter: 'Pasted Text' });
		}
		expect(bench.wire).toEqual([]);
	});

	test("the credential's own host is the platform's", async () => {
		const { outputs } = await run(
			[{ userId: 'a@example.com' }],
			pasted(curlOf(bodies.address, { host: bench.sandbox.url, organizationId })),
		);
		expect(outcomes(outputs[0])).toEqual(['accepted']);
	});

	test('recipients of different shape are told of', async () => {
		const [first] = bodies.context.recipients;
		const { hints } = await run(
			[{ userId: 'a@example.com', mobilePhoneNumber: '1' }],
			pasted(curlOf({ ...bodies.context, recipients: [first, { userId: 'x' }] })),
		);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/recipients in the pasted request have different fields/),
		]);
	});

	test('nothing secret of the paste leaves, whatever happens', async () => {
		const item = [{ userId: 'a@example.com' }];
		const texts = [
			curlOf(bodies.address),
			curlOf(bodies.override),
			curlOf('{"a": nonsense}'),
			curlOf(bodies.address, { sandboxName: 'dev' }),
			curlOf(bodies.address).replace('curl', ''),
			curlOf(bodies.address).replace(/'$/, ''),
		];
		const seen: unknown[] = [];
		for (const text of texts) {
			seen.push(await fields(text));
			for (const dryRun of [false, true]) {
				const parameters = { ...pasted(text), options: { dryRun } };
				const continued = await run(item, parameters);
				const stopped = await run(item, parameters, { node: { onError: 'stopWorkflow' } });
				seen.push(
					continued.outputs,
					continued.hints,
					stopped.outputs,
					stopped.error,
					stopped.error?.message,
					stopped.error?.description,
				);
			}
		}
		seen.push(
			bench.wire.filter(({ operation }) => operation === 'unitary').map(({ headers, body }) => ({ headers, body })),
		);
		for (const secret of Object.values(pastedSecrets)) expect(JSON.stringify(seen)).not.toContain(secret);
		expect(JSON.stringify(seen)).toContain('"accepted":true');
	});

	test('an empty paste', async () => {
		const { outputs } = await run([{ userId: 'a@example.com' }], pasted(' '));
		expect(outputs[1]?.[0]?.json.error).toMatch(/^'Pasted Text' is empty \[item 0\]/);
	});

	test('braces in the pasted text make a field of it and no expression', async () => {
		const context = { note: '{{ first name }}' };
		const text = curlOf({ ...bodies.address, recipients: [{ ...bodies.address.recipients[0], context }] });
		const filled = await run([{ userId: 'a@example.com', note: 'Hi' }], pasted(text));
		expect(filled.outputs[1] ?? []).toEqual([]);
		expect(bench.bodies()[0]).toMatchObject({ recipients: [{ context: { note: 'Hi' } }] });
	});
});
