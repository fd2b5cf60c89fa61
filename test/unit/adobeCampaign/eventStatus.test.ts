import fc from 'fast-check';

import { readEventQuery } from '../../../nodes/AdobeCampaign/eventStatus.read';
import { deliveryLogRequest, judgeDeliveryLog } from '../../../nodes/AdobeCampaign/wire/deliveryLog';
import { eventKey } from '../../../nodes/AdobeCampaign/wire/eventId';
import {
	eventStatusRequest,
	isoTime,
	judgeEventStatus,
	type PushedEvent,
} from '../../../nodes/AdobeCampaign/wire/eventStatus';
import { isFinal, stageOf } from '../../../nodes/AdobeCampaign/wire/statuses';
import { itemOf } from '../marketo/itemOf';

const credential = { baseUrl: 'https://rt.example.com/' };
const instance = 1n << 56n;
const event = (key: number, changes: Partial<PushedEvent> = {}): PushedEvent => ({
	...{ eventId: String(instance + BigInt(key)), key: String(key), instance: 1, queue: 'rtEvent' },
	...changes,
});
const soap = (content: string) => ({
	...{ status: 200, headers: {} },
	body: `<?xml version='1.0'?><SOAP-ENV:Envelope xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/' xmlns:ns='urn:xtk:queryDef' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><SOAP-ENV:Body>${content}</SOAP-ENV:Body></SOAP-ENV:Envelope>`,
});
const result = (content: string) =>
	soap(
		`<ExecuteQueryResponse xmlns='urn:xtk:queryDef'><pdomOutput xsi:type='ns:Element'>${content}</pdomOutput></ExecuteQueryResponse>`,
	);
const rows = (...records: string[]) => result(`<rtEvent-collection>${records.join('')}</rtEvent-collection>`);
const fault = (faultString: string, detail: string) =>
	soap(
		`<SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode><faultstring>${faultString}</faultstring><detail>${detail}</detail></SOAP-ENV:Fault>`,
	);
const told = (...records: string[]) => {
	const judgement = judgeEventStatus(rows(...records), [event(7)]);
	return judgement.kind === 'answered' ? judgement.outcomes[0] : judgement;
};

describe('the ID of an event', () => {
	test('is the number of the instance and the primary key', () => {
		expect(eventKey('72057594039155998')).toEqual({ instance: 1, key: '1228062' });
		expect(eventKey(String((255n << 56n) + 12n))).toEqual({ instance: 255, key: '12' });
		expect(eventKey('1228062')).toEqual({ instance: 0, key: '1228062' });
	});

	test('may be written with a sign where the number of the instance overflows', () => {
		const unsigned = (200n << 56n) + 77n;
		expect(eventKey(String(BigInt.asIntN(64, unsigned)))).toEqual(eventKey(String(unsigned)));
	});

	test('of any instance and key is taken apart into them', () => {
		const numbers = fc.tuple(fc.bigInt(0n, 255n), fc.bigInt(1n, (1n << 56n) - 1n));
		fc.assert(
			fc.property(numbers, fc.boolean(), ([number, key], signed) => {
				const id = (number << 56n) + key;
				expect(eventKey(String(signed ? BigInt.asIntN(64, id) : id))).toEqual({
					instance: Number(number),
					key: String(key),
				});
			}),
		);
	});

	test.each([
		'',
		'0',
		'00',
		'-0',
		String(1n << 56n),
		'7.2e16',
		'1,2',
		'1) or (1=1',
		'0x1F',
		'１２',
		'99999999999999999999',
	])('is not %j', (text) => {
		expect(eventKey(text)).toBeUndefined();
	});

	test('that is not one never becomes a part of an expression', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
				expect(eventKey(text)?.key ?? '1').toMatch(/^\d+$/);
			}),
		);
	});
});

describe('the query', () => {
	test('is this text, byte by byte', () => {
		expect(eventStatusRequest([event(1228062), event(1228063), event(1228062)], credential)).toEqual({
			method: 'POST',
			url: 'https://rt.example.com/nl/jsp/soaprouter.jsp',
			headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: 'xtk:queryDef#ExecuteQuery' },
			body:
				'<?xml version="1.0" encoding="utf-8"?>\n' +
				'<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:xtk:queryDef">' +
				'<soapenv:Header/><soapenv:Body><urn:ExecuteQuery><urn:sessiontoken></urn:sessiontoken><urn:entity>' +
				'<queryDef schema="nms:rtEvent" operation="select" lineCount="100"><select><node expr="@id"/>' +
				'<node expr="@status" analyze="true"/><node expr="@created"/><node expr="@processing"/><node expr="@processed"/></select>' +
				'<where><condition expr="@id IN (1228062, 1228063)"/></where></queryDef></urn:entity></urn:ExecuteQuery></soapenv:Body></soapenv:Envelope>',
		});
	});

	test('of the batch queue asks its own table', () => {
		const batch = [event(5, { queue: 'batchEvent' })];
		expect(eventStatusRequest(batch, credential).body).toContain('<queryDef schema="nms:batchEvent" ');
		expect(deliveryLogRequest(batch, credential).body).toContain(
			'<queryDef schema="nms:broadLogBatchEvent" operation="select" lineCount="200"><select><node expr="@id"/><node expr="[@batchEvent-id]"/>',
		);
	});

	test('of the delivery log is this text', () => {
		expect(deliveryLogRequest([event(7), event(8)], credential).body).toContain(
			'<urn:entity><queryDef schema="nms:broadLogRtEvent" operation="select" lineCount="200"><select><node expr="@id"/><node expr="[@rtEvent-id]"/>' +
				'<node expr="@status" analyze="true"/><node expr="@eventDate"/><node expr="[msg/@failureReason]" analyze="true"/><node expr="[msg/@text]"/></select>' +
				'<where><condition expr="[@rtEvent-id] IN (7, 8)"/></where></queryDef></urn:entity>',
		);
	});

	test('has each key once, and nothing but digits of what users give', () => {
		const keys = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 100 });
		fc.assert(
			fc.property(keys, (numbers) => {
				const { body = '' } = eventStatusRequest(
					numbers.map((key) => event(key)),
					credential,
				);
				const [, list = ''] = /@id IN \((\d+(?:, \d+)*)\)/.exec(body) ?? [];
				expect(list.split(', ').map(Number)).toEqual([...new Set(numbers)]);
			}),
		);
	});
});

describe('the stage of an event', () => {
	test.each([
		['Pending', 'pending', false],
		['Pending delivery', 'delivering', false],
		['Sent', 'sent', true],
		['Ignored', 'ended', true],
		['Ignored by the delivery', 'ended', true],
		['Delivery error', 'ended', true],
		['Event not covered', 'ended', true],
		['Event expired', 'ended', true],
		['Recycled', 'unknown', false],
		['', 'unknown', false],
	])('by its label %j is %s', (label, stage, final) => {
		expect(stageOf(label, '')).toBe(stage);
		expect(isFinal(stageOf(label, ''))).toBe(final);
	});

	test('is that of the label where the name says something else', () => {
		expect(stageOf('Pending delivery', 'sent')).toBe('delivering');
	});

	test('is that of the name where the label is in another language', () => {
		expect(stageOf('Envoyé', 'sent')).toBe('sent');
		expect(stageOf('Erreur de diffusion', 'deliveryFailed')).toBe('ended');
		expect(stageOf('En attente de diffusion', 'processed')).toBe('unknown');
	});

	test('is never found in what tables inherit', () => {
		expect(stageOf('constructor', '__proto__')).toBe('unknown');
	});
});

describe('the response', () => {
	test('tells of each event what Campaign says, in the words of Campaign', () => {
		const record =
			"<rtEvent id='7' status='2' statusName='sent' statusLabel='Sent' created='2026-01-16 10:00:00.000Z' processing='2026-01-16 10:00:01.000Z' processed=''/>";
		expect(judgeEventStatus(rows(record), [event(7), event(8)])).toEqual({
			kind: 'answered',
			outcomes: [
				{
					outcome: 'accepted',
					json: {
						...{ eventId: '72057594037927943', found: true, status: 'Sent', statusCode: 2, statusName: 'sent' },
						...{ final: true, delivered: true, queue: 'rtEvent' },
						...{ created: '2026-01-16T10:00:00.000Z', processing: '2026-01-16T10:00:01.000Z' },
					},
				},
				{
					outcome: 'accepted',
					json: {
						...{ eventId: '72057594037927944', found: false, status: 'notFound' },
						...{ final: false, delivered: false, queue: 'rtEvent' },
					},
				},
			],
		});
	});

	test.each([
		["status='99' statusLabel='Recycled'", 'Recycled', 99],
		["status='99' statusName='recycled'", 'recycled', 99],
		["status='99'", '99', 99],
		["status='new'", 'new', 'new'],
	])('keeps a status that nobody knows and does not call it final: %s', (attributes, status, statusCode) => {
		expect(told(`<rtEvent id='7' ${attributes}/>`)).toMatchObject({
			json: { found: true, status, statusCode, final: false, delivered: false },
		});
	});

	test('without a status tells nothing', () => {
		expect(told("<rtEvent id='7'/>")).toMatchObject({ outcome: 'unknown', reason: { details: { queue: 'rtEvent' } } });
	});

	test('is no event of another key, and none of what is nested deeper', () => {
		expect(told("<rtEvent id='8' status='2'/>", "<x><rtEvent id='7' status='2'/></x>")).toMatchObject({
			json: { found: false },
		});
	});

	test.each([
		['an empty document', result('')],
		['an empty collection', rows()],
	])('with %s: not found', (_, response) => {
		expect(judgeEventStatus(response, [event(7)])).toMatchObject({ outcomes: [{ json: { found: false } }] });
	});

	test.each([
		['no result', soap("<ExecuteQueryResponse xmlns='urn:xtk:queryDef'/>")],
		['another method', soap("<PushEventResponse xmlns='urn:nms:rtEvent'/>")],
		['nothing', { status: 200, headers: {}, body: '' }],
		['a page', { status: 200, headers: {}, body: '<html><body>Hello</body></html>' }],
		['half of it', { ...rows("<rtEvent id='7' status='2'/>"), body: rows().body.slice(0, 200) }],
	])('with %s says nothing about any event', (_, response) => {
		expect(judgeEventStatus(response, [event(7)]).kind).toBe('unknown');
		expect(judgeDeliveryLog(response, [event(7)]).kind).toBe('unknown');
	});

	test('that refuses speaks of the query, not of an event', () => {
		const refusedQuery = fault('SOP-330011 Error while executing the method', 'No right to read');
		expect(judgeEventStatus(refusedQuery, [event(7)])).toMatchObject({
			kind: 'refused',
			reason: { message: 'Campaign could not carry out the query', code: 'SOP-330011' },
		});
		expect(judgeEventStatus(fault('XFR-180000', 'x'), [event(7)])).toMatchObject({
			reason: { message: 'This Campaign instance does not know the schema that was asked about' },
		});
		expect(judgeEventStatus(fault('ABC-123456', 'x'), [event(7)])).toMatchObject({
			reason: { message: 'Campaign refuses the query' },
		});
		expect(judgeEventStatus(fault('XSV-350008 expired', ''), [event(7)]).kind).toBe('tokenExpired');
	});

	test('has times as ISO 8601, where they are those of Campaign', () => {
		expect(isoTime('2026-01-16 10:00:00Z')).toBe('2026-01-16T10:00:00Z');
		expect(isoTime('16/01/2026')).toBe('16/01/2026');
	});
});

describe('the delivery log', () => {
	const log = (...lines: string[]) =>
		judgeDeliveryLog(result(`<broadLogRtEvent-collection>${lines.join('')}</broadLogRtEvent-collection>`), [
			event(7),
			event(8),
		]);

	test('tells why', () => {
		expect(
			log(
				"<broadLogRtEvent id='3' rtEvent-id='7' status='2' statusName='failed' statusLabel='Failed' eventDate='2026-01-16 10:00:00.000Z'><msg failureReason='1' failureReasonLabel='User unknown' text='550 unknown'/></broadLogRtEvent>",
			),
		).toEqual({
			kind: 'answered',
			outcomes: [
				{
					outcome: 'accepted',
					json: {
						...{ status: 'Failed', statusCode: 2, at: '2026-01-16T10:00:00.000Z' },
						...{ reason: 'User unknown', reasonCode: 1, text: '550 unknown' },
					},
				},
				{ outcome: 'accepted', json: undefined },
			],
		});
	});

	test('counts by its last line', () => {
		expect(
			log(
				"<broadLogRtEvent id='30' rtEvent-id='7' status='1'/>",
				"<broadLogRtEvent id='4' rtEvent-id='7' status='2'/>",
			),
		).toMatchObject({ outcomes: [{ json: { status: '1', statusCode: 1 } }, {}] });
	});

	test('that is refused refuses nothing else', () => {
		const denied = { status: 403, headers: {}, body: '' };
		expect(judgeDeliveryLog(denied, [event(7)])).toMatchObject({ kind: 'refused', indivisible: true });
		expect(judgeDeliveryLog(fault('XTK-170036 Unable to parse', ''), [event(7)])).toMatchObject({
			kind: 'refused',
			indivisible: true,
		});
	});
});

describe('an item', () => {
	const id = '72057594039155998';
	const query = (given: Record<string, unknown>) => readEventQuery(itemOf({ queue: 'rtEvent', ...given }).item);

	test('asks about one event', () => {
		expect(query({ eventId: ` ${id} ` })).toEqual({
			...{ eventId: id, key: '1228062', instance: 1, queue: 'rtEvent' },
			...{ maxWaitMs: undefined, pollIntervalMs: 10_000 },
		});
	});

	test.each([
		['', "'Event ID' is empty"],
		[null, "'Event ID' is empty"],
		['EVTcartAbandonment', "'Event ID' is not the ID of a pushed event: EVTcartAbandonment"],
		['@agsag%2B==', "'Event ID' is not the ID of a pushed event"],
		['6e3b2a52-3d0c-4d8e-a9f5-0a1b2c3d4e5f', "'Event ID' is not the ID of a pushed event"],
		['0', "'Event ID' is not the ID of a pushed event: 0"],
		["1) or @id > 0 or (@email='x'", "'Event ID' is not the ID of a pushed event"],
		[true, "'Event ID' is not the ID of a pushed event: true"],
		[[id], "'Event ID' must be a single value, not a list or an object"],
		[72057594039155998, "'Event ID' is a number whose last digits are lost"],
	])('with %j as its ID is refused', (eventId, message) => {
		expect(() => query({ eventId })).toThrow(message);
	});

	test('with a small number asks by primary key', () => {
		expect(query({ eventId: 1228062 })).toMatchObject({ instance: 0, key: '1228062' });
	});

	test('with another queue is refused', () => {
		expect(() => query({ eventId: id, queue: 'events' })).toThrow("'Queue' must be rtEvent or batchEvent");
	});

	test.each([
		[{ executionInstance: 1 }, undefined],
		[{ executionInstance: 0 }, undefined],
		[{ executionInstance: 2 }, 'The event belongs to execution instance 1, and instance 2 is asked'],
		[{ executionInstance: 256 }, "'Execution Instance' must be a number from 0 to 255"],
		[{ executionInstance: 'rt1' }, "'Execution Instance' must be a number from 0 to 255"],
	])('is asked of its instance: %j', (options, message) => {
		if (message === undefined) expect(query({ eventId: id, options })).toMatchObject({ instance: 1 });
		else expect(() => query({ eventId: id, options })).toThrow(message);
	});

	test('waits no shorter than ten seconds, and says so', () => {
		const { item, hints } = itemOf({ queue: 'rtEvent', eventId: id, wait: true, pollInterval: 1, maxWait: 5 });
		expect(readEventQuery(item)).toMatchObject({ maxWaitMs: 10_000, pollIntervalMs: 10_000 });
		expect(hints).toEqual([
			"Adobe advises against frequent queries: 'Poll Interval (Seconds)' and 'Max Wait (Seconds)' count as 10 s at least",
		]);
	});
});
