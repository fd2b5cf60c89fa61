import type { INodeParameters } from 'n8n-workflow';

import { CredentialStore } from '../../harness/credentials';
import { credentialType, customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { details } from '../bench/items';

/** A throw would send the input items down the success output as if nothing had happened. */
describe('under a continue setting the node never throws', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const items = customers(2);
	const settings = ['continueErrorOutput', 'continueRegularOutput'] as const;
	const failing = '={{ $("Nowhere").item.json.x }}';
	const unreachable = 'http://127.0.0.1:1';
	const cases: Array<[string, () => CredentialStore, INodeParameters]> = [
		['the credential is missing', () => new CredentialStore(bench.loader, {}), {}],
		['the log-on is refused', () => bench.store({ password: 'not the password' }), {}],
		['Base URL is no address', () => bench.store({ baseUrl: 'campaign example com' }), {}],
		['Base URL is empty', () => bench.store({ baseUrl: '' }), {}],
		['the host is not reachable', () => bench.store({ baseUrl: unreachable }), {}],
		[
			'the host is not reachable without a log-on',
			() => bench.store({ baseUrl: unreachable, authentication: 'trustedIp' }),
			{},
		],
		['IMS is not reachable', () => bench.store({ authentication: 'ims', clientId: 'x', imsUrl: unreachable }), {}],
		['IMS URL is no address', () => bench.store({ authentication: 'ims', clientId: 'x', imsUrl: 'nowhere' }), {}],
		[
			'the expression of Event Type does not work',
			() => bench.store(),
			{ eventType: { __rl: true, mode: 'id', value: failing } },
		],
		['the expression of Queue does not work', () => bench.store(), { queue: failing }],
		[
			'the expression of Batch Size does not work',
			() => bench.store(),
			{ sendMode: 'batched', options: { batchSize: failing } },
		],
		['the expression of Concurrency does not work', () => bench.store(), { options: { concurrency: failing } }],
		[
			'the expression of Recipient Email does not work',
			() => bench.store(),
			{ dataMode: 'defineBelow', email: failing },
		],
		[
			'an expression among the additional fields does not work',
			() => bench.store(),
			{ dataMode: 'defineBelow', email: 'a@example.com', additionalFields: { origin: failing } },
		],
		['Base URL is no address in a dry run', () => bench.store({ baseUrl: 'nowhere' }), { options: { dryRun: true } }],
		[
			'the credential is missing in a dry run',
			() => new CredentialStore(bench.loader, {}),
			{ options: { dryRun: true } },
		],
	];

	describe.each(settings)('%s', (onError) => {
		test.each(cases)('when %s, every item says so', async (_name, store, parameters) => {
			const options = { maxTries: 1 };
			const merged = { options, ...parameters };
			const { outputs, status, error } = await bench.run(items, merged, { credentials: store(), node: { onError } });
			expect({ status, message: error?.message }).toEqual({ status: 'success', message: undefined });
			const [success = [], failed = []] = outputs;
			const said = onError === 'continueErrorOutput' ? failed : success;
			expect(onError === 'continueErrorOutput' ? success : failed).toEqual([]);
			expect(said.map(({ json }) => details(json).outcome)).toEqual(['rejected', 'rejected']);
			expect(said.every(({ json }) => typeof json.error === 'string' && json.error !== '')).toBe(true);
			expect(said.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
			expect(bench.sandbox.journal.count('campaign')).toBe(0);
		});
	});

	test('the message about a missing credential says what to do', async () => {
		const credentials = new CredentialStore(bench.loader, {});
		const { outputs } = await bench.runOn(items, {}, { credentials });
		expect(outputs[0]?.[0]?.json.error).toMatch(/credential/i);
	});

	test('a failing expression concerns its own item only', async () => {
		const value = '={{ $json.externalId === "order-1" ? $("Nowhere").item.json.x : "order_confirmation" }}';
		const { outputs } = await bench.runOn(customers(3), { eventType: { __rl: true, mode: 'id', value } });
		expect(outputs[0]?.map(({ json }) => json.accepted === true)).toEqual([true, false, true]);
	});

	test('the credential type is the one that the interface names', async () => {
		expect(bench.loader.getNode('adobeCampaignPushEvent').type).toMatchObject({
			description: { credentials: [{ name: credentialType }] },
		});
	});
});
