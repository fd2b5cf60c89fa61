import fc from 'fast-check';

import { judgeIngest } from '../../../nodes/ExperiencePlatform/wire/ingest';
import { messages } from './messages';

const uuid = '9341f8eb-494a-4c89-9879-4d06a58d2dc7';
const inletId = '9b0cb233972f3b0092992284c7353f5eead496218e8441a79b25e9421ea127f5';
const batchId = '1565638336649:1750:244';

function judge(ids: string[], responses: unknown, status = 207) {
	const body = JSON.stringify({ inletId, batchId, receivedTimeMs: 1565638336705, responses });
	return judgeIngest('batched', { status, headers: {}, body }, messages(ids), true);
}

/** Outcomes in short: the id under which a message was taken, or what became of it. */
function outcomes(ids: string[], responses: unknown): string[] {
	const judgement = judge(ids, responses);
	if (judgement.kind !== 'answered') return [judgement.kind];
	return judgement.outcomes.map((it) => (it.outcome === 'accepted' ? String(it.json.xactionId) : it.outcome));
}

test('an element with nothing but a transaction id is a success', () => {
	expect(judge(['a'], [{ xactionId: `${uuid}-0` }])).toEqual({
		kind: 'answered',
		outcomes: [
			{
				outcome: 'accepted',
				json: {
					...{ accepted: true, reference: 'a', xactionId: `${uuid}-0` },
					...{ inletId, receivedTimeMs: 1565638336705, batchId, _id: 'a' },
				},
			},
		],
	});
});

test('207 does not mean success: an element with `status` is a refusal with its own words', () => {
	const message = "The 'header' field is mandatory. Provide a valid 'header' value and try again.";
	expect(
		judge(['a', 'b'], [{ xactionId: `${uuid}-0`, status: 400, message }, { xactionId: `${uuid}-1` }]),
	).toMatchObject({
		outcomes: [
			{
				outcome: 'rejected',
				reason: { message: 'The message has no header', code: '400', httpStatus: 400, platformMessage: message },
			},
			{ outcome: 'accepted' },
		],
	});
});

test('the older form has `statusCode` and no transaction id on a refusal', () => {
	const message = `inletId: [${inletId}] imsOrgId: [X@AdobeOrg] Message has unknown xdm format`;
	expect(outcomes(['a', 'b'], [{ statusCode: 400, message }, { xactionId: '1565628583792:1485:153:1' }])).toEqual([
		'rejected',
		'1565628583792:1485:153:1',
	]);
});

test('a code of the validation service is the most specific one', () => {
	const message = '[DCVS-1101-400] #/a: expected type: String, found: Null';
	expect(judge(['a'], [{ xactionId: `${uuid}-0`, status: 400, message }])).toMatchObject({
		outcomes: [
			{ reason: { code: 'DCVS-1101-400', message: 'The message contains a null, which Experience Platform refuses' } },
		],
	});
});

test.each<[number[], string[]]>([
	[
		[2, 0, 1],
		['unknown', 'unknown', 'unknown'],
	],
	[
		[1, 0, 2],
		['unknown', 'unknown', `${uuid}-2`],
	],
	[
		[1, 1, 2],
		['unknown', 'unknown', `${uuid}-2`],
	],
	[
		[0, 1, 7],
		[`${uuid}-0`, `${uuid}-1`, 'unknown'],
	],
])('elements numbered %j contradict their order: unknown for those concerned, never swapped', (numbers, expected) => {
	const responses = numbers.map((number) => ({ xactionId: `${uuid}-${number}` }));
	expect(outcomes(['a', 'b', 'c'], responses)).toEqual(expected);
});

test.each([500, 502, 504, 501, 408, 599])('an element with status %d may have been accepted', (status) => {
	const responses = [{ xactionId: `${uuid}-0`, status, message: 'Message has unknown xdm format' }];
	expect(judge(['a'], responses)).toMatchObject({
		outcomes: [{ outcome: 'unknown', reason: { httpStatus: status, code: String(status) } }],
	});
});

test.each([400, 413, 422, 404, 429, 503])('an element with status %d was not accepted', (status) => {
	expect(outcomes(['a'], [{ statusCode: status }])).toEqual(['rejected']);
});

test.each([429, 503])('an element with status %d is to be sent again by itself', (status) => {
	const responses = [
		{ xactionId: `${uuid}-0` },
		{ xactionId: `${uuid}-1`, status },
		{ xactionId: `${uuid}-2`, status: 400 },
	];
	expect(judge(['a', 'b', 'c'], responses)).toMatchObject({ turnedAway: { positions: [1] } });
	expect(judge(['a', 'b', 'c'], responses)).toMatchObject({ outcomes: [{}, { reason: { retryable: true } }, {}] });
});

test('as many elements as messages, without numbers, speak of the messages in their order', () => {
	expect(outcomes(['a', 'b'], [{ xactionId: 'x' }, { statusCode: 400 }])).toEqual(['x', 'rejected']);
});

test('a shorter response leaves those messages unknown that no number names', () => {
	// The documentation's own example: five messages, four elements, the success numbered 3.
	const refusal = { statusCode: 400, message: 'Message has unknown xdm format' };
	const responses = [{ xactionId: '1565650704337:2124:92:3' }, refusal, refusal, refusal];
	expect(outcomes(['a', 'b', 'c', 'd', 'e'], responses)).toEqual([
		...['unknown', 'unknown', 'unknown'],
		...['1565650704337:2124:92:3', 'unknown'],
	]);
});

test('a number that occurs twice in a shorter response names nobody', () => {
	expect(outcomes(['a', 'b', 'c'], [{ xactionId: 'x-1' }, { xactionId: 'y-1' }])).toEqual([
		'unknown',
		'unknown',
		'unknown',
	]);
});

test('the counter of a transaction id that is no batch number names nobody', () => {
	expect(outcomes(['a', 'b', 'c'], [{ xactionId: '1584479347507:2153:1' }])).toEqual(['unknown', 'unknown', 'unknown']);
});

test('an element with neither a transaction id nor a status is unknown', () => {
	expect(outcomes(['a', 'b'], [{}, null])).toEqual(['unknown', 'unknown']);
});

test.each([
	['no elements at all', []],
	['no list', { xactionId: 'x' }],
	['nothing', undefined],
])('%s leaves the whole call unknown', (_, responses) => {
	expect(outcomes(['a'], responses)).toEqual(['unknown']);
});

test('every message has one outcome, and never that of another message, whatever order and gaps a response has', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 30 }), fc.array(fc.nat(40), { maxLength: 40 }), (count, numbers) => {
			const responses = numbers.map((number) => ({ xactionId: `${uuid}-${number}` }));
			const judgement = judge(
				Array.from({ length: count }, (_, index) => String(index)),
				responses,
			);
			if (judgement.kind !== 'answered') return responses.length === 0;
			return (
				judgement.outcomes.length === count &&
				judgement.outcomes.every((it, place) => it.outcome !== 'accepted' || it.json.xactionId === `${uuid}-${place}`)
			);
		}),
	);
});
