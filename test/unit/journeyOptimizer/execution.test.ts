import { executionRequest } from '../../../nodes/JourneyOptimizer/wire/execution';
import { personalizationData } from '../../../nodes/JourneyOptimizer/wire/context';
import { campaignId, execution } from './responses';

const custom = { environment: 'custom', platformUrl: 'https://platform.example.com/' };

test('a unitary call has the documented path and body', () => {
	expect(executionRequest([execution()], {})).toEqual({
		method: 'POST',
		url: 'https://platform.adobe.io/ajo/im/executions/unitary',
		headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
		body: `{"requestId":"id of ada@example.com","campaignId":"${campaignId}","recipients":[{"type":"aep","userId":"ada@example.com","namespace":"email"}]}`,
	});
});

test.each([
	['unitary', 'unitary'],
	['highThroughput', 'highthroughput'],
	['audience', 'audience'],
] as const)('%s is called at …/executions/%s, on the host of the credential', (endpoint, path) => {
	expect(executionRequest([execution('a', { endpoint })], custom).url).toBe(
		`https://platform.example.com/ajo/im/executions/${path}`,
	);
});

test('several recipients share a call in their order', () => {
	const body = executionRequest([execution('ada'), execution('ben')], {}).body ?? '';
	expect(JSON.parse(body)).toMatchObject({ recipients: [{ userId: 'ada' }, { userId: 'ben' }] });
});

test('an audience call holds audience, context and schedule beside the two IDs', () => {
	const content = '{"audience":{"id":"A"},"schedule":{"executeAt":"2030-01-01T00:00:00.000Z"}}';
	const { body } = executionRequest([execution('a', { endpoint: 'audience', id: 'r', content })], {});
	expect(body).toBe(`{"requestId":"r","campaignId":"${campaignId}",${content.slice(1)}`);
});

test('an audience call without anything of its own holds the two IDs only', () => {
	const { body } = executionRequest([execution('a', { endpoint: 'audience', id: 'r', content: '{}' })], {});
	expect(body).toBe(`{"requestId":"r","campaignId":"${campaignId}"}`);
});

test('the same messages make the same call, try after try', () => {
	const executions = [execution('ada'), execution('ben')];
	expect(executionRequest(executions, {})).toEqual(executionRequest(executions, {}));
});

describe('personalization data', () => {
	test('numbers and truth values become texts, objects and lists stay, null is left out', () => {
		const given = { a: 1, b: false, c: 'x', d: { n: 1 }, e: [1, { n: 2 }], f: null, g: undefined, h: '' };
		expect(personalizationData(given)).toEqual({ a: '1', b: 'false', c: 'x', d: { n: 1 }, e: [1, { n: 2 }], h: '' });
	});

	test('a date becomes its ISO text', () => {
		expect(personalizationData({ at: new Date(0) })).toEqual({ at: '1970-01-01T00:00:00.000Z' });
	});

	test('a number beyond 2^53 keeps its digits', () => {
		expect(personalizationData({ id: 72057594037927937n })).toEqual({ id: '72057594037927937' });
	});
});
