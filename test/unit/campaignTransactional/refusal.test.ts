import fc from 'fast-check';

import { situations } from '../../../nodes/AdobeCampaignTransactional/errors';
import { judgeRefusal } from '../../../nodes/AdobeCampaignTransactional/wire/response';

const response = (status: number, body: string, headers: Record<string, string> = {}) => ({ status, headers, body });
const judge = (status: number, body: string, asked: 'send' | 'status' = 'send') =>
	judgeRefusal(response(status, body), asked);
const oops = (code: number) =>
	JSON.stringify({ code, message: 'Oops. Something went wrong. Check your URI and try again.' });

describe('the gateway', () => {
	test('401013 asks for a new token', () => {
		expect(judge(401, '{"error_code":"401013","message":"Oauth token is not valid"}')).toMatchObject({
			kind: 'tokenExpired',
			reason: { code: '401013', httpStatus: 401, platformMessage: 'Oauth token is not valid' },
		});
	});

	test('429050 is busy for as long as the platform says', () => {
		const body = '{"error_code":"429050","message":"Too many requests"}';
		expect(judgeRefusal(response(429, body, { 'retry-after': '7' }), 'send')).toMatchObject({
			kind: 'busy',
			retryAfterMs: 7000,
		});
	});

	test.each(['403023', '403025', '403027'])('%s refuses the item and not the caller', (code) => {
		expect(judge(403, JSON.stringify({ error_code: code, message: 'Profile is not valid' }))).toMatchObject({
			kind: 'refused',
			reason: { code },
		});
	});

	test.each(['403000', '403003', '403010'])('%s refuses the caller', (code) => {
		expect(judge(403, JSON.stringify({ error_code: code, message: 'x' }))).toMatchObject({
			kind: 'denied',
			reason: { code },
		});
	});

	test('"check your URI" is a wrong organization', () => {
		expect(judge(500, oops(500))).toMatchObject({
			kind: 'refused',
			reason: { message: situations.checkUri.say, code: '500' },
		});
	});

	test('the same with 502 is a missing CNAME', () => {
		expect(judge(502, oops(502))).toMatchObject({
			kind: 'refused',
			reason: { message: situations.noCname.say, code: '502' },
		});
	});
});

describe('the application', () => {
	const first = 'RST-360011 An error has occurred - please contact your administrator.';

	test('RST-360011 alone leaves open whether the event was stored', () => {
		expect(judge(500, first)).toMatchObject({
			kind: 'unknown',
			reason: { code: 'RST-360011', platformMessage: first },
		});
	});

	test.each(['XTK-170036', 'PGS-220000', 'SCM-120008', 'BAS-010040', 'RST-360012', 'RST-360000'])(
		'%s behind it tells that it was not',
		(code) => {
			for (const body of [`${first} ${code} x`, JSON.stringify({ title: `${first} ${code} x` })]) {
				expect(judge(500, body)).toMatchObject({ kind: 'refused', reason: { code } });
			}
		},
	);

	test.each([
		`${first} Could not store "XTK-170036"`,
		`${first} ABC-100001 could not store XTK-170036`,
		`WDB-200001 could not store XTK-170036`,
	])("a code in the user's text does not: %s", (body) => {
		expect(judge(500, body).kind).toBe('unknown');
	});

	test.each([
		[{ code: 'XTK-170036', message: 'said' }],
		[{ error_code: 'XTK-170036', message: 'said' }],
		[{ errorCode: 'XTK-170036', message: 'said' }],
		[{ code: 'RST-360011', message: 'said', error: { code: 'XTK-170036' } }],
		[{ error: { errorCode: 'XTK-170036', message: 'said' } }],
		[{ errors: [{ code: 'XTK-170036', detail: 'said' }] }],
		[{ errorCode: 'XTK-170036', errors: ['said'] }],
	])('%j tells its code and its words', (body) => {
		expect(judge(500, JSON.stringify(body))).toMatchObject({
			kind: 'refused',
			reason: { code: 'XTK-170036', platformMessage: 'said' },
		});
	});

	test('a code that no table knows is kept', () => {
		expect(judge(400, '{"code":"ABC-123456"}')).toMatchObject({ reason: { code: 'ABC-123456' } });
		expect(judge(404, '{"error_code":"404003","message":"x"}')).toMatchObject({
			reason: { code: '404003', platformMessage: 'x' },
		});
	});

	test('a code within the data that the platform echoes decides nothing', () => {
		expect(judge(500, JSON.stringify({ ctx: { note: 'XTK-170036' } })).kind).toBe('unknown');
	});

	test('404 is an event that is not published', () => {
		expect(judge(404, `${first}`)).toMatchObject({
			kind: 'refused',
			reason: { message: situations.notPublished.say, code: 'RST-360011' },
		});
	});

	test('a key that cannot be decrypted is a wrong key', () => {
		const body = 'Unable to decrypt PKey. (PKey=@abc) Unsupported endpoint. (endpoint=rest/event)';
		expect(judge(404, body, 'status')).toMatchObject({
			kind: 'refused',
			reason: { message: situations.noSuchKey.say, platformMessage: body },
		});
	});
});

test.each([
	[400, 'refused'],
	[401, 'tokenExpired'],
	[403, 'refused'],
	[405, 'refused'],
	[408, 'unknown'],
	[413, 'refused'],
	[415, 'refused'],
	[422, 'refused'],
	[429, 'busy'],
	[307, 'denied'],
	[500, 'unknown'],
	[502, 'unknown'],
	[503, 'busy'],
	[504, 'unknown'],
	[199, 'unknown'],
])('status %i without a word is %s', (status, kind) => {
	for (const body of ['', '<html><body>Bad</body></html>', '{"mess']) expect(judge(status, body).kind).toBe(kind);
});

test('whatever the platform says, it is judged and never taken for success', () => {
	fc.assert(
		fc.property(fc.integer({ min: 300, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, body) => {
			expect(['refused', 'denied', 'tokenExpired', 'busy', 'unknown']).toContain(judge(status, body).kind);
		}),
	);
});
