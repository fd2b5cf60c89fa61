import {
	activitiesRequest,
	judgeActivities,
	judgePagingToken,
	pagingTokenRequest,
	type ActivityQuestion,
} from '../../../nodes/Marketo/wire/activities';
import { activityTypesRequest, judgeActivityTypes } from '../../../nodes/Marketo/wire/activityTypes';
import { judgeMembership, membershipRequest } from '../../../nodes/Marketo/wire/membership';
import { refusal, response } from './responses';

const credential = { baseUrl: 'https://123-ABC-456.mktorest.com/rest' };
const host = 'https://123-ABC-456.mktorest.com/rest/v1';
const types = new Map([
	[6, 'sent' as const],
	[8, 'bounced' as const],
	[47, 'requested' as const],
]);
const ask = (leadId: number, page = 'WQV2VQ===='): ActivityQuestion => ({ leadId, batch: 1, types, page });
const get = (url: string) => ({ method: 'GET', url, headers: { Accept: 'application/json' } });

describe('the paging token', () => {
	test('is asked for a point in time, in seconds and UTC', () => {
		expect(pagingTokenRequest(Date.parse('2014-10-06T13:22:17.900-08:00'), credential)).toEqual(
			get(`${host}/activities/pagingtoken.json?sinceDatetime=2014-10-06T21%3A22%3A17Z`),
		);
	});

	test('is read from the documented response', () => {
		const body = {
			requestId: '1607c#14884f3e74e',
			success: true,
			nextPageToken: 'GIYDAOBNGEYS2MBWKQYDAORQGA5DAMBOGAYDAKZQGAYDALBQ',
		};
		expect(judgePagingToken(response(body))).toEqual({
			kind: 'answered',
			outcomes: [{ outcome: 'accepted', json: 'GIYDAOBNGEYS2MBWKQYDAORQGA5DAMBOGAYDAKZQGAYDALBQ' }],
		});
		expect(judgePagingToken(response({ success: true })).kind).toBe('unknown');
	});

	test('that is not allowed names Read-Only Activity', () => {
		expect(judgePagingToken(refusal(['603', 'Access denied']))).toMatchObject({
			kind: 'denied',
			reason: { message: expect.stringContaining('Read-Only Activity') },
		});
	});
});

describe('the activity types', () => {
	test('are read by their names, whatever their IDs', () => {
		expect(activityTypesRequest(credential)).toEqual(get(`${host}/activities/types.json`));
		const result = [
			{ id: 2, name: 'Fill Out Form' },
			{ id: 106, name: 'Send Email' },
			{ id: '107', name: 'Email Delivered' },
			{ id: 108, name: 'Email Bounced' },
			{ id: 127, name: 'Email Bounced Soft' },
			{ id: 109, name: 'Unsubscribe Email' },
			{ id: 110, name: 'Open Email' },
			{ id: 111, name: 'Click Email' },
			{ id: 147, name: 'Request Campaign' },
			{ id: 12, name: 'constructor' },
			null,
		];
		const judgement = judgeActivityTypes(response({ success: true, result }));
		expect(judgement).toMatchObject({ kind: 'answered' });
		const [outcome] = judgement.kind === 'answered' ? judgement.outcomes : [];
		expect(outcome?.outcome === 'accepted' ? [...outcome.json] : []).toEqual([
			...[
				[106, 'sent'],
				[107, 'delivered'],
				[108, 'bounced'],
				[127, 'softBounced'],
			],
			...[
				[109, 'unsubscribed'],
				[110, 'opened'],
				[111, 'clicked'],
				[147, 'requested'],
			],
		]);
	});

	test('without the one for what was sent are refused', () => {
		expect(judgeActivityTypes(response({ success: true, result: [{ id: 7, name: 'Email Delivered' }] }))).toMatchObject(
			{ kind: 'refused', reason: { message: 'Marketo does not list the activity type Send Email' } },
		);
	});
});

describe('the activities', () => {
	test('of a batch are asked for in one call', () => {
		expect(activitiesRequest([ask(1), ask(2)], credential)).toEqual(
			get(`${host}/activities.json?nextPageToken=WQV2VQ%3D%3D%3D%3D&activityTypeIds=6,8,47&leadIds=1,2`),
		);
	});

	test('are those of the lead and of known types', () => {
		const row = (id: number, leadId: unknown, changes: object = {}) => ({
			...{
				id,
				marketoGUID: `guid-${id}`,
				leadId,
				activityDate: '2026-01-16T23:32:19Z',
				activityTypeId: 6,
				campaignId: 1025,
			},
			...{ primaryAttributeValueId: 71, primaryAttributeValue: 'Welcome', attributes: [] },
			...changes,
		});
		const result = [
			row(1, 11),
			row(2, '12', {
				activityTypeId: 8,
				attributes: [
					{ name: 'Category', value: '2' },
					{ name: 'Details', value: '550 unknown' },
				],
			}),
			row(3, 11, { activityTypeId: 1 }),
			row(4, 11, { activityDate: 'once' }),
			row(5, 99),
			row(6, 11, { activityTypeId: 47, campaignId: undefined, primaryAttributeValueId: 1025 }),
			row(7, 11, { marketoGUID: undefined, activityDate: '2014-09-17T22:31:49+0000' }),
		];
		const body = { success: true, result, nextPageToken: 'NEXT', moreResult: false };
		const judgement = judgeActivities(response(body), [ask(11), ask(12), ask(13)]);
		const shared = { asset: 'Welcome', reason: '' };
		const at = { at: '2026-01-16T23:32:19Z', atMs: Date.parse('2026-01-16T23:32:19Z') };
		const old = { at: '2014-09-17T22:31:49+0000', atMs: Date.parse('2014-09-17T22:31:49Z') };
		expect(judgement).toEqual({
			kind: 'answered',
			outcomes: [
				[
					{ ...shared, ...at, type: 'sent', guid: 'guid-1', campaignIds: [1025] },
					{ ...shared, ...at, type: 'requested', guid: 'guid-6', campaignIds: [1025] },
					{ ...shared, ...old, type: 'sent', guid: '7', campaignIds: [1025] },
				],
				[{ ...shared, ...at, type: 'bounced', guid: 'guid-2', campaignIds: [1025], reason: '550 unknown' }],
				[],
			].map((rows) => ({ outcome: 'accepted', json: { rows, next: '' } })),
		});
	});

	test.each([
		['more', { result: [{}], nextPageToken: 'NEXT', moreResult: true }, 'NEXT'],
		['more after an empty page', { result: [], nextPageToken: 'NEXT', moreResult: true }, 'NEXT'],
		['no more, although a token is there', { result: [{}], nextPageToken: 'NEXT', moreResult: false }, ''],
		['itself as the next', { result: [{}], nextPageToken: 'WQV2VQ====', moreResult: true }, ''],
	])('a page announces %s', (_, body, next) => {
		expect(judgeActivities(response({ success: true, ...body }), [ask(1)])).toMatchObject({
			outcomes: [{ json: { next } }],
		});
	});
});

describe('the membership', () => {
	test('is asked for lead by lead', () => {
		expect(membershipRequest({ leadId: 318001, page: '' }, credential)).toEqual(
			get(`${host}/leads/318001/smartCampaignMembership.json`),
		);
		expect(membershipRequest({ leadId: 1, page: 'A=' }, credential).url).toMatch(/\?nextPageToken=A%3D$/);
	});

	test('is read from the documented response', () => {
		const result = [
			{ smartCampaignId: 3746, createdAt: '2018-06-01T18:00:04Z', updatedAt: '2018-06-01T18:00:06Z' },
			{ smartCampaignId: 'x' },
		];
		const body = { requestId: 'e7b0#1706f163632', success: true, result, nextPageToken: 'N', moreResult: true };
		expect(judgeMembership(response(body), [{ leadId: 1, page: '' }])).toEqual({
			kind: 'answered',
			outcomes: [
				{
					outcome: 'accepted',
					json: { rows: [{ campaignId: 3746, updatedMs: Date.parse('2018-06-01T18:00:06Z') }], next: 'N' },
				},
			],
		});
	});

	test('that is not allowed ends nothing but itself', () => {
		expect(judgeMembership(refusal(['603', 'Access denied']), [{ leadId: 1, page: '' }])).toMatchObject({
			...{ kind: 'refused', indivisible: true },
			reason: { message: expect.stringContaining('Read-Only Asset') },
		});
	});
});
