import { campaignsRequest, readCampaigns } from '../../../nodes/JourneyOptimizer/wire/campaigns';
import { response, problem } from './responses';

test('asks for a page of the list', () => {
	expect(campaignsRequest(undefined, {}).url).toBe(
		'https://platform.adobe.io/journey/campaigns/service/campaigns?count=50&orderby=name',
	);
	expect(campaignsRequest('2', {}).url).toMatch(/&page=2$/);
});

test('keeps API-triggered campaigns, with the endpoint that their mode asks for', () => {
	const campaign = (campaignId: string, more: object) => ({
		campaignId,
		name: campaignId,
		campaignType: 'ApiTriggered',
		...more,
	});
	const data = [
		campaign('a', { category: 'Transactional', status: 'LIVE' }),
		campaign('b', { category: 'Transactional', highThroughputMode: true }),
		campaign('c', { category: 'Marketing' }),
		{ campaignId: 'd', name: 'd', campaignType: 'Scheduled' },
		{ campaignType: 'ApiTriggered' },
		null,
	];
	const _links = { next: { href: '/service/campaigns?count=50&page=1' } };
	expect(readCampaigns(response(200, { data, _page: {}, _links }))).toEqual({
		kind: 'list',
		list: {
			next: '1',
			campaigns: [
				{ campaignId: 'a', name: 'a', endpoint: 'unitary', status: 'LIVE' },
				{ campaignId: 'b', name: 'b', endpoint: 'highThroughput', status: '' },
				{ campaignId: 'c', name: 'c', endpoint: 'audience', status: '' },
			],
		},
	});
});

test('the last page has no next one', () => {
	expect(readCampaigns(response(200, { data: [], _links: {} }))).toEqual({
		kind: 'list',
		list: { campaigns: [], next: undefined },
	});
});

test.each(['', '<html>', '{}', '{"data":{}}'])('a response of %j is no list', (body) => {
	expect(readCampaigns(response(200, body))).toMatchObject({ kind: 'unknown' });
});

test('a refusal says why', () => {
	expect(readCampaigns(problem(403, 'Permission Denied'))).toMatchObject({
		...{ kind: 'refused', reason: { platformMessage: 'Permission Denied' } },
	});
});
