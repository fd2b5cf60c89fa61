import { judgeIngest } from '../../../nodes/ExperiencePlatform/wire/ingest';
import { messages } from './messages';

type Sample = {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
	mode?: 'single' | 'batched';
	signed?: boolean;
};

function judge({ status, body = '', headers = {}, mode = 'single', signed = true }: Sample) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return judgeIngest(mode, { status, headers, body: text }, messages(['a']), signed);
}

const problem = (status: number, message: string) => ({
	type: 'http://ns.adobe.com/adobecloud/problem/data-collection-service/inlet',
	status,
	title: 'Invalid XDM Message Format',
	report: { message },
});

describe('a receipt', () => {
	test.each([
		[
			{ inletId: 'f6ca', xactionId: '1:8600:8', receivedTimeMs: 1555445493932, syncValidation: { skipped: true } },
			{ skipped: true },
		],
		[
			{ inletId: 'f6ca', xactionId: '1:8600:8', receivedTimeMs: 1555445493932, syncValidation: { status: 'pass' } },
			{ status: 'pass' },
		],
		[
			{
				inletID: 'f6ca',
				xactionId: '1:8600:8',
				receivedTimeMs: '1555445493932',
				synchronousValidation: { status: 'pass' },
			},
			{ status: 'pass' },
		],
	])('%j is taken in every spelling', (body, syncValidation) => {
		expect(judge({ status: 200, body })).toEqual({
			kind: 'answered',
			outcomes: [
				{
					outcome: 'accepted',
					json: {
						accepted: true,
						reference: 'a',
						xactionId: '1:8600:8',
						inletId: 'f6ca',
						receivedTimeMs: 1555445493932,
						syncValidation,
						_id: 'a',
					},
				},
			],
		});
	});

	test('with nothing but the transaction id is enough', () => {
		expect(judge({ status: 201, body: { xactionId: 'x' } })).toMatchObject({
			outcomes: [{ json: { xactionId: 'x' } }],
		});
	});

	test.each(['', '<html>fine</html>', '{"inletId":"f6ca","xact', '[]', '{"inletId":"f6ca"}', '{"xactionId":""}'])(
		'%j with status 200 is unknown',
		(body) => {
			expect(judge({ status: 200, body })).toMatchObject({ kind: 'unknown' });
		},
	);
});

describe('synchronous validation', () => {
	const violations = problem(400, 'inletId: [6aca] Message is invalid');
	const cause = {
		_streamingValidation: [
			{
				pointerToViolation: '#',
				causingExceptions: [
					{
						pointerToViolation: '#',
						causingExceptions: [],
						keyword: 'additionalProperties',
						message: 'extraneous key [x] is not permitted',
					},
					{
						pointerToViolation: '#/_id',
						causingExceptions: [],
						keyword: 'type',
						message: 'expected type: String, found: Long',
					},
				],
				message: '2 schema violations found',
			},
		],
	};
	const body = { ...violations, report: { ...violations.report, cause } };

	test.each([400, 200])('violations with status %i reject the message and are listed', (status) => {
		expect(judge({ status, body })).toMatchObject({
			kind: 'refused',
			reason: {
				message: 'The entity violates the schema, so the platform dropped it',
				httpStatus: 400,
				details: {
					violations: [
						{ path: '#', keyword: 'additionalProperties', message: 'extraneous key [x] is not permitted' },
						{ path: '#/_id', keyword: 'type', message: 'expected type: String, found: Long' },
					],
				},
			},
		});
	});

	test('a receipt with another verdict than "pass" is a refusal', () => {
		const judgement = judge({ status: 200, body: { xactionId: 'x', syncValidation: { status: 'fail' } } });
		expect(judgement).toMatchObject({ outcomes: [{ outcome: 'rejected' }] });
	});

	test('501 says that the region has none', () => {
		expect(judge({ status: 501 })).toMatchObject({
			kind: 'refused',
			reason: { message: 'The region of this inlet does not support synchronous validation', httpStatus: 501 },
		});
	});
});

describe('a refusal', () => {
	test.each([
		[
			'Message has an absent or wrong ims org in the header',
			'The organization of the message is not the organization of the inlet',
		],
		[
			'Message has unknown xdm format',
			'Experience Platform does not know the schema of the message, or the message has no matching body',
		],
		['something new', 'Experience Platform refuses the message'],
	])('"%s" is explained, and the platform keeps its words', (text, message) => {
		expect(judge({ status: 400, body: problem(400, `inletId: [6aca] ${text}`) })).toMatchObject({
			kind: 'refused',
			reason: {
				message,
				code: 'data-collection-service/inlet',
				httpStatus: 400,
				platformMessage: `inletId: [6aca] ${text}`,
			},
		});
	});

	test.each([400, 413, 422])('%i to a batch may be divided', (status) => {
		const judgement = judge({ status, mode: 'batched' });
		expect(judgement.kind).toBe('refused');
		expect(judgement).not.toHaveProperty('indivisible');
	});

	test.each([301, 307, 404, 405, 410, 402, 415])('%i is an address or a call that nothing heals', (status) => {
		expect(judge({ status, mode: 'batched' })).toMatchObject({ kind: 'refused', indivisible: true });
	});
});

describe('the caller', () => {
	const type = 'https://ns.adobe.com/adobecloud/problem/data-collection-service-authorization';
	const body = { type, status: '401', title: 'Authorization', report: { message: '[id] Ims service token is empty' } };

	test.each([401, 403])('%i with a body asks for a new token', (status) => {
		expect(judge({ status, body })).toMatchObject({
			kind: 'tokenExpired',
			reason: {
				code: 'data-collection-service-authorization',
				httpStatus: status,
				platformMessage: '[id] Ims service token is empty',
			},
		});
	});

	test.each([true, false])('403 without a body is the allow list (signed: %p)', (signed) => {
		expect(judge({ status: 403, signed })).toMatchObject({
			kind: 'denied',
			reason: { message: "This n8n's IP address is not on the allow list of the organization" },
		});
	});

	test('401 without a credential says that the inlet asks for one', () => {
		expect(judge({ status: 401, body, signed: false })).toMatchObject({
			kind: 'refused',
			indivisible: true,
			reason: { message: 'This inlet requires authentication' },
		});
	});

	test("the gateway's own dialect is understood", () => {
		const gateway = { error_code: '403003', message: 'Api Key is invalid' };
		expect(judge({ status: 403, body: gateway })).toMatchObject({
			kind: 'tokenExpired',
			reason: { code: '403003', message: 'Adobe does not know the API key' },
		});
		expect(judge({ status: 403, body: gateway, signed: false })).toMatchObject({
			kind: 'denied',
			reason: { code: '403003' },
		});
		expect(judge({ status: 400, body: { error_code: '400003', message: 'x' } })).toMatchObject({ kind: 'denied' });
	});
});

test.each([429, 503])('%i is not executed and names its pause', (status) => {
	expect(judge({ status, headers: { 'retry-after': '7' } })).toMatchObject({ kind: 'busy', retryAfterMs: 7000 });
	expect(judge({ status })).toMatchObject({ kind: 'busy', retryAfterMs: undefined });
});

test.each([408, 500, 502, 504, 599])('%i may have been executed', (status) => {
	expect(judge({ status, body: '<html><h1>Bad</h1></html>', mode: 'batched' })).toMatchObject({
		kind: 'unknown',
		reason: { httpStatus: status, platformMessage: '<html><h1>Bad</h1></html>' },
	});
});
