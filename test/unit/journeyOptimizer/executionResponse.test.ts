import fc from 'fast-check';

import { judgeExecution } from '../../../nodes/JourneyOptimizer/wire/execution';
import type { Attempt } from '../../../nodes/shared/contract/judgement';
import type { WireResponse } from '../../../nodes/shared/contract/wire';
import { response, campaignId, execution, problem } from './responses';

const first: Attempt = 'first';
const judge = (given: WireResponse, users = ['ada'], attempt: Attempt = first) =>
	judgeExecution(
		given,
		users.map((user) => execution(user)),
		attempt,
	);
const taken = { executionId: 'UMA-1', requestId: 'r', createdAt: '2026-01-01T00:00:00Z' };

test('202 accepts every recipient with the ID of the execution', () => {
	const accepted = (userId: string) => ({
		outcome: 'accepted',
		json: {
			...{ accepted: true, executionId: 'UMA-1', requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
			...{ campaignId, recipient: { userId, namespace: 'email' } },
		},
	});
	expect(judge(response(202, taken), ['ada', 'ben'])).toEqual({
		kind: 'answered',
		outcomes: [accepted('ada'), accepted('ben')],
	});
});

test('a scheduled audience run is accepted with the ID and status of its schedule', () => {
	const audience = execution('x', { endpoint: 'audience', recipient: undefined, audienceId: 'A', id: 'r' });
	const body = { scheduleId: 'S', scheduleStatus: 'Scheduled', audience: { id: 'A' } };
	expect(judgeExecution(response(202, body), [audience], first)).toEqual({
		kind: 'answered',
		outcomes: [
			{
				outcome: 'accepted',
				json: {
					accepted: true,
					scheduleId: 'S',
					scheduleStatus: 'Scheduled',
					requestId: 'r',
					campaignId,
					audienceId: 'A',
				},
			},
		],
	});
});

test.each([201, 206])('%d with an execution ID accepts as well', (status) => {
	expect(judge(response(status, taken))).toMatchObject({
		outcomes: [{ outcome: 'accepted', json: { executionId: 'UMA-1' } }],
	});
});

test('200 for the update of a broadcast is accepted with whatever status it names', () => {
	const audience = execution('x', { endpoint: 'audience', recipient: undefined });
	const body = { executionId: 'CMA-1', status: 'processing', executionLifecycle: {} };
	expect(judgeExecution(response(200, body), [audience], first)).toMatchObject({
		outcomes: [{ outcome: 'accepted', json: { executionId: 'CMA-1', status: 'processing' } }],
	});
});

test.each([
	['an empty body', ''],
	['HTML', '<html>ok</html>'],
	['a body that was cut off', '{"executionId":"UMA'],
	['a body without the ID', { requestId: 'r', status: 'ACCEPTED' }],
	['a schedule for recipients', { scheduleId: 'S' }],
	['an empty ID', { executionId: '' }],
])('202 with %s is unknown', (_, body) => {
	expect(judge(response(202, body))).toMatchObject({ kind: 'unknown', reason: { httpStatus: 202 } });
});

test.each([
	[problem(404, 'Cannot find the Campaign'), /does not know a campaign/],
	[problem(409, 'The campaign is not live'), /not active/],
	[problem(412, 'The end date of the campaign has passed'), /does not run today/],
	[problem(404, 'Not here'), /cannot find/],
	[problem(409, 'Conflict'), /refuses the call/],
])('what concerns the campaign refuses all recipients at once: %j', (given, message) => {
	expect(judge(given, ['ada', 'ben'])).toMatchObject({
		kind: 'refused',
		indivisible: true,
		reason: { message: expect.stringMatching(message), httpStatus: given.status },
	});
});

test.each([
	[problem(422, 'Profile not found for recipients[3]'), /does not know a profile/],
	[problem(422, 'A field is wrong', 'CJMTL-010011-422'), /refuses the recipient/],
	[problem(400, 'recipients[3].userId must not be blank'), /refuses the recipient/],
	[problem(400, 'Unitary execution: recipients[3].type must be external for high throughput'), /refuses the recipient/],
	[problem(400, 'An error has occurred'), /refuses the call/],
	[problem(400, 'Cannot find the Campaign'), /does not know a campaign/],
	[problem(400, 'The campaign is not live'), /not active/],
	[problem(422, 'The start date of the campaign has not come'), /does not run today/],
	[problem(400, 'A high throughput campaign cannot be executed with this endpoint'), /does not fit the endpoint/],
	[response(413, ''), /refuses the call/],
])('what may concern one recipient divides the call: %j', (given, message) => {
	const judgement = judge(given, ['ada', 'ben']);
	expect(judgement).toMatchObject({ kind: 'refused', reason: { message: expect.stringMatching(message) } });
	expect(judgement).not.toMatchObject({ indivisible: true });
});

test('the code is the end of the type, and the title is the message of the platform', () => {
	expect(judge(problem(400, 'An error has occurred'))).toMatchObject({
		reason: { code: 'MSG-000052-400', httpStatus: 400, platformMessage: 'An error has occurred' },
	});
});

test.each([
	[response(404, { error_code: '404003', message: 'Resource not found' }), '404003'],
	[response(400, { code: 400001, message: 'Bad request' }), '400001'],
	[response(500, { code: 500, message: 'Oops' }), '500'],
])('a code of the gateway that no table knows is kept: %j', (given, code) => {
	expect(judge(given)).toMatchObject({ reason: { code } });
});

test('a gateway that gives nothing but a code has its body for words', () => {
	expect(judge(response(401, '{"error_code":"401013"}'))).toMatchObject({
		reason: { code: '401013', platformMessage: '{"error_code":"401013"}' },
	});
});

describe('a duplicate request', () => {
	const duplicate = problem(409, 'Duplicate request: this requestId was used before', 'CJMRT-000032-409');

	test('is rejected on a first try', () => {
		expect(judge(duplicate)).toMatchObject({
			kind: 'refused',
			reason: { message: expect.stringMatching(/already received this request ID/) },
		});
	});

	test.each([
		['that may have been executed', 'maybeExecuted'],
		['that was turned away', 'again'],
		['of an earlier part', 'maybeExecuted'],
	] satisfies Array<[string, Attempt]>)('is accepted on a repeat of a call %s', (_, attempt) => {
		expect(judge(duplicate, ['ada'], attempt)).toMatchObject({
			outcomes: [{ outcome: 'accepted', json: { accepted: true, requestId: 'id of ada' } }],
		});
	});

	test.each([400, 409, 422])('is never divided (HTTP %d): the parts would be sent under IDs of their own', (status) => {
		expect(judge(problem(status, 'Duplicate request'), ['ada', 'ben'])).toMatchObject({
			kind: 'refused',
			indivisible: true,
		});
	});

	test.each([
		'DUPLICATE_REQUEST',
		'duplicate-request',
		'Duplicate value for requestId',
		'Duplicate key: request_id',
		'requestId was already used',
		'The request ID must be unique',
		'request_id is not unique',
		'The request has already been processed',
		'This request is a duplicate',
		'Request was used before',
		'request must be unique',
	])('is recognised by "%s"', (title) => {
		expect(judge(problem(400, title))).toMatchObject({
			reason: { message: expect.stringMatching(/already received this request ID/) },
		});
	});

	test.each([
		'The campaign has already ended',
		'The request cannot be processed because the campaign was already stopped',
		"Unknown member in the context of 'this request is a duplicate'",
	])('is not meant by "Bad Request" with "%s"', (message) => {
		const given = response(400, { title: 'Bad Request', message });
		expect(judge(given, ['ada'], 'maybeExecuted')).toMatchObject({ kind: 'refused' });
	});
});

test.each([
	['403003', 403, 'denied', /API key/],
	['403025', 403, 'denied', /product profile/],
	['403027', 403, 'denied', /region/],
	['400003', 400, 'denied', /organization/],
	['401013', 401, 'tokenExpired', /access token/],
])('the gateway’s code %s with HTTP %d is %s', (code, status, kind, message) => {
	expect(judge(response(status, { error_code: code, message: 'says Adobe' }))).toMatchObject({
		kind,
		reason: { code, message: expect.stringMatching(message), platformMessage: 'says Adobe' },
	});
});

test('401 of the service itself asks for a new token and keeps its own code', () => {
	expect(judge(problem(401, 'Unauthorized', 'CJMRT-000013-401'))).toMatchObject({
		kind: 'tokenExpired',
		reason: { code: 'CJMRT-000013-401', platformMessage: 'Unauthorized' },
	});
});

test('429 is turned away, with the pause that it names', () => {
	expect(judge(response(429, '', { 'retry-after': '7' }))).toMatchObject({ kind: 'busy', retryAfterMs: 7000 });
});

test.each([
	problem(403, 'Forbidden'),
	response(403),
	response(403, { code: 403, message: 'x' }),
	response(403, { error_code: '403099', message: 'x' }),
])('403 without a known code of the gateway refuses this call only: %j', (given) => {
	expect(judge(given, ['ada', 'ben'])).toMatchObject({
		...{ kind: 'refused', indivisible: true },
		reason: { message: expect.stringMatching(/refuses access/), httpStatus: 403 },
	});
});

test('a redirection denies', () => {
	expect(judge(response(302))).toMatchObject({ kind: 'denied' });
});

test('the revoked Cosmos DB is unknown, names the administrator and is not repeated', () => {
	const text =
		'Access to your account is currently revoked because the Azure Cosmos DB service is unable to obtain the AAD authentication token';
	for (const given of [problem(500, text), response(500, text)]) {
		expect(judge(given, ['ada', 'ben'])).toMatchObject({
			kind: 'answered',
			outcomes: Array(2).fill({
				outcome: 'unknown',
				reason: { message: expect.stringMatching(/Cosmos DB/), todo: expect.stringMatching(/Azure administrator/) },
			}),
		});
	}
});

test.each([500, 502, 504])('HTTP %d may have been executed', (status) => {
	expect(judge(response(status, '<html>busy</html>'))).toMatchObject({
		kind: 'unknown',
		reason: { httpStatus: status },
	});
});

test('the data of a call that a response echoes is not searched for wordings', () => {
	const given = response(400, {
		title: 'Bad Request',
		body: { context: { note: 'duplicate request, currently revoked' } },
	});
	expect(judge(given)).toMatchObject({ kind: 'refused', reason: { platformMessage: 'Bad Request' } });
});

test('no response counts as success but one with an execution ID', () => {
	fc.assert(
		fc.property(fc.integer({ min: 200, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, body) => {
			const judgement = judge(response(status, body));
			const accepted =
				judgement.kind === 'answered' && judgement.outcomes.some(({ outcome }) => outcome === 'accepted');
			expect(accepted && !/"executionId"/.test(body)).toBe(false);
		}),
	);
});
