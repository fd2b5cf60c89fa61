import { campaignBaseUrl } from '../../../nodes/AdobeCampaign/wire/envelope';
import type { CampaignEvent } from '../../../nodes/AdobeCampaign/wire/event';
import { eventOf } from './eventOf';
import { eventTypesRequest } from '../../../nodes/AdobeCampaign/wire/eventTypes';
import { ipDiagnosis } from '../../../nodes/AdobeCampaign/wire/ipDiagnosis';
import { logonRequest } from '../../../nodes/AdobeCampaign/wire/logon';
import { pushRequest } from '../../../nodes/AdobeCampaign/wire/push';
import { saxTree, withoutIndentation } from '../xml/saxTree';

const credential = { baseUrl: 'https://rt.example.com/' };
const attributes = { email: 'a@example.com', wishedChannel: '0', externalId: '1242' };
const event = (queue: CampaignEvent['queue'] = 'rtEvent', firstName = 'Ann') =>
	eventOf(queue, 'order_confirmation', attributes, { firstName }, {});
const shape = (xml: string) => withoutIndentation(saxTree(xml));

/** The minimal PushEvent of Adobe's documentation, prefixes and indentation included. */
const documented = `<?xml version="1.0" encoding="utf-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:nms:rtEvent">
  <soapenv:Header/>
  <soapenv:Body>
    <urn:PushEvent>
      <urn:sessiontoken></urn:sessiontoken>
      <urn:domEvent>
        <rtEvent type="order_confirmation" email="a@example.com" wishedChannel="0" externalId="1242">
          <ctx><firstName>Ann</firstName></ctx>
        </rtEvent>
      </urn:domEvent>
    </urn:PushEvent>
  </soapenv:Body>
</soapenv:Envelope>`;

describe('PushEvent', () => {
	const request = pushRequest([event()], credential);

	test('has structure and namespaces of the documented minimal call', () => {
		expect(shape(request.body ?? '')).toEqual(shape(documented));
	});

	test('is this text, byte by byte', () => {
		expect(request).toEqual({
			method: 'POST',
			url: 'https://rt.example.com/nl/jsp/soaprouter.jsp',
			headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: 'nms:rtEvent#PushEvent' },
			body:
				'<?xml version="1.0" encoding="utf-8"?>\n' +
				'<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:nms:rtEvent">' +
				'<soapenv:Header/><soapenv:Body><urn:PushEvent><urn:sessiontoken></urn:sessiontoken><urn:domEvent>' +
				'<rtEvent type="order_confirmation" email="a@example.com" wishedChannel="0" externalId="1242"><ctx><firstName>Ann</firstName></ctx></rtEvent>' +
				'</urn:domEvent></urn:PushEvent></soapenv:Body></soapenv:Envelope>',
		});
	});

	test('carries the payload in no namespace', () => {
		const payload = saxTree(request.body ?? '').children[1]?.children[0]?.children[1]?.children[0];
		expect([payload?.name, payload?.uri, payload?.children[0]?.uri, payload?.children[0]?.children[0]?.uri]).toEqual([
			'rtEvent',
			'',
			'',
			'',
		]);
	});

	test('has the session-token element first, in the namespace of the method', () => {
		const method = saxTree(request.body ?? '').children[1]?.children[0];
		expect(method?.children.map(({ name, uri }) => [name, uri])).toEqual([
			['sessiontoken', 'urn:nms:rtEvent'],
			['domEvent', 'urn:nms:rtEvent'],
		]);
	});
});

describe('PushEvents', () => {
	test('wraps the events of a collection in one parent element', () => {
		const body = pushRequest([event(), event('rtEvent', 'Bob')], credential).body ?? '';
		const method = saxTree(body).children[1]?.children[0];
		expect([method?.name, method?.uri]).toEqual(['PushEvents', 'urn:nms:rtEvent']);
		const collection = method?.children[1];
		expect([
			collection?.name,
			collection?.children.length,
			collection?.children[0]?.name,
			collection?.children[0]?.uri,
		]).toEqual(['domEventCollection', 1, 'Events', '']);
		expect(collection?.children[0]?.children.map(({ name }) => name)).toEqual(['rtEvent', 'rtEvent']);
	});

	test('a lone event is never sent with it', () => {
		expect(pushRequest([event()], credential).headers.SOAPAction).toBe('nms:rtEvent#PushEvent');
		expect(pushRequest([event(), event()], credential).headers.SOAPAction).toBe('nms:rtEvent#PushEvents');
	});

	test('the batch queue has a schema, a namespace and an element of its own', () => {
		const { headers, body = '' } = pushRequest([event('batchEvent'), event('batchEvent')], credential);
		const method = saxTree(body).children[1]?.children[0];
		expect([headers.SOAPAction, method?.uri, method?.children[1]?.children[0]?.children[0]?.name]).toEqual([
			'nms:batchEvent#PushEvents',
			'urn:nms:batchEvent',
			'batchEvent',
		]);
	});
});

describe('an event', () => {
	test('has a ctx even where there is nothing to say', () => {
		expect(eventOf('rtEvent', 't', {}, {}, {}).xml).toBe('<rtEvent type="t"><ctx/></rtEvent>');
	});

	test('leaves empty attributes out', () => {
		expect(eventOf('rtEvent', 't', { email: '', origin: 'x' }, {}, {}).xml).toBe(
			'<rtEvent type="t" origin="x"><ctx/></rtEvent>',
		);
	});

	test('has further children after ctx', () => {
		const { xml } = eventOf('rtEvent', 't', {}, {}, { mobileApp: { '@uuid': 'u', '@_operation': 'none' } });
		expect(xml).toBe('<rtEvent type="t"><ctx/><mobileApp uuid="u" _operation="none"/></rtEvent>');
	});

	test('counts bytes as they go over the wire', () => {
		const { xml, bytes } = eventOf('rtEvent', 't', {}, { a: '€🚀' }, {});
		expect(bytes).toBe(Buffer.byteLength(xml));
		expect(bytes).toBe(xml.length - 3 + 3 + 4);
	});
});

test('Logon has its four parameters in their order, special characters escaped', () => {
	const { headers, body = '' } = logonRequest({ ...credential, login: 'm<c', password: 'a&b"' });
	const method = saxTree(body).children[1]?.children[0];
	expect(headers.SOAPAction).toBe('xtk:session#Logon');
	expect([method?.name, method?.uri]).toEqual(['Logon', 'urn:xtk:session']);
	expect(method?.children.map(({ name, text }) => [name, text])).toEqual([
		['sessiontoken', ''],
		['strLogin', 'm<c'],
		['strPassword', 'a&b"'],
		['elemParameters', ''],
	]);
});

test('the query for event types selects the enumeration, in no namespace', () => {
	const { headers, body = '' } = eventTypesRequest(credential);
	const [token, entity] = saxTree(body).children[1]?.children[0]?.children ?? [];
	const queryDef = entity?.children[0];
	expect(headers.SOAPAction).toBe('xtk:queryDef#ExecuteQuery');
	expect(token?.name).toBe('sessiontoken');
	expect([queryDef?.name, queryDef?.uri, queryDef?.attributes]).toEqual([
		'queryDef',
		'',
		{ schema: 'xtk:enumValue', operation: 'select' },
	]);
	expect(queryDef?.children[1]?.children[0]?.attributes.expr).toBe("[enum/@name]='eventType'");
});

describe('/r/test', () => {
	test('is asked without anything secret', () => {
		expect(ipDiagnosis.request({ ...credential, password: 'x' })).toEqual({
			method: 'GET',
			url: 'https://rt.example.com/r/test',
			headers: { Accept: 'text/xml' },
		});
	});

	const answer = (body: string) => ipDiagnosis.explain({ status: 200, headers: {}, body });
	test.each(['193.104.215.11', '2a01:cb00::1'])('tells the address %s', (address) => {
		expect(
			answer(`<redir status='OK' date='2026-01-01' build='9236' sourceIP='${address}' host='h' localHost='l'/>`),
		).toBe(`Campaign sees this n8n at the IP address ${address}.`);
	});
	test.each([
		'',
		'OK',
		"<redir status='OK'/>",
		"<redir sourceIP='a b'/>",
		"<redir sourceIP='&lt;script&gt;'/>",
		'<html>',
	])('says nothing where it tells none: %s', (body) => {
		expect(answer(body)).toBeUndefined();
	});
});

describe('Base URL', () => {
	test.each([
		'https://rt.example.com',
		' https://rt.example.com/ ',
		'https://rt.example.com/nl/jsp/soaprouter.jsp',
		'https://rt.example.com/nl/',
		'https://rt.example.com//',
	])('%s names the server', (value) => {
		expect(campaignBaseUrl({ baseUrl: value })).toBe('https://rt.example.com');
	});
	test.each([
		'',
		'rt.example.com',
		'ftp://rt.example.com',
		'javascript:alert(1)',
		'https://',
		'https://rt.example.com/?x=1',
		'https://rt.example.com/#x',
	])('%s is none', (value) => {
		expect(() => campaignBaseUrl({ baseUrl: value })).toThrow(/'Base URL' in the credential is not a valid URL/);
	});
});
