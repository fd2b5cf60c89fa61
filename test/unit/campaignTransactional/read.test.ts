import fc from 'fast-check';
import { DateTime } from 'luxon';

import { readEvent } from '../../../nodes/AdobeCampaignTransactional/send.read';
import { bodyFields } from '../../../nodes/AdobeCampaignTransactional/wire/event';
import type { ItemReader } from '../../../nodes/shared/contract/itemReader';
import { ItemRefused } from '../../../nodes/shared/contract/outcome';

const now = Date.parse('2026-11-22T00:00:00Z');

/** An item in *Map Automatically*, with the parameters of the node. */
function item(json: Record<string, unknown>, parameters: Record<string, unknown> = {}): ItemReader {
	const all: Record<string, unknown> = {
		...{ organization: 'geometrixx', eventId: 'EVTcartAbandonment', dataMode: 'autoMapInputData' },
		...parameters,
	};
	const member = (collection: string, name: string): unknown => {
		const members = all[collection];
		return typeof members === 'object' && members !== null ? Reflect.get(members, name) : undefined;
	};
	return {
		index: 0,
		json,
		timezone: 'Europe/Paris',
		parameter: (name) => all[name] ?? '',
		member,
		file: () => undefined,
		hint: () => {},
	};
}

const body = (json: Record<string, unknown>, parameters = {}): unknown =>
	JSON.parse(readEvent(item(json, parameters), now).body);

test('values that JSON does not know become texts', () => {
	const when = new Date('2030-01-01T00:00:00Z');
	const dateTime = DateTime.fromJSDate(when, { zone: 'utc' });
	expect(body({ big: 2n ** 60n, when, dateTime, none: undefined, nothing: null })).toEqual({
		ctx: {
			big: '1152921504606846976',
			when: '2030-01-01T00:00:00.000Z',
			dateTime: '2030-01-01T00:00:00.000Z',
			nothing: null,
		},
	});
});

test('what refers to itself is refused and not sent', () => {
	const circle: Record<string, unknown> = { email: 'ann@example.com' };
	circle.self = circle;
	expect(() => readEvent(item(circle), now)).toThrow();
});

test('empty fields are not sent', () => {
	expect(body({ email: ' ann@example.com ', mobilePhone: '', scheduled: null, expiration: undefined })).toEqual({
		email: 'ann@example.com',
	});
});

test('a number that names a channel stays a number', () => {
	expect(body({ email: 'ann@example.com', wishedChannel: 1 })).toEqual({ email: 'ann@example.com', wishedChannel: 1 });
});

test('ctx may be JSON text', () => {
	expect(body({ ctx: '{"email":"ann@example.com"}' })).toEqual({ ctx: { email: 'ann@example.com' } });
});

test('an expiration at the very moment of the schedule is allowed', () => {
	const moment = '2030-01-01T00:00:00Z';
	expect(body({ email: 'ann@example.com', scheduled: moment, expiration: moment })).toMatchObject({
		expiration: '2030-01-01T00:00:00.000Z',
	});
});

test.each([[8.64e15], ['+012026-01-01T00:00:00Z'], [NaN], [{}], [true]])('%j is no date', (scheduled) => {
	expect(() => readEvent(item({ email: 'ann@example.com', scheduled }), now)).toThrow(
		"'Scheduled' is not a valid date",
	);
});

test.each([
	['a number as organization is a tenant of that name', { organization: 123 }, '123'],
	['blanks around it are dropped', { organization: ' geometrixx ' }, 'geometrixx'],
])('%s', (_, parameters, organization) => {
	const { address } = readEvent(item({ email: 'ann@example.com' }, parameters), now);
	expect(address).toMatchObject({ organization, transactionalApi: `mc${organization}` });
});

test('whatever an item holds, it becomes a body in which each of its keys has one place, or it is refused', () => {
	const names: readonly string[] = bodyFields;
	fc.assert(
		fc.property(fc.dictionary(fc.oneof(fc.string(), fc.constantFrom(...bodyFields, 'ctx')), fc.jsonValue()), (json) => {
			let read: Record<string, unknown>;
			try {
				read = Object(body(json));
			} catch (error) {
				expect(error).toBeInstanceOf(ItemRefused);
				return;
			}
			const own = Object.keys(json).filter((key) => !names.includes(key) && key !== 'ctx');
			const place = json.ctx === undefined || json.ctx === null ? Object(read.ctx ?? {}) : read;
			for (const key of own) expect(Object.hasOwn(place, key)).toBe(true);
			expect(
				Object.keys(read)
					.filter((key) => names.includes(key))
					.every((key) => json[key] !== ''),
			).toBe(true);
		}),
	);
});
