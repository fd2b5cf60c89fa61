import { followUpRequest, judgeFollowUp, type FollowUp } from '../../../nodes/JourneyOptimizer/wire/followUp';
import type { WireResponse } from '../../../nodes/shared/contract/wire';
import { response, problem } from './responses';

const get: FollowUp = { operation: 'getExecution', id: 'CMA-1' };
const cancel: FollowUp = { operation: 'cancelSchedule', id: 'S-1' };
const judge = (given: WireResponse, message = get, repeated = false) =>
	judgeFollowUp(given, message, repeated ? 'maybeExecuted' : 'again');

test.each([
	['getExecution', 'GET', 'audience/a%2Fb'],
	['getSchedule', 'GET', 'schedules/a%2Fb'],
	['cancelSchedule', 'DELETE', 'schedules/a%2Fb'],
] as const)('%s is a %s of …/executions/%s', (operation, method, path) => {
	expect(followUpRequest({ operation, id: 'a/b' }, {})).toEqual({
		...{ method, url: `https://platform.adobe.io/ajo/im/executions/${path}` },
		headers: { Accept: 'application/json' },
	});
});

test('the response is handed on as it is', () => {
	const body = { executionId: 'CMA-1', status: 'InProgress', createdAt: '2026-01-01T00:00:00Z', more: { x: [1] } };
	expect(judge(response(200, body))).toEqual({ kind: 'answered', outcomes: [{ outcome: 'accepted', json: body }] });
});

test.each(['{}', ''])('a cancelled schedule is answered with %j', (body) => {
	expect(judge(response(200, body), cancel)).toMatchObject({
		outcomes: [{ outcome: 'accepted', json: { cancelled: true, scheduleId: 'S-1' } }],
	});
});

test('404 rejects, but a schedule that our own repeat does not find was cancelled', () => {
	expect(judge(problem(404, 'Schedule not found'), cancel)).toMatchObject({ kind: 'refused' });
	expect(judge(problem(404, 'Schedule not found'), cancel, true)).toMatchObject({
		outcomes: [{ outcome: 'accepted' }],
	});
});

test.each(['', '<html></html>', '{"executionId":', '{}', '[]'])('200 with %j is unknown', (body) => {
	expect(judge(response(200, body))).toMatchObject({ kind: 'unknown' });
});

test('a question that could not be answered may be asked again, a cancellation may not', () => {
	expect(judge(response(500))).toMatchObject({ kind: 'busy' });
	expect(judge(response(500), cancel)).toMatchObject({ kind: 'unknown' });
});
