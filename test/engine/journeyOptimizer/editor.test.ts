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

	test('the list holds the API-triggered campaigns with their status and mode', async () => {
		const { results } = await search();
		expect(results).toHaveLength(7);
		expect(results.map(({ name }) => name)).toEqual([
			...['Anniversary (Unitary)', 'Christmas voucher (Unitary)', 'Loyalty status (Unitary)'],
			...['Order confirmation (Unitary)', 'Password reset (High Throughput)', 'Spring newsletter (Audience)'],
			'Welcome (draft, Unitary)',
		]);
		expect(results[3]?.value).toBe(campaigns.orderConfirmation.campaignId);
	});

	test('a campaign chosen from the list brings its endpoint with it', async () => {
		const { results } = await search({ filter: 'reset' });
		const [{ name: cachedResultName, value } = { name: '', value: '' }] = results;
		const campaignId = { __rl: true, mode: 'list', value, cachedResultName };
		const items = [{ userId: 'ada@example.com', namespace: 'email', type: 'external' }];
		await bench.run(items, { campaignId, endpoint: 'unitary' });
		expect(bench.calls('highthroughput')).toHaveLength(1);
	});

	test.each([
		['chosen by ID', { mode: 'id' }, 'unitary', ['endpoint', 'userId', 'recipientType']],
		['unitary in the list', { mode: 'list', cachedResultName: 'A (Audience) (Unitary)' }, 'audience', ['userId']],
		[
			'for an audience in the list',
			{ mode: 'list', cachedResultName: 'A (draft, Audience)' },
			'unitary',
			['audienceId'],
		],
		['for an audience by ID', { mode: 'id' }, 'audience', ['endpoint', 'audienceId', 'executeAt']],
	])('the form of a campaign %s asks for what it needs', (_name, campaign, endpoint, wanted) => {
		const { description } = NodeHelpers.getVersionedNodeType(
			bench.loader.getNode('journeyOptimizerExecuteCampaign').type,
		);
		const values = { dataMode: 'defineBelow', endpoint, campaignId: { __rl: true, value: 'x', ...campaign } };
		const shown = description.properties
			.filter((property) => NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, description))
			.map(({ name }) => name);
		const perKind = ['endpoint', 'userId', 'recipientType', 'audienceId', 'executeAt'];
		expect(shown).toEqual(expect.arrayContaining(wanted));
		expect(new Set(shown).size).toBe(shown.length);
		const isAudience = wanted.includes('audienceId');
		expect(perKind.filter((name) => shown.includes(name)).includes(isAudience ? 'userId' : 'audienceId')).toBe(false);
		expect(shown.includes('endpoint')).toBe(wanted.includes('endpoint'));
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
