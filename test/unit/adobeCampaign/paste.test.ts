import fc from 'fast-check';

import { checkPastedHosts } from '../../../nodes/AdobeCampaign/paste/pastedHosts';
import { readPastedEvent } from '../../../nodes/AdobeCampaign/paste/pastedEvent';
import { ItemRefused } from '../../../nodes/shared/contract/outcome';
import { envelope, envelopes, pastedSecrets, swallowed } from './pastes';

const places = (text: string) =>
	readPastedEvent(text).fields.map(
		({ path, type, required }) => `${path} ${type}${required ? '' : ', may stay empty'}`,
	);
const push = (event: string, schema?: string) =>
	envelope(`<urn:PushEvent><urn:sessiontoken/><urn:domEvent>${event}</urn:domEvent></urn:PushEvent>`, schema);

describe('the places of', () => {
	test.each([
		['PushEvent', envelopes.one],
		['PushEvents, whose first event is the template', envelopes.several],
	])('%s', (_, text) => {
		expect(places(text)).toEqual(['email string', 'ctx.firstName string', 'ctx.lastName string']);
		expect(readPastedEvent(text)).toMatchObject({ queue: 'rtEvent', type: 'test', hosts: [], differing: false });
	});

	test('an envelope with everything: a repeated element is one list, instructions to the platform are none', () => {
		expect(places(envelopes.soapUi)).toEqual([
			...[
				'email string, may stay empty',
				'mobilePhone string, may stay empty',
				'wishedChannel number, may stay empty',
				'emailFormat number, may stay empty',
			],
			...[
				'origin string, may stay empty',
				'language string, may stay empty',
				'externalId string, may stay empty',
				'scheduled dateTime, may stay empty',
			],
			...[
				'correlationId string',
				'ctx.creationDate string',
				'ctx.customer.@number string',
				'ctx.customer.name string',
				'ctx.customer.note string',
			],
			...['ctx.orderdetails.article array', 'mobileApp.@uuid string'],
		]);
		const { queue, type, fields } = readPastedEvent(envelopes.soapUi);
		const samples = fields.flatMap(({ path, sample }) => (sample === undefined ? [] : [[path, sample]]));
		expect({ queue, type, samples: Object.fromEntries(samples) }).toEqual({
			...{ queue: 'batchEvent', type: 'order_confirmation' },
			samples: { wishedChannel: '0', emailFormat: '2', origin: 'eCommerce' },
		});
	});

	test.each([
		['a type left open', '<rtEvent type="?" email="?"/>', ['type string', 'email string']],
		['a context left open', '<rtEvent type="a" email="?"><ctx>?</ctx></rtEvent>', ['email string', 'ctx object']],
		[
			'no context',
			'<rtEvent type="a" registrationToken="?" wishedChannel="email"/>',
			['registrationToken string', 'wishedChannel string, may stay empty'],
		],
		[
			'an event in a namespace',
			'<urn:rtEvent xmlns="" type="a" email="?"><urn:ctx><urn:a>?</urn:a></urn:ctx></urn:rtEvent>',
			['email string', 'ctx.a string'],
		],
	])('%s', (_, event, expected) => expect(places(push(event))).toEqual(expected));
});

describe('the queue is that of', () => {
	test.each([
		['<rtEvent type="a" email="b"/>', 'nms:rtEvent', 'rtEvent'],
		['<batchEvent type="a" email="b"/>', 'nms:batchEvent', 'batchEvent'],
		['<batchEvent type="a" email="b"/>', 'other', 'batchEvent'],
	])('%s in a call to %s', (event, schema, queue) => expect(readPastedEvent(push(event, schema)).queue).toBe(queue));
	test('neither where they contradict each other', () => {
		expect(reasonOf(push('<rtEvent type="a" email="b"/>', 'nms:batchEvent'))).toMatchObject({
			details: { expected: '<batchEvent> in a call to urn:nms:batchEvent', found: '<rtEvent>' },
		});
	});
});

describe('what comes along with an envelope:', () => {
	const raw = (host: string, address = '/nl/jsp/soaprouter.jsp') =>
		`POST ${address} HTTP/1.1\r\nAccept-Encoding: gzip,deflate\r\nSOAPAction: "nms:rtEvent#PushEvent"\r\nX-Security-Token: ${pastedSecrets.security}\r\nCookie: __sessiontoken=${pastedSecrets.session}\r\nHost: ${host}\r\n\r\n${envelopes.one}\r\n`;
	test.each([
		['the raw view of SoapUI', raw('RT.example.com'), ['rt.example.com']],
		[
			'one with a whole address',
			raw('rt.example.com:8080', 'https://rt.example.com:8080/nl/jsp/soaprouter.jsp'),
			['rt.example.com:8080'],
		],
		['one with a variable for the host', raw('<server>'), []],
		[
			'a cURL command',
			`curl -X POST 'https://rt.example.com/nl/jsp/soaprouter.jsp' -H 'SOAPAction: nms:rtEvent#PushEvent' -d '${envelopes.one}'`,
			['rt.example.com'],
		],
		[
			"Adobe's sample, which breaks a header over two lines",
			`POST /nl/jsp/soaprouter.jsp HTTP/1.1\n    Host: localhost:8080\n    Content-Type: application/soap+xml;\n    SOAPAction: "nms:rtEvent#PushEvent"\n    charset=utf-8\n    Authorization: Bearer <IMS_Technical_Token_Token>\n    \n    <?xml version="1.0" encoding="utf-8"?>  ${envelopes.one}`,
			['localhost:8080'],
		],
		[
			'a header over two lines, and words before the envelope',
			`Host: rt.example.com\nAuthorization: Bearer\n  token\n\nThe body:\n\n${envelopes.one}`,
			['rt.example.com'],
		],
		[
			'a here-document',
			`curl https://rt.example.com/nl/jsp/soaprouter.jsp -d @- <<'EOF'\n${envelopes.one}\nEOF`,
			['rt.example.com'],
		],
		['blanks of a web page', envelopes.one.replace(/ (?=\w+=")/g, '\u00A0').replace(/^ +/gm, '\u00A0\u00A0'), []],
		['invisible characters', `\uFEFF\u200B${envelopes.one.replace('firstName', 'first\u200BName')}\u2060`, []],
		['a fence', `\`\`\`xml\n${envelopes.one}\n\`\`\`\n`, []],
		[
			'the entities of a page source',
			envelopes.one.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
			[],
		],
		['nothing but the event', '<rtEvent type="test" email="a"><ctx><firstName/><lastName/></ctx></rtEvent>', []],
	])('%s', (_, text, hosts) => {
		expect(places(text)).toEqual(['email string', 'ctx.firstName string', 'ctx.lastName string']);
		expect(readPastedEvent(text).hosts).toEqual(hosts);
		for (const secret of Object.values(pastedSecrets))
			expect(JSON.stringify(readPastedEvent(text))).not.toContain(secret);
	});
});

test('the host has to be the one of the credential', () => {
	const credential = { baseUrl: 'https://rt.example.com/nl/jsp/soaprouter.jsp' };
	expect(checkPastedHosts(['rt.example.com'], credential)).toBeUndefined();
	expect(checkPastedHosts([], credential)).toBeUndefined();
	expect(checkPastedHosts(['rt.example.com', 'other.example.com'], credential)).toMatchObject({
		message: 'The pasted text is for another host: other.example.com',
		todo: expect.stringContaining('Messages go only to rt.example.com.'),
	});
});

test('events of another shape are told of', () => {
	const call = (second: string) =>
		envelope(
			`<urn:PushEvents><urn:sessiontoken/><urn:domEventCollection><Events><rtEvent type="a" email="b"><ctx><c/></ctx></rtEvent>${second}</Events></urn:domEventCollection></urn:PushEvents>`,
		);
	expect(readPastedEvent(call('<rtEvent email="x" type="y"><ctx><c>1</c></ctx></rtEvent>')).differing).toBe(false);
	expect(readPastedEvent(call('<rtEvent email="x" type="y"><ctx><d>1</d></ctx></rtEvent>')).differing).toBe(true);
});

describe('refused, with the line:', () => {
	test.each(swallowed.map((text) => [text]))('angle brackets that were lost: %#', (text) => {
		expect(reasonOf(text)).toMatchObject({
			message: expect.stringContaining('found one without its angle brackets, which some web pages drop'),
			todo: expect.stringContaining('Copy the request from SoapUI'),
			details: { line: 1 },
		});
		expect(JSON.stringify(reasonOf(text))).not.toContain('pasted-password');
	});
	test.each([
		['{}', 'other text', 1],
		['', 'none', 1],
		['POST / HTTP/1.1\nHost: a\n\n', 'none', 4],
		[
			envelope('<urn:PushEvent>\n<urn:domEvent>\n</urn:PushEvent>'),
			'a tag that is not closed, or characters that XML does not allow',
			6,
		],
		[`Host: a\n\n${envelope('<a>\n</b>')}`, 'a tag that is not closed, or characters that XML does not allow', 7],
		[`<!DOCTYPE a [<!ENTITY x "y">]>${envelopes.one}`, 'a document type declaration', 1],
		[envelope('<urn:Logon xmlns:urn="urn:xtk:session"/>'), 'Logon', 1],
		[
			envelope('<PushEventsResponse><pdomIds><rtEvent email="a" type="b"/></pdomIds></PushEventsResponse>'),
			'PushEventsResponse',
			1,
		],
		[envelope('<soapenv:Fault><faultcode/></soapenv:Fault>'), 'Fault', 1],
		['<html><body>no</body></html>', 'html', 1],
		[
			envelope(
				'<urn:PushEvents><urn:sessiontoken>?</urn:sessiontoken><urn:domEventCollection><!--ANY--></urn:domEventCollection></urn:PushEvents>',
			),
			'none',
			1,
		],
	])('%#', (text, found, line) =>
		expect(reasonOf(text)).toMatchObject({ details: { parameter: 'Pasted Text', found, line } }),
	);
	test.each([
		['\u201Ctest\u201D', '\u201C'],
		['"test\u201D', '\u201D'],
		['\u2018test\u2019', '\u2018'],
	])('an attribute in typographic quotation marks: %s', (value, mark) => {
		const text = envelopes.one.replace('type="test"', `type=${value}`);
		expect(reasonOf(text)).toMatchObject({
			details: { found: `the typographic quotation mark ${mark}`, line: 7 },
			todo: expect.stringContaining('with "'),
		});
	});
	test('typographic quotation marks in the data are data', () => {
		expect(places(envelopes.one.replace('ABC', '\u201CABC\u201D'))).toHaveLength(3);
	});
	test.each([
		['<a>'.repeat(90_000)],
		[`<rtEvent type="a" email="b"><ctx>${'<a>'.repeat(80)}${'</a>'.repeat(80)}</ctx></rtEvent>`],
		['x'.repeat(1_000_000)],
		[`<rtEvent>${' '.repeat(199_000)}`],
		['<![CDATA['.repeat(20_000)],
		['&lt;'.repeat(40_000)],
		[`<a>${'"\n xsi:type='.repeat(15_000)}`],
	])('what has no end: %#', (text) => expect(reasonOf(text)).toMatchObject({ details: { parameter: 'Pasted Text' } }));
});

test('whatever is pasted is read or refused, and no secret of it is told', () => {
	const raw = `POST / HTTP/1.1\nX-Security-Token: ${pastedSecrets.security}\nCookie: __sessiontoken=${pastedSecrets.session}\n\n${envelopes.one}`;
	const whole = fc.constantFrom(raw, ...Object.values(envelopes), ...swallowed);
	const pasted = fc
		.tuple(whole, fc.nat(), fc.nat(60), fc.string(), fc.nat(2))
		.map(([text, place, length, inserted, way]) => {
			const at = place % text.length;
			return [text.slice(0, at) + inserted + text.slice(at + length), text.slice(at), text.slice(0, at)][way] ?? '';
		});
	fc.assert(
		fc.property(pasted, (text) => {
			const reason = JSON.stringify(reasonOf(text) ?? {});
			for (const secret of Object.values(pastedSecrets)) expect(reason).not.toContain(secret.slice(3, 15));
		}),
		{ numRuns: 2_000 },
	);
});

function reasonOf(text: string): unknown {
	try {
		readPastedEvent(text);
	} catch (error) {
		if (!(error instanceof ItemRefused)) throw error;
		return error.reason;
	}
	return undefined;
}
