import { readEventTypes } from '../../../nodes/AdobeCampaign/wire/eventTypes';
import { eventOf } from './eventOf';
import { readLogon } from '../../../nodes/AdobeCampaign/wire/logon';
import { judgePush } from '../../../nodes/AdobeCampaign/wire/push';

const event = eventOf('rtEvent', 'test', { email: 'a@example.com' }, {}, {});
const namespaces =
	"xmlns:xsd='http://www.w3.org/2001/XMLSchema' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:ns='urn:nms:rtEvent' xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/'";
const soap = (body: string) =>
	`<?xml version='1.0'?>\n<SOAP-ENV:Envelope ${namespaces}><SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
const fault = (faultString: string, detail?: string) =>
	soap(
		`<SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode><faultstring xsi:type='xsd:string'>${faultString}</faultstring>${detail === undefined ? '' : `<detail xsi:type='xsd:string'>${detail}</detail>`}</SOAP-ENV:Fault>`,
	);
const judge = (body: string, events = 1, status = 200, headers = {}) =>
	judgePush({ status, headers, body }, Array(events).fill(event));
const encoding = "SOAP-ENV:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'";
const literal = "xsi:type='ns:Element' SOAP-ENV:encodingStyle='http://xml.apache.org/xml-soap/literalxml'";
const single = (inner: string) =>
	soap(`<PushEventResponse xmlns='urn:nms:rtEvent' ${encoding}>${inner}</PushEventResponse>`);
const many = (inner: string) =>
	soap(
		`<PushEventsResponse ${encoding} xmlns='urn:nms:rtEvent'><pdomIds ${literal}>${inner}</pdomIds></PushEventsResponse>`,
	);
const accepted = {
	outcome: 'accepted',
	json: {
		...{ accepted: true, recipient: 'a@example.com', eventId: '72057594039155998' },
		...{ eventType: 'test', method: 'PushEvent', queue: 'rtEvent' },
	},
};

describe('the response to PushEvent', () => {
	test.each([
		['as captured', single("<plId xsi:type='xsd:long'>72057594039155998</plId>")],
		[
			'as documented, with a prefix',
			soap("<urn:PushEventResponse xmlns:urn='urn:nms:rtEvent'><plId>72057594039155998</plId></urn:PushEventResponse>"),
		],
		[
			'with siblings in the body',
			soap(
				"<extra/><PushEventResponse xmlns='urn:nms:rtEvent'><plId> 72057594039155998\n</plId></PushEventResponse><extra/>",
			),
		],
	])('%s: the ID with every digit', (_name, body) => {
		expect(judge(body)).toEqual({ kind: 'answered', outcomes: [accepted] });
	});

	test.each(['0', '00'])('plId %s: rejected', (plId) => {
		expect(judge(single(`<plId>${plId}</plId>`))).toMatchObject({
			kind: 'answered',
			outcomes: [{ outcome: 'rejected' }],
		});
	});

	test.each(['', '<plId/>', '<plId>null</plId>', '<plId>7.2e16</plId>', '<plId>abc</plId>'])(
		'no usable plId (%s): unknown',
		(inner) => {
			expect(judge(single(inner))).toMatchObject({ kind: 'answered', outcomes: [{ outcome: 'unknown' }] });
		},
	);

	test('a negative ID, an overflow of 64 bits, is an ID', () => {
		expect(judge(single('<plId>-5</plId>'))).toMatchObject({
			outcomes: [{ outcome: 'accepted', json: { eventId: '-5' } }],
		});
	});
});

describe('the response to PushEvents', () => {
	test('one ID for each event, in order', () => {
		expect(
			judge(many("<Events><rtEvent id='72057594039155998'/><rtEvent id='72057594039155999'/></Events>"), 2),
		).toMatchObject({
			outcomes: [
				{ json: { eventId: '72057594039155998', method: 'PushEvents' } },
				{ json: { eventId: '72057594039155999' } },
			],
		});
	});

	test.each([
		["<rtEvent id='5'/>", 2],
		["<rtEvent id='5'/><rtEvent id='6'/><rtEvent id='7'/>", 2],
	])('another number of IDs than events: accepted without IDs', (inner, events) => {
		const judgement = judge(many(`<Events>${inner}</Events>`), events);
		expect(JSON.stringify(judgement)).not.toContain('eventId');
		expect(judgement).toMatchObject({ kind: 'answered', outcomes: Array(events).fill({ outcome: 'accepted' }) });
	});

	test.each([
		'',
		'<rtEvent email="a@example.com" type="test"/>',
		'<Events/>',
		'<Events><rtEvent id="0"/><rtEvent id="0"/></Events>',
	])('no ID at all (%s): unknown', (inner) => {
		expect(judge(many(inner), 2)).toMatchObject({
			kind: 'answered',
			outcomes: [{ outcome: 'unknown' }, { outcome: 'unknown' }],
		});
	});

	test('a response to another method is not read', () => {
		expect(judge(single('<plId>5</plId>'), 2).kind).toBe('unknown');
	});
});

describe('faults and refusals', () => {
	test.each([
		[
			'XTK-170036',
			fault(
				"SOP-330011 Error while executing the method 'PushEvent'.",
				"XTK-170036 Unable to parse expression '[@registrationToken]'",
			),
			'refused',
			'XTK-170036',
		],
		[
			'SOP-330024',
			fault(
				"SOP-330011 Error while executing the method 'WriteCollection' of service 'xtk:session'.",
				'SOP-330024 Unspecified function library',
			),
			'refused',
			'SOP-330024',
		],
		[
			'several codes, one per line',
			fault('SOP-330011 Error', 'WDB-200001 SQL statement failed\nPGS-220000 PostgreSQL error'),
			'refused',
			'WDB-200001',
		],
		[
			'SOP-330006',
			fault("SOP-330006 The method 'X' is not defined in the service 'nms:rtEvent'."),
			'refused',
			'SOP-330006',
		],
		['no code', fault('The event is not well'), 'refused', 'SOAP-ENV:Server'],
		['null as detail', fault('SOP-330011 Error', 'null'), 'refused', 'SOP-330011'],
		[
			'an expired IMS token',
			fault(
				"SOP-330007 Error while reading parameters of method 'X' of service 'Y'.",
				"XSV-350114 Unknown error during '/ims/profile/v1' IMS call, HTTP response code is 401",
			),
			'tokenExpired',
			'XSV-350114',
		],
		[
			'an expired session as a fault',
			fault('Error', 'XSV-350008 Session has expired or is invalid. Please reconnect.'),
			'tokenExpired',
			'XSV-350008',
		],
		[
			'a wrong login without a code',
			fault(
				"Error while reading parameters of method 'PushEvent' of service 'nms:rtEvent'.",
				'Invalid login or password. Connection denied.',
			),
			'denied',
			'SOAP-ENV:Server',
		],
		['no data source', fault('Error', 'XSV-350063 No data source defined'), 'denied', 'XSV-350063'],
		['a stopped process', fault('XSV-350122 An error occurred and the process was stopped.'), 'refused', 'XSV-350122'],
		[
			"the user's text that names a code, behind the platform's own",
			fault("SOP-330011 Error while executing the method 'PushEvent'.", "XTK-170036 Unable to parse 'XSV-350012'"),
			'refused',
			'XTK-170036',
		],
		[
			"the user's text that names a code, behind a code that is not listed",
			fault('ABC-100001 Unable to parse XSV-350008'),
			'refused',
			'ABC-100001',
		],
		[
			"the user's text that reads like a wrong login",
			fault("Unable to parse the value 'Invalid login or password' of externalId"),
			'refused',
			'SOAP-ENV:Server',
		],
		[
			'an echo with other codes in it',
			fault(
				'The XML SOAP message is invalid',
				"<![CDATA[(16:8) : Expected end of tag Error while parsing XML string '<soapenv:Envelope>XSV-350008</soapenv:Envelope>']]>",
			),
			'refused',
			'SOAP-ENV:Server',
		],
	])('%s', (_name, body, kind, code) => {
		for (const status of [200, 500]) {
			expect(judge(body, 1, status)).toMatchObject({ kind, reason: { code, httpStatus: status } });
		}
	});

	const event = (id: number, inner = '') =>
		`<rtEvent id="${id}" type="test" email="a@example.com" eventId="9" orderId="8">${inner}</rtEvent>`;
	test.each([
		['as captured, all attributes echoed', `<Events>${event(11)}${event(12)}</Events>`],
		['without a list around them', `${event(11)}${event(12)}`],
		['deeper', `<a><b>${event(11)}</b><Events>${event(12)}</Events></a>`],
		['of the other queue', '<Events><batchEvent id="11"/><batchEvent id="12"/></Events>'],
		[
			'with children of the user’s',
			`<Events>${event(11, '<mobileApp id="1059"/><rtEvent id="7"/>')}${event(12)}</Events>`,
		],
		['beside a context', `<Events><ctx><rtEvent id="7"/></ctx>${event(11)}${event(12)}</Events>`],
		[
			'beside other numbers',
			`<count>2</count><list id="5"><item>6</item></list><Events>${event(11)}${event(12)}</Events>`,
		],
	])('ids of a batch come from its events: %s', (_name, inner) => {
		expect(judge(many(inner), 2)).toMatchObject({
			kind: 'answered',
			outcomes: [{ json: { eventId: '11' } }, { json: { eventId: '12' } }],
		});
	});

	test.each([
		['<plId>11</plId><plId>12</plId>'],
		['<rtEvent eventId="11"/><rtEvent eventId="12"/>'],
		['<ids><item>11</item><item>12</item></ids>'],
		['11 12'],
		['<Events><rtEvent><mobileApp id="1059"/></rtEvent><rtEvent><mobileApp id="1060"/></rtEvent></Events>'],
		['<Events><event id="11"/><event id="12"/></Events>'],
	])('%s is no list of event ids', (inner) => {
		expect(judge(many(inner), 2)).toMatchObject({
			kind: 'answered',
			outcomes: [{ outcome: 'unknown' }, { outcome: 'unknown' }],
		});
	});

	test('events outside of pdomIds, and an ID outside of the response, are echoes', () => {
		const outside =
			"<PushEventsResponse><echo><rtEvent id='1'/><rtEvent id='2'/></echo><pdomIds/></PushEventsResponse>";
		expect(judge(soap(outside), 2)).toMatchObject({ outcomes: [{ outcome: 'unknown' }, { outcome: 'unknown' }] });
		expect(judge(single('<rtEvent><ctx><plId>5</plId></ctx></rtEvent>'))).toMatchObject({
			outcomes: [{ outcome: 'unknown' }],
		});
	});

	test('an echoed element named like a fault or a response is neither', () => {
		const echo = '<ctx><Fault><faultstring>XSV-350012</faultstring></Fault></ctx>';
		expect(judge(single(`<plId>5</plId>${echo}`))).toMatchObject({ outcomes: [{ json: { eventId: '5' } }] });
		expect(judge(soap('<x><PushEventResponse><plId>5</plId></PushEventResponse></x>')).kind).toBe('unknown');
	});

	test('a fault to several events is not divided, one with HTTP 413 is', () => {
		expect(judge(fault('x'), 3, 200)).toMatchObject({ kind: 'refused', indivisible: true });
		expect(judge(fault('x'), 3, 413)).not.toHaveProperty('indivisible');
	});

	test.each<[number, string, string, string | undefined]>([
		[200, 'XSV-350008 Session has expired or is invalid. Please reconnect.', 'tokenExpired', 'XSV-350008'],
		[500, 'Session has expired or is invalid. Please reconnect.', 'tokenExpired', undefined],
		[403, 'XSV-350012 Invalid login or password. Connection denied.', 'denied', 'XSV-350012'],
		[403, "XSV-350013 The '1.2.3.4' IP address via which you are accessing", 'denied', 'XSV-350013'],
		[
			500,
			"XSV-350014 The '217.148.73.152' IP address via which you are accessing the server is not accepted. Connection refused.",
			'denied',
			'XSV-350014',
		],
		[
			500,
			"The '217.148.73.152' IP address via which you are accessing the server is not accepted. Connection refused.",
			'denied',
			undefined,
		],
		[403, '', 'denied', undefined],
		[403, 'Access denied', 'denied', undefined],
		[401, '', 'tokenExpired', undefined],
		[302, '', 'denied', undefined],
		[404, '<html><body>Not found<br></body></html>', 'denied', undefined],
		[400, 'Bad request', 'refused', undefined],
		[413, '', 'refused', undefined],
		[422, '', 'refused', undefined],
		[409, '', 'refused', undefined],
		[415, '<html>no</html>', 'refused', undefined],
		[408, '', 'unknown', undefined],
		[499, '', 'unknown', undefined],
		[429, '', 'busy', undefined],
		[503, '<html>busy</html>', 'busy', undefined],
		[500, '<html><body>Internal error<br></body></html>', 'unknown', undefined],
		[502, '', 'unknown', undefined],
		[504, 'gateway', 'unknown', undefined],
		[200, '', 'unknown', undefined],
		[200, '<html><body>Welcome</body></html>', 'unknown', undefined],
		[204, '', 'unknown', undefined],
		[200, '{"ok":true}', 'unknown', undefined],
	])('HTTP %d "%s": %s', (status, body, kind, code) => {
		const judgement = judge(body, 2, status);
		expect(judgement).toMatchObject({ kind, reason: { httpStatus: status } });
		if (code) expect(judgement).toMatchObject({ reason: { code } });
	});

	test('a refused address asks for a diagnosis, a wrong password does not', () => {
		expect(judge("XSV-350013 The '1.2.3.4' IP address via which", 1, 403)).toMatchObject({ diagnose: true });
		expect(judge('XSV-350012 Invalid login or password.', 1, 403)).not.toMatchObject({ diagnose: true });
	});

	test('Retry-After is read', () => {
		expect(judge('', 1, 429, { 'retry-after': '7' })).toMatchObject({ kind: 'busy', retryAfterMs: 7000 });
	});

	test('a success cut off at any byte is never taken for one', () => {
		const body = single("<plId xsi:type='xsd:long'>72057594039155998</plId>");
		for (let bytes = 0; bytes < body.length; bytes++) expect(judge(body.slice(0, bytes)).kind).not.toBe('answered');
	});

	test('a success with an HTTP status of failure is no success', () => {
		expect(judge(single('<plId>5</plId>'), 1, 500).kind).toBe('unknown');
	});
});

describe('the response to Logon', () => {
	const logon = (
		session: string,
		security: string,
		info = "<serverInfo sessionTimeOut='3600' securityTimeOut='1800'/><userInfo login='mc'/>",
	) =>
		readLogon({
			status: 200,
			headers: {},
			body: soap(
				`<LogonResponse xmlns='urn:xtk:session'><pstrSessionToken xsi:type='xsd:string'>${session}</pstrSessionToken><pSessionInfo ${literal}><sessionInfo>${info}</sessionInfo></pSessionInfo><pstrSecurityToken xsi:type='xsd:string'>${security}</pstrSecurityToken></LogonResponse>`,
			),
		});

	test('gives both tokens and the shorter life', () => {
		expect(logon('___C8B4', '@mMBS==')).toEqual({
			kind: 'session',
			sessionToken: '___C8B4',
			securityToken: '@mMBS==',
			lifetimeMs: 1_800_000,
		});
	});

	test.each(['', '<serverInfo/>', "<serverInfo sessionTimeOut='0' securityTimeOut='x'/>"])(
		'a life that is not told is a day (%s)',
		(info) => {
			expect(logon('___C8B4', '@mMBS==', info)).toMatchObject({ kind: 'session', lifetimeMs: 86_400_000 });
		},
	);

	test.each([
		['', '@x'],
		['___x', ''],
		['', ''],
		[' ', '@x'],
	])('a blank token ("%s", "%s") is no session', (session, security) => {
		expect(logon(session, security).kind).toBe('busy');
	});

	test('a wrong password is final, a starting server is not', () => {
		const text = (status: number, body: string) => readLogon({ status, headers: {}, body });
		expect(text(403, 'XSV-350012 Invalid login or password. Connection denied.')).toMatchObject({
			kind: 'denied',
			reason: { code: 'XSV-350012' },
		});
		expect(text(200, fault("Empty return for method 'Logon' of service 'xtk:session'"))).toMatchObject({
			kind: 'busy',
		});
		expect(text(502, '<html>')).toMatchObject({ kind: 'busy' });
		expect(text(429, '')).toMatchObject({ kind: 'busy' });
		expect(text(403, "XSV-350013 The '1.2.3.4' IP address via which")).toMatchObject({
			kind: 'denied',
			diagnose: true,
		});
		expect(text(404, '')).toMatchObject({ kind: 'denied' });
	});
});

describe('a response to Logon that is not understood', () => {
	const text = (status: number, body: string) => readLogon({ status, headers: {}, body });
	const session =
		"<LogonResponse xmlns='urn:xtk:session'><pstrSessionToken>___secret</pstrSessionToken><pstrSecurityToken>@secret</pstrSecurityToken></LogonResponse>";
	test.each([
		soap(session).slice(0, -20),
		`${soap(session)}<script>`,
		soap(session.replaceAll('LogonResponse', 'logonResponse')),
		'Service Unavailable ___secret',
		'',
	])('with a status of success is asked for again and never quoted: %s', (body) => {
		const logon = text(200, body);
		expect(logon).toMatchObject({ kind: 'busy', signIn: true });
		expect(JSON.stringify(logon)).not.toMatch(/secret|may have been stored/);
	});
	test('as a page is another address', () => {
		expect(text(200, '<html><body>Welcome</body></html>')).toMatchObject({
			kind: 'denied',
			reason: { message: 'There is no SOAP router at this address' },
		});
	});
	test('is quoted where it is a fault', () => {
		expect(text(500, fault('XSV-350012 Invalid login'))).toMatchObject({
			kind: 'denied',
			reason: { platformMessage: 'XSV-350012 Invalid login' },
		});
		expect(JSON.stringify(text(403, 'XSV-350012 Invalid login ___secret'))).not.toContain('secret');
	});
});

describe('the response with event types', () => {
	const read = (rows: string) =>
		readEventTypes({
			status: 200,
			headers: {},
			body: soap(
				`<ExecuteQueryResponse xmlns='urn:xtk:queryDef'><pdomOutput ${literal}><enumValue-collection>${rows}</enumValue-collection></pdomOutput></ExecuteQueryResponse>`,
			),
		});

	test('is sorted by label, a missing label is the name', () => {
		expect(
			read(
				"<enumValue id='1' name='b' label='Zebra'/><enumValue name='c'/><enumValue name='a' label='Apple &amp; Co'/>",
			),
		).toEqual({
			kind: 'list',
			list: [
				{ name: 'a', label: 'Apple & Co' },
				{ name: 'c', label: 'c' },
				{ name: 'b', label: 'Zebra' },
			],
		});
	});
	test('may be empty', () => expect(read('')).toEqual({ kind: 'list', list: [] }));
	test('a fault is no empty list', () => {
		expect(readEventTypes({ status: 200, headers: {}, body: fault('QUE-370030 no') })).toMatchObject({
			kind: 'refused',
		});
	});
});
