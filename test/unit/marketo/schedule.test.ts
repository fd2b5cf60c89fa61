import { readSchedule } from '../../../nodes/Marketo/scheduleCampaign.read';
import { judgeSchedule, scheduleKey, scheduleRequest, type Schedule } from '../../../nodes/Marketo/wire/schedule';
import { itemOf } from './itemOf';
import { refusal, response } from './responses';

const credential = { baseUrl: 'https://123-ABC-456.mktorest.com/rest/' };
const run = (changes: Partial<Schedule> = {}): Schedule => ({
	...{ campaignId: 3713, runAt: '2018-03-28T18:05:00+0000', tokens: [], cloneToProgramName: '' },
	...changes,
});
const nowMs = Date.parse('2030-03-28T12:00:00Z');

describe('the call', () => {
	test('is the documented one', () => {
		const tokens = [
			{ name: '{{my.message}}', value: 'Updated message' },
			{ name: '{{my.other token}}', value: 'Value for other token' },
		];
		expect(scheduleRequest([run({ tokens }), run({ tokens })], credential)).toEqual({
			method: 'POST',
			url: 'https://123-ABC-456.mktorest.com/rest/v1/campaigns/3713/schedule.json',
			headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
			body: '{"input":{"runAt":"2018-03-28T18:05:00+0000","tokens":[{"name":"{{my.message}}","value":"Updated message"},{"name":"{{my.other token}}","value":"Value for other token"}]}}',
		});
	});

	test('names no more than was given', () => {
		expect(scheduleRequest([run({ runAt: '' })], credential).body).toBe('{"input":{}}');
		expect(scheduleRequest([run({ runAt: '', cloneToProgramName: 'Copy' })], credential).body).toBe(
			'{"input":{"cloneToProgramName":"Copy"}}',
		);
	});

	test('is shared by runs that are the same in everything', () => {
		const tokens = [{ name: '{{my.a}}', value: 'b' }];
		const different = [
			run(),
			run({ campaignId: 1 }),
			run({ runAt: '' }),
			run({ tokens }),
			run({ cloneToProgramName: 'C' }),
		];
		expect(new Set(different.map(scheduleKey)).size).toBe(different.length);
		expect(scheduleKey(run({ tokens }))).toBe(scheduleKey(run({ tokens: [...tokens] })));
	});
});

describe('the response', () => {
	test('as documented accepts all that asked for the run', () => {
		const body = { requestId: '52b#161d90e1743', result: [{ id: 3713 }], success: true };
		const json = {
			...{ accepted: true, campaignId: 3713, runAt: '2018-03-28T18:05:00.000Z', requestId: '52b#161d90e1743' },
		};
		expect(judgeSchedule(response(body), [run(), run()])).toEqual({
			kind: 'answered',
			outcomes: [
				{ outcome: 'accepted', json },
				{ outcome: 'accepted', json },
			],
		});
	});

	test('names the campaign of the clone', () => {
		const body = { requestId: 'a#1', result: [{ id: '9001' }], success: true };
		const judgement = judgeSchedule(response(body), [run({ runAt: '', cloneToProgramName: 'Copy' })]);
		expect(judgement).toMatchObject({
			outcomes: [{ json: { campaignId: 3713, scheduledCampaignId: 9001, cloneToProgramName: 'Copy' } }],
		});
		expect(JSON.stringify(judgement)).not.toContain('runAt');
	});

	test.each([
		['nothing', '', 200],
		['HTML', '<html></html>', 200],
		['half a document', '{"requestId":"1","succ', 200],
		['success without a request or a result', '{"success":true}', 200],
		['a bad gateway', '<html>502</html>', 502],
	])('%s may stand for a run: it is not repeated, and the user is told where to look', (_, body, status) => {
		expect(judgeSchedule(response(body, status), [run()])).toMatchObject({
			kind: 'unknown',
			reason: { todo: expect.stringContaining('look at the Schedule tab of the campaign') },
		});
	});

	test('604 may stand for a run too', () => {
		expect(judgeSchedule(refusal(['604', 'Request timed out']), [run()])).toMatchObject({
			kind: 'unknown',
			reason: { code: '604', todo: expect.stringContaining('Schedule tab') },
		});
	});

	test.each([
		['1003', 'Trigger campaigns cannot be scheduled', 'Marketo cannot schedule this campaign'],
		['1003', 'Invalid token value: ["my.nope"] ', 'Marketo does not accept the token my.nope'],
		['1003', 'Invalid runAt', 'Marketo does not accept the time of the run'],
		['1013', 'Campaign not found', 'Marketo has no campaign with this ID'],
		['1020', 'Too many clones to program', 'Marketo clones no more programs today'],
		['1042', 'Invalid runAt date', 'The time of the run is too far ahead for Marketo'],
	])('%s (%s) rejects everyone at once', (code, words, message) => {
		expect(judgeSchedule(refusal([code, words]), [run(), run()])).toMatchObject({
			...{ kind: 'refused', indivisible: true },
			reason: { code, message, platformMessage: `${code} ${words}`.trim() },
		});
	});

	test('the limit on clones passes by itself', () => {
		expect(judgeSchedule(refusal(['1020', 'x']), [run()])).toMatchObject({ reason: { retryable: true } });
		expect(judgeSchedule(refusal(['1042', 'x']), [run()])).not.toMatchObject({ reason: { retryable: true } });
	});

	test('611 for a clone names the program, which may exist', () => {
		const todo = 'If this lasts, a program named "Copy" may already exist.';
		const given = refusal(['611', 'System error']);
		expect(judgeSchedule(given, [run({ cloneToProgramName: 'Copy' })])).toMatchObject({
			kind: 'busy',
			reason: { todo },
		});
		expect(judgeSchedule(given, [run()])).not.toMatchObject({ reason: { todo } });
	});
});

describe('reading an item', () => {
	beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(nowMs));
	afterEach(() => void jest.restoreAllMocks());
	const read = (given: Record<string, unknown>, timezone = 'UTC') =>
		readSchedule(itemOf({ campaignId: '1040', ...given }, {}, timezone).item);

	test.each([
		['2030-03-28T18:05:00Z', 'UTC', '2030-03-28T18:05:00+0000'],
		['2030-03-28T18:05:00+02:00', 'America/New_York', '2030-03-28T16:05:00+0000'],
		['2030-03-28T18:05:00', 'Europe/Berlin', '2030-03-28T17:05:00+0000'],
		// Summer time begins on 31 March.
		['2030-04-28 18:05', 'Europe/Berlin', '2030-04-28T16:05:00+0000'],
		['2030-03-28T12:05:00.000Z', 'UTC', '2030-03-28T12:05:00+0000'],
	])('%s in %s is sent as %s', (runAt, timezone, sent) => {
		expect(read({ runAt }, timezone).runAt).toBe(sent);
	});

	test('an empty time is left to Marketo', () => {
		expect(read({})).toEqual({ campaignId: 1040, runAt: '', tokens: [], cloneToProgramName: '' });
	});

	test.each([
		[{ runAt: '2030-03-28T12:04:59Z' }, "'Run At' is less than five minutes ahead: 2030-03-28T12:04:59.000Z"],
		[{ runAt: '2020-01-01' }, "'Run At' is less than five minutes ahead: 2020-01-01T00:00:00.000Z"],
		[{ runAt: '2032-04-01' }, "'Run At' is more than two years ahead: 2032-04-01T00:00:00.000Z"],
		[{ runAt: 'tomorrow' }, "'Run At' is not a valid date"],
		[{ runAt: ['2031-01-01'] }, "'Run At' is not a valid date"],
		[{ campaignId: 'SC1040' }, "'Campaign' is not a valid campaign ID: SC1040"],
		[{ campaignId: '' }, "'Campaign' is empty"],
		[{ cloneToProgramName: { a: 1 } }, "'Clone to Program Name' must be a single value, not a list or an object"],
		[{ tokens: { token: [{ name: '', value: 'x' }] } }, "'Tokens' contains a token without a name"],
	])('%p is refused: %s', (given, message) => {
		expect(() => read(given)).toThrow(message);
	});

	test('the time zone is named where the time is too early', () => {
		expect(() => read({ runAt: '2030-03-28T12:10:00' }, 'Asia/Tokyo')).toThrow(
			expect.objectContaining({ reason: expect.objectContaining({ todo: expect.stringContaining('Asia/Tokyo') }) }),
		);
	});

	test('tokens get their braces, the name of a clone loses its blanks', () => {
		expect(read({ tokens: { token: [{ name: 'my.a', value: 1 }] }, cloneToProgramName: ' Copy ' })).toMatchObject({
			tokens: [{ name: '{{my.a}}', value: '1' }],
			cloneToProgramName: 'Copy',
		});
	});
});
