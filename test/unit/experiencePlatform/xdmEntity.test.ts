import { DateTime } from 'luxon';

import { ItemRefused } from '../../../nodes/shared/contract/outcome';
import { xdmEntity, type Additions } from '../../../nodes/ExperiencePlatform/xdmEntity';

const fill = { id: 'run-0', timestamp: '2026-11-22T03:00:00.000Z' };
const made = (data: Record<string, unknown>, changes: Partial<Additions> = {}, zone = 'UTC') =>
	xdmEntity(data, { fill, identities: [], journeyEventId: '', ...changes }, zone);

test.each([[{}], [{ _id: null, timestamp: null }], [{ _id: '', timestamp: '' }]])(
	'_id and timestamp are filled in for %j',
	(data) => {
		expect(made(data)).toEqual({ _id: 'run-0', timestamp: '2026-11-22T03:00:00.000Z' });
	},
);

test("the entity's own _id stays, a number as a text", () => {
	expect(made({ _id: 'mine' })._id).toBe('mine');
	expect(made({ _id: 4711 })._id).toBe('4711');
});

test('records get neither', () => {
	expect(made({ person: 1, timestamp: 5 }, { fill: undefined })).toEqual({ person: 1, timestamp: 5 });
});

test.each([
	'2026-01-31T18:00:00Z',
	'2026-01-31T18:00:00.123456789Z',
	'2026-01-31T18:00:00+01:00',
	'2026-01-31T18:00:00.1-05:30',
])('%s is a form the platform takes and stays as it is', (timestamp) => {
	expect(made({ timestamp }).timestamp).toBe(timestamp);
});

test.each([
	['a Date', new Date('2026-01-31T18:00:00Z'), '2026-01-31T18:00:00.000Z'],
	["n8n's DateTime", DateTime.fromISO('2026-01-31T18:00:00+01:00'), '2026-01-31T17:00:00.000Z'],
	['milliseconds', 1769882400000, '2026-01-31T18:00:00.000Z'],
	['a day', '2026-01-31', '2026-01-31T00:00:00.000Z'],
	['a time without zone', '2026-01-31T18:00:00', '2026-01-31T18:00:00.000Z'],
	['a blank for the T', '2026-01-31 18:00:00', '2026-01-31T18:00:00.000Z'],
	['an offset without colon', '2026-01-31T18:00:00+0100', '2026-01-31T17:00:00.000Z'],
	['minutes only', '2026-01-31T18:00Z', '2026-01-31T18:00:00.000Z'],
])('%s becomes a time in a form the platform takes', (_, timestamp, expected) => {
	expect(made({ timestamp }).timestamp).toBe(expected);
});

test('a time without zone is one of the workflow', () => {
	expect(made({ timestamp: '2026-01-31T18:00:00' }, {}, 'Europe/Paris').timestamp).toBe('2026-01-31T17:00:00.000Z');
});

test.each([['yesterday'], ['2026-13-31T18:00:00Z'], [{}], [true]])('%j is no timestamp', (timestamp) => {
	expect(() => made({ timestamp })).toThrow(ItemRefused);
});

test('an _id that is an object is refused', () => {
	expect(() => made({ _id: {} })).toThrow(ItemRefused);
});

describe('a journey event', () => {
	const orchestration = (eventID: string) => ({ campaign: { orchestration: { eventID } } });

	test('its id is put where journeys look for it', () => {
		expect(made({}, { journeyEventId: 'abc' })._experience).toEqual(orchestration('abc'));
	});

	test('what else is there stays', () => {
		const _experience = { analytics: 1, campaign: { message: 2, orchestration: { other: 3, eventID: 'old' } } };
		expect(made({ _experience }, { journeyEventId: 'new' })._experience).toEqual({
			analytics: 1,
			campaign: { message: 2, orchestration: { other: 3, eventID: 'new' } },
		});
		expect(_experience.campaign.orchestration.eventID).toBe('old');
	});

	test('a null on the way is no obstacle, a text is', () => {
		expect(made({ _experience: { campaign: null } }, { journeyEventId: 'x' })._experience).toEqual(orchestration('x'));
		expect(() => made({ _experience: { campaign: 'x' } }, { journeyEventId: 'x' })).toThrow(
			"'_experience.campaign' of the entity must be an object",
		);
	});
});

describe('identities', () => {
	const identities = [{ namespace: 'Email', id: 'ada@example.com', primary: true }];

	test('are added to the map, one list per namespace', () => {
		const more = [
			...identities,
			{ namespace: 'CRM', id: '7', primary: false },
			{ namespace: 'CRM', id: '8', primary: false },
		];
		expect(made({}, { identities: more }).identityMap).toEqual({
			Email: [{ id: 'ada@example.com', primary: true }],
			CRM: [{ id: '7' }, { id: '8' }],
		});
	});

	test('leave those that are there', () => {
		const identityMap = { ECID: [{ id: '1' }], Email: [{ id: 'other@example.com' }] };
		expect(made({ identityMap }, { identities }).identityMap).toEqual({
			ECID: [{ id: '1' }],
			Email: [{ id: 'other@example.com' }, { id: 'ada@example.com', primary: true }],
		});
		expect(identityMap.Email).toHaveLength(1);
	});

	test('are not doubled, and keep what is known of them', () => {
		const identityMap = { Email: [{ id: 'ada@example.com', authenticatedState: 'authenticated' }] };
		expect(made({ identityMap }, { identities }).identityMap).toEqual({
			Email: [{ id: 'ada@example.com', authenticatedState: 'authenticated', primary: true }],
		});
	});

	test('namespaces that differ in case are two', () => {
		expect(Object.keys(made({ identityMap: { email: [{ id: 'x' }] } }, { identities }).identityMap as object)).toEqual([
			'email',
			'Email',
		]);
	});

	test.each([['text'], [[]], [{ Email: 'x' }]])('%j is no identity map', (identityMap) => {
		expect(() => made({ identityMap }, { identities })).toThrow(ItemRefused);
	});
});

test("the item's data stays untouched", () => {
	const data = Object.freeze({ _experience: Object.freeze({}), identityMap: Object.freeze({}) });
	expect(() =>
		made(data, { journeyEventId: 'x', identities: [{ namespace: 'Email', id: 'x', primary: false }] }),
	).not.toThrow();
	expect(data).toEqual({ _experience: {}, identityMap: {} });
});
