import { NodeHelpers } from 'n8n-workflow';

import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import { listSearch } from '../../harness/nodeMethods';
import { toolRun } from '../../harness/tool';
import { Bench } from '../bench/bench';
import { byId } from '../bench/items';
import { executeCampaign } from '../bench/journeyOptimizer';

describe('what the editor and an agent see of Journey Optimizer', () => {
	let bench: Bench<'journeyOptimizer'>;
	beforeAll(async () => {
		bench = await Bench.open(executeCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const search = async (
		more: { filter?: string; paginationToken?: string } = {},
		endpoint = 'unitary',
		credentials = bench.store(),
	) => {
		const node = { type: 'journeyOptimizerExecuteCampaign', parameters: { endpoint } };
		return await listSearch({ loader: bench.loader, node, credentials, method: 'searchCampaigns', ...more });
	};

	test('the list holds the API-triggered campaigns with their mode; those that fit the endpoint come first', async () => {
		const { results } = await search();
		expect(results).toHaveLength(7);
		expect(results.map(({ name }) => name)).toEqual([
			...[
				'Anniversary (Unitary)',
				'Christmas voucher (Unitary)',
				'Loyalty status (Unitary)',
				'Order confirmation (Unitary)',
			],
			...['Welcome (Unitary, draft)', "Password reset (High Throughput, does not fit 'Endpoint')"],
			"Spring newsletter (Audience, does not fit 'Endpoint')",
		]);
		expect(results[3]?.value).toBe(campaigns.orderConfirmation.campaignId);
	});

	test('the warning follows the chosen endpoint', async () => {
		const { results } = await search({}, 'highThroughput');
		expect(results[0]?.name).toBe('Password reset (High Throughput)');
		expect(results[1]?.name).toMatch(/does not fit/);
	});

	test('the filter looks at names and IDs', async () => {
		expect((await search({ filter: 'reset' })).results).toHaveLength(1);
		expect((await search({ filter: campaigns.newsletter.campaignId })).results).toHaveLength(1);
	});

	test('pages follow one another, and empty ones are passed over', async () => {
		bench.platform.controls.values.campaignPageSize = 2;
		const first = await search();
		expect(first.results).toHaveLength(2);
		const second = await search({ paginationToken: String(first.paginationToken) });
		expect(second.results).toHaveLength(1);
		expect((await search({ filter: 'welcome' })).results).toHaveLength(1);
	});

	test.each([
		['a wrong secret', { clientSecret: 'wrong-secret' }, /client secret/],
		['a wrong organization', { organizationId: 'NOBODY@AdobeOrg' }, /organization/],
		['a host that is not there', { platformUrl: 'http://127.0.0.1:1' }, /refuses connections/],
	])('%s says what is wrong instead of showing an empty list', async (_, changes, message) => {
		await expect(search({}, 'unitary', bench.store(changes))).rejects.toThrow(message);
	});

	test('an ended token is renewed for the list', async () => {
		const credentials = bench.store();
		await search({}, 'unitary', credentials);
		bench.sandbox.platforms.ims.expireTokens();
		expect((await search({}, 'unitary', credentials)).results).toHaveLength(7);
		expect(credentials.counts.logOns).toBe(2);
	});

	test.each(['engine', 'agent'] as const)('an agent sends messages (route: %s)', async (route) => {
		const parameters = {
			campaignId: byId(campaigns.orderConfirmation.campaignId),
			dataMode: 'defineBelow',
			userId: "={{ $fromAI('email', 'Address of the customer', 'string') }}",
			namespace: 'email',
		};
		const { description, response } = await toolRun({
			loader: bench.loader,
			node: { type: 'journeyOptimizerExecuteCampaign', parameters },
			credentials: bench.store(),
			calls: [{ email: 'ada@example.com' }, { email: 'ben@example.com' }],
			route,
		});
		expect(description.name).toBe('journeyOptimizerExecuteCampaignTool');
		expect(JSON.stringify(response)).toMatch(/accepted.*accepted/);
		expect(bench.arrivals([{ userId: 'ada@example.com' }, { userId: 'ben@example.com' }])).toEqual([1, 1]);
		const ids = bench.bodies().map(({ requestId }) => requestId);
		expect(new Set(ids).size).toBe(2);
	});

	test('the timeout begins above the platform’s own limit of 60 seconds', () => {
		for (const name of ['journeyOptimizerExecuteCampaign', 'journeyOptimizerExecution']) {
			const { description } = NodeHelpers.getVersionedNodeType(bench.loader.getNode(name).type);
			const options = description.properties.find((property) => property.name === 'options')?.options ?? [];
			expect(options.find((option) => option.name === 'timeout')).toMatchObject({ default: 75_000 });
		}
	});
});
