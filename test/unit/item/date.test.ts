import { DateTime } from 'luxon';

import { dateMs, readDate } from '../../../nodes/shared/item/date';
import { ItemRefused } from '../../../nodes/shared/contract/outcome';
import { readSchedule } from '../../../nodes/Marketo/scheduleCampaign.read';
import { itemOf } from './itemOf';
import { executed, now, pushed, sent, streamed } from './readers';

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(now);
});
afterEach(() => jest.restoreAllMocks());

/** New Year 2027, 00:00 in Paris and 23:00 in UTC the day before. */
const utc = '2026-12-31T23:00:00.000Z';
const seconds = 1798758000;

const good: Array<[name: string, value: unknown]> = [
	['Unix seconds', seconds],
	['Unix seconds as a text', String(seconds)],
	['Unix milliseconds', seconds * 1000],
	['Unix milliseconds as a text', ` ${seconds * 1000} `],
	['a text in the zone of the workflow', '2027-01-01 00:00:00'],
	['a text with its zone', '2027-01-01T00:00:00+01:00'],
	["n8n's DateTime", DateTime.fromISO(utc)],
	['a Date', new Date(utc)],
];
const spreadsheet = /^It looks like the date number of a spreadsheet\. Give a date such as/;
const micro = /^It looks like a Unix time in microseconds or nanoseconds\. Give a date such as/;
const bad: Array<[value: unknown, todo: RegExp]> = [
	[46387.75, spreadsheet],
	['46387.75', spreadsheet],
	[1798761600000000, micro],
	['1798761600000000', micro],
	[1e20, /^Give a date such as/],
	['1e20', /^Give a date such as/],
	[1798761600.5, /or a Unix time in whole seconds or milliseconds\.$/],
	[1e9 - 1, /^Give/],
	[1e14, micro],
	[0, /^Give/],
	[-seconds, /^Give/],
	['2027', /^Give/],
];

test.each(good)('%s is a date', (_name, value) => {
	expect(dateMs(value, 'Europe/Paris')).toBe(Date.parse(utc));
});

test.each([
	[1e9, '2001-09-09T01:46:40.000Z'],
	[1e11, '5138-11-16T09:46:40.000Z'],
	[1e11 + 1, '1973-03-03T09:46:40.001Z'],
	[1e14 - 1, '5138-11-16T09:46:39.999Z'],
	['20270101', '2027-01-01T00:00:00.000Z'],
])('%s is %s', (value, date) => {
	expect(readDate(value, 'utc', 'Scheduled')).toBe(date);
});

function refusal(read: () => unknown): ItemRefused {
	try {
		read();
	} catch (error) {
		if (error instanceof ItemRefused) return error;
		throw error;
	}
	throw new Error('It was not refused');
}

const email = 'anna@example.com';
const nodes: Array<[name: string, named: string, read: (value: unknown) => string, written: string]> = [
	['Push Event', "'Scheduled'", (scheduled) => pushed({ email, scheduled }), `scheduled="${utc}"`],
	['Push Event', "'Expiration'", (expiration) => pushed({ email, expiration }), `expiration="${utc}"`],
	['Transactional Send', "'Scheduled'", (scheduled) => sent({ email, scheduled }), `"scheduled":"${utc}"`],
	[
		'Transactional Send, Attributes JSON',
		"'Expiration'",
		(expiration) => sent({}, { dataMode: 'fields', email, additionalFields: { attributesJson: { expiration } } }),
		`"expiration":"${utc}"`,
	],
	['Stream Ingest', "'timestamp' of the entity", (timestamp) => streamed({ timestamp }), `"timestamp":"${utc}"`],
	[
		'Stream Ingest, whole message',
		"'timestamp' of the entity",
		(timestamp) => streamed({ header: {}, body: { xdmEntity: { timestamp } } }, { format: 'message' }),
		`{"header":{},"body":{"xdmEntity":{"timestamp":"${utc}"}}}`,
	],
	[
		'Schedule Campaign',
		"'Run At'",
		(runAt) => readSchedule(itemOf({}, { campaignId: '1025', runAt })).runAt,
		utc.replace('.000Z', '+0000'),
	],
	[
		'Execute Campaign',
		"'Execute At'",
		(executeAt) => executed({}, { endpoint: 'audience', audienceId: 'vip', executeAt }),
		`"executeAt":"${utc}"`,
	],
];

describe.each(nodes)('%s: %s', (_node, named, read, written) => {
	test.each(good.filter(([name]) => !name.includes('its zone')))('%s arrives as a date', (_name, value) => {
		expect(read(value)).toContain(written);
	});

	test.each(bad)('%s is refused by name, with what to give', (value, todo) => {
		const { reason } = refusal(() => read(value));
		expect(reason.message).toBe(`${named} is not a valid date: ${String(value)}`);
		expect(reason.todo).toMatch(todo);
	});
});

describe.each([
	['Push Event', pushed],
	['Transactional Send', sent],
])('%s', (_node, read) => {
	test('an expiration in the past is refused', () => {
		const { reason } = refusal(() => read({ email, expiration: 1735689600 }));
		expect(reason).toMatchObject({ message: "'Expiration' is in the past", details: { parameter: 'Expiration' } });
	});
	test('an expiration before the schedule is refused', () => {
		const { reason } = refusal(() => read({ email, scheduled: seconds, expiration: seconds - 1 }));
		expect(reason.message).toBe("'Expiration' is before 'Scheduled'");
	});
	test('an expiration at the very moment of the schedule is allowed', () => {
		expect(read({ email, scheduled: seconds, expiration: seconds })).toContain('xpiration');
	});
});
