import fc from 'fast-check';
import { judgePush } from '../../../nodes/AdobeCampaign/wire/push';
import { readEventId } from '../../../nodes/AdobeCampaign/wire/repeatedResponse';
import { eventOf } from './eventOf';

const event = eventOf('rtEvent', 'test', { email: 'a@example.com' }, {}, {});
const response = (inner: string): string =>
	`<e:Envelope xmlns:e='urn:e'><e:Body><PushEventResponse>${inner}</PushEventResponse></e:Body></e:Envelope>`;
const judge = (body: string, status = 200) => judgePush({ status, headers: {}, body }, [event]);
const eventId = (body: string, status?: number) => {
	const judgement = judge(body, status);
	const [outcome] = judgement.kind === 'answered' ? judgement.outcomes : [];
	return outcome?.outcome === 'accepted' ? outcome.json['eventId'] : (outcome?.outcome ?? judgement.kind);
};

/** The strict reader alone: a module that has read nothing yet. */
function judgeWithoutPast(body: string, status: number): unknown {
	let judgement: unknown;
	jest.isolateModules(() => {
		const fresh: { judgePush: typeof judgePush } = jest.requireActual('../../../nodes/AdobeCampaign/wire/push');
		judgement = fresh.judgePush({ status, headers: {}, body }, [event]);
	});
	return judgement;
}

describe('a response like the last one', () => {
	test('is read once and then only compared', () => {
		const read = jest.fn((body: string) => /<id>(.*)<\/id>/.exec(body)?.[1] ?? 'none');
		const ids = ['72057594039155998', '72057594039155999', '-5', '8'];
		expect(ids.map((id) => readEventId(`<a><id>${id}</id></a>`, read))).toEqual(ids);
		// Once for its ID, once with another one in its place.
		expect(read).toHaveBeenCalledTimes(2);
	});

	test.each([
		['ID 0', response('<plId>0</plId>'), 200, 'rejected'],
		['no ID', response('<plId></plId>'), 200, 'unknown'],
		['an ID with a markup', response('<plId>5</plId><plId>6</plId>'), 200, '5'],
		['an ID that is none', response('<plId>7e3</plId>'), 200, 'unknown'],
		['a status of failure', response('<plId>6</plId>'), 500, 'unknown'],
		['a platform that is busy', response('<plId>6</plId>'), 503, 'busy'],
		['the end missing', response('<plId>6</plId>').slice(0, -1), 200, 'unknown'],
		[
			'beginning and end overlapping',
			`${response('<plId>').slice(0, -'</PushEventResponse></e:Body></e:Envelope>'.length)}</PushEventResponse></e:Body></e:Envelope>`,
			200,
			'unknown',
		],
	])('%s after a success is what it would be without one', (_name, body, status, expected) => {
		expect(eventId(response('<plId>5</plId>'))).toBe('5');
		expect(eventId(body, status)).toBe(expected);
		expect(judge(body, status)).toEqual(judgeWithoutPast(body, status));
	});

	test.each([
		['a comment', (id: number) => response(`<!-- <plId>${id}</plId> --><plId>5</plId>`)],
		['another element', (id: number) => response(`<x>${id}</x><plId> 5</plId>`)],
		['a CDATA section', (id: number) => response(`<x><![CDATA[<plId>${id}</plId>]]></x><plId>5</plId>`)],
	])('digits that change in %s are not the ID', (_name, body) => {
		expect([5, 6, 7].map((id) => eventId(body(id)))).toEqual(['5', '5', '5']);
	});
});

const id = fc.oneof(
	fc.constantFrom('0', '00', '5', '-5', '72057594039155998', '', ' 5', '5 ', '&#53;', '<![CDATA[5]]>', '<b/>5'),
	fc.integer().map(String),
);
const around = fc.constantFrom<[string, string]>(
	['', ''],
	['<!-- <plId>5</plId> -->', ''],
	['<x>5</x>', '<x>5</x>'],
	['', '<!-- >5< '],
	['<y>', '<y>'],
	['<Fault><detail>', '</detail></Fault>'],
	['<plId>5</plId>', ''],
);
const anyResponse = fc
	.tuple(id, around, fc.constantFrom(200, 200, 200, 202, 429, 500))
	.map(([eventId, [before, after], status]) => ({
		body: response(`${before}<plId>${eventId}</plId>${after}`),
		status,
	}));

test('whatever came before, a response means what it means alone', () => {
	fc.assert(
		fc.property(fc.array(anyResponse, { minLength: 1, maxLength: 6 }), (responses) => {
			for (const { body, status } of responses) expect(judge(body, status)).toEqual(judgeWithoutPast(body, status));
		}),
		{ numRuns: 60 },
	);
});
