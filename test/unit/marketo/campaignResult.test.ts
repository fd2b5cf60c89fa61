import { readResultQuery } from '../../../nodes/Marketo/campaignResult.read';
import { leadResult, resultItem, withMembership, type LeadResult } from '../../../nodes/Marketo/leadResult';
import { chooseLeads, isWorthTheRest } from '../../../nodes/Marketo/probe';
import type { Activity } from '../../../nodes/Marketo/wire/activities';
import { itemOf } from './itemOf';

const sinceMs = Date.parse('2026-01-16T12:00:00Z');
const followed = { campaignId: 1025, leadId: 11, sinceMs };
const happened = (type: Activity['type'], seconds: number, changes: Partial<Activity> = {}): Activity => ({
	...{ type, at: new Date(sinceMs + seconds * 1000).toISOString(), atMs: sinceMs + seconds * 1000 },
	...{ campaignIds: [1025], guid: `${type} ${seconds}`, asset: '', reason: '' },
	...changes,
});
const statusOf = (...activities: Activity[]) => leadResult(followed, activities).status;

describe('the status of a lead', () => {
	test.each([
		['notSeen', []],
		['notSeen', [happened('requested', 1)]],
		['sent', [happened('sent', 1)]],
		['delivered', [happened('delivered', 2), happened('sent', 1)]],
		['bounced', [happened('sent', 1), happened('bounced', 2)]],
		['softBounced', [happened('sent', 1), happened('softBounced', 2)]],
		['delivered', [happened('softBounced', 2), happened('delivered', 9)]],
		['bounced', [happened('delivered', 2), happened('bounced', 9)]],
		['delivered', [happened('sent', 1), happened('delivered', 1)]],
		[
			'delivered',
			[happened('delivered', 2), happened('opened', 3), happened('clicked', 4), happened('unsubscribed', 5)],
		],
	])('is %s', (status, activities) => {
		expect(statusOf(...activities)).toBe(status);
	});

	test('ignores other campaigns and what was before the request, but not for the difference of two clocks', () => {
		expect(statusOf(happened('sent', 1, { campaignIds: [1026] }))).toBe('notSeen');
		expect(statusOf(happened('sent', -61))).toBe('notSeen');
		expect(statusOf(happened('sent', -59))).toBe('sent');
	});

	test('counts an activity once that two pages hold', () => {
		expect(leadResult(followed, [happened('sent', 1), happened('sent', 1)]).activities).toHaveLength(1);
	});

	test('without a message is that of the campaigns the lead ran through', () => {
		const silent = leadResult(followed, []);
		const at = (updatedMs: number, campaignId = 1025) => withMembership(silent, followed, [{ campaignId, updatedMs }]);
		expect(at(sinceMs + 5)).toMatchObject({ status: 'ran', qualified: true });
		expect(at(sinceMs + 5, 1026)).toEqual({ ...silent, qualified: false });
		expect(at(sinceMs - 3_600_000)).toEqual({ ...silent, qualified: false, lastRanMs: sinceMs - 3_600_000 });
		expect(withMembership(silent, followed, [])).toMatchObject({ status: 'notSeen', qualified: false });
	});
});

describe('what comes out for an item', () => {
	const lead = (status: LeadResult['status'], changes: Partial<LeadResult> = {}): LeadResult => ({
		...{ leadId: 11, status, activities: [] },
		...changes,
	});
	const item = (leads: LeadResult[], minutes = 1) => resultItem(1025, sinceMs, leads, sinceMs + minutes * 60_000);

	test('is complete', () => {
		const activities = [happened('sent', 1, { asset: 'Welcome' }), happened('bounced', 2, { reason: '550 unknown' })];
		expect(item([lead('bounced', { activities })])).toEqual({
			...{ campaignId: 1025, status: 'bounced', final: true, delivered: false },
			leads: [
				{
					...{ leadId: 11, status: 'bounced' },
					activities: [
						{ type: 'sent', at: '2026-01-16T12:00:01.000Z', asset: 'Welcome' },
						{ type: 'bounced', at: '2026-01-16T12:00:02.000Z', reason: '550 unknown' },
					],
				},
			],
		});
	});

	test.each([
		[['delivered', 'delivered'], 'delivered', true, true],
		[['delivered', 'bounced'], 'bounced', true, false],
		[['bounced', 'softBounced'], 'softBounced', false, false],
		[['delivered', 'sent'], 'sent', false, false],
		[['delivered', 'notSeen'], 'notSeen', false, false],
		[['ran', 'sent'], 'ran', false, false],
	] as const)('of %j is that of the lead that is least far: %s', (statuses, status, final, delivered) => {
		expect(item(statuses.map((one) => lead(one)))).toMatchObject({ status, final, delivered });
	});

	test('is final without a message only when the membership was looked up and ten minutes have passed', () => {
		const unqualified = lead('notSeen', { qualified: false, lastRanMs: sinceMs - 1000 });
		expect(item([unqualified], 9)).toMatchObject({ final: false });
		expect(item([unqualified], 10)).toMatchObject({
			final: true,
			leads: [{ qualified: false, lastRanAt: '2026-01-16T11:59:59.000Z' }],
		});
		expect(item([lead('ran', { qualified: true })], 10)).toMatchObject({ status: 'ran', final: true });
		expect(item([lead('notSeen')], 60)).toMatchObject({ final: false });
	});
});

describe('reading an item', () => {
	beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(sinceMs + 3_600_000));
	afterEach(() => void jest.restoreAllMocks());
	const good = { campaignId: 1025, leadIds: [318001], since: '2026-01-16T12:00:00Z' };
	const read = (changes: Record<string, unknown> = {}) => {
		const { item, hints } = itemOf({ ...good, ...changes }, {}, 'Europe/Berlin');
		return { query: readResultQuery(item), hints };
	};

	test.each([
		[318001, [318001]],
		[
			[318001, '318002', 318001],
			[318001, 318002],
		],
		['318001, 318002,', [318001, 318002]],
		['[318001,318002]', [318001, 318002]],
	])('lead IDs %j', (leadIds, expected) => {
		expect(read({ leadIds }).query.leadIds).toEqual(expected);
	});

	test('a time without an offset is one of the workflow; a clock may be a minute ahead', () => {
		expect(read({ since: '2026-01-16T13:00:00' }).query.sinceMs).toBe(sinceMs);
		expect(read({ since: '2026-01-16T13:00:59Z' }).query.sinceMs).toBe(sinceMs + 3_600_000);
	});

	test.each([
		[{ campaignId: '' }, "'Campaign ID' is empty"],
		[{ campaignId: 'SC1025' }, "'Campaign ID' is not a valid campaign ID: SC1025"],
		[{ leadIds: '' }, "'Lead IDs' is empty"],
		[{ leadIds: [] }, "'Lead IDs' is empty"],
		[{ leadIds: 'ada@example.com' }, "'Lead IDs' contains an invalid lead ID: ada@example.com"],
		[{ leadIds: [1, 0] }, "'Lead IDs' contains an invalid lead ID: 0"],
		[{ leadIds: [{ id: 1 }] }, "'Lead IDs' must be a single value, not a list or an object"],
		[{ leadIds: Array.from({ length: 301 }, (_, n) => n + 1) }, "'Lead IDs' names 301 leads, and an item can have 300"],
		[{ since: '' }, "'Since' is empty"],
		[{ since: 'yesterday' }, "'Since' is not a valid date"],
		[{ since: '2026-01-16T13:01:01Z' }, "'Since' is in the future: 2026-01-16T13:01:01.000Z"],
	])('%p is refused: %s', (changes, message) => {
		expect(() => read(changes)).toThrow(message);
	});

	test('300 leads are not refused', () => {
		expect(read({ leadIds: Array.from({ length: 300 }, (_, n) => n + 1) }).query.leadIds).toHaveLength(300);
	});

	test('pauses below 30 s are raised, and the user is told so', () => {
		const { query, hints } = read({ wait: true, pollInterval: 5, maxWait: 1 });
		expect(query).toMatchObject({ pollIntervalMs: 30_000, maxWaitMs: 30_000 });
		expect(hints).toEqual([expect.stringContaining('30 s at least')]);
		expect(read({ wait: true, pollInterval: 30, maxWait: 90 }).hints).toEqual([]);
		expect(read({ wait: true }).query).toMatchObject({ pollIntervalMs: 60_000, maxWaitMs: 600_000 });
		expect(read({ pollInterval: 1 }).query.maxWaitMs).toBeUndefined();
	});
});

describe('which leads are asked about first', () => {
	const leadIds = Array.from({ length: 100 }, (_, index) => index + 1);
	const period = (urgent: number[]) => ({ number: 7, leadIds, urgent: new Set(urgent) });

	test('those whose answer is due, and a sample of the others', () => {
		const { first, rest, sample } = chooseLeads([period([100])], new Map());
		expect(first[0]?.leadIds).toEqual([100, ...leadIds.slice(0, 30)]);
		expect(rest[0]?.leadIds).toEqual(leadIds.slice(30, 99));
		expect(sample).toHaveLength(30);
	});

	test('those that had to wait', () => {
		const asked = new Map(leadIds.slice(0, 30).map((id) => [`7 ${id}`, 1]));
		expect(chooseLeads([period([])], asked).first[0]?.leadIds).toEqual(leadIds.slice(30, 60));
	});

	test('nothing is left where all are due', () => {
		expect(chooseLeads([period(leadIds)], new Map())).toMatchObject({ rest: [], sample: [] });
	});

	test('the others follow where most of the sample has come to an end', () => {
		const sample = leadIds.slice(0, 10).map(String);
		expect(isWorthTheRest(sample, new Set(sample.slice(0, 2)))).toBe(true);
		expect(isWorthTheRest(sample, new Set(sample.slice(0, 3)))).toBe(false);
	});
});
