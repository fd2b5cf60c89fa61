import { runningSandbox } from './running';
import { domEvent, envelope, loginPassword, rtEvent, soap } from './soapClient';

const running = runningSandbox();
const send = (call: object) => soap({ url: running().url, ...call });
const stored = () => running().journal.count('campaign');

test('a well-formed PushEvent is answered with an id beyond 2^53', async () => {
	const { status, text } = await send({});
	expect(status).toBe(200);
	const id = /<plId xsi:type='xsd:long'>(\d+)<\/plId>/.exec(text)?.[1] ?? '0';
	expect(BigInt(id)).toBeGreaterThan(2n ** 56n);
	expect(running().journal.messages('campaign')[0]?.detail).toMatchObject({ id });
});

test('a quoted SOAPAction is accepted', async () => {
	expect((await send({ soapAction: '"nms:rtEvent#PushEvent"' })).text).toContain('<plId');
});

test.each([
	['Content-Type without a charset', { contentType: 'text/xml' }],
	['Content-Type with another charset', { contentType: 'text/xml; charset=iso-8859-1' }],
	['Content-Type that is not XML', { contentType: 'application/json; charset=utf-8' }],
])('refuses a %s', async (_, call) => {
	expect((await send(call)).status).toBe(415);
	expect(stored()).toBe(0);
});

test.each([
	['that names another schema', 'nms:batchEvent#PushEvent', 'SOP-330024'],
	['that names another method', 'nms:rtEvent#PushEvents', 'SOP-330024'],
	['that is empty', '', 'SOAPAction'],
	['with one quote only', '"nms:rtEvent#PushEvent', 'SOAPAction'],
])('refuses a SOAPAction %s', async (_, soapAction, expected) => {
	expect((await send({ soapAction })).text).toContain(expected);
	expect(stored()).toBe(0);
});

test('refuses a method that the service does not define', async () => {
	expect((await send({ action: 'nms:rtEvent#Push' })).text).toContain('SOP-330006');
});

test('takes the first parameter for the session token when that element is missing', async () => {
	const body = envelope('nms:rtEvent#PushEvent', '', domEvent()).replace(
		/<urn:sessiontoken>.*?<\/urn:sessiontoken>/,
		'',
	);
	const { text } = await send({ body });
	expect(text).toContain(
		'Error while reading parameters of method &apos;PushEvent&apos; of service &apos;nms:rtEvent&apos;.',
	);
	expect(text).toContain('Invalid login or password. Connection denied.');
});

test('refuses a session token that comes after the event', async () => {
	const token = `<urn:sessiontoken>${loginPassword}</urn:sessiontoken>`;
	const body = envelope('nms:rtEvent#PushEvent', loginPassword, domEvent())
		.replace(token, '')
		.replace('</urn:PushEvent>', `${token}</urn:PushEvent>`);
	expect((await send({ body })).text).toContain('Connection denied');
	expect(stored()).toBe(0);
});

test.each([
	['an event in the namespace of the method', '<urn:rtEvent type="a"><ctx/></urn:rtEvent>'],
	['a ctx in a namespace', '<rtEvent type="a"><ctx xmlns="urn:nms:rtEvent"/></rtEvent>'],
	['an event of the other queue', '<batchEvent type="a"><ctx/></batchEvent>'],
	['an event without a type', '<rtEvent email="ann@example.com"><ctx/></rtEvent>'],
	['an address that is none', '<rtEvent type="a" email="ann"><ctx/></rtEvent>'],
	['two events in PushEvent', rtEvent() + rtEvent()],
	['an event as text', '&lt;rtEvent type="a"/&gt;'],
])('refuses %s', async (_, event) => {
	expect((await send({ parameters: domEvent(event) })).text).toContain('<SOAP-ENV:Fault>');
	expect(stored()).toBe(0);
});

test('an event that inherits the namespace of the method is refused', async () => {
	const inherited = `<PushEvent xmlns="urn:nms:rtEvent"><sessiontoken>${loginPassword}</sessiontoken><domEvent>${rtEvent()}</domEvent></PushEvent>`;
	const body = (method: string) =>
		`<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${method}</e:Body></e:Envelope>`;
	expect((await send({ body: body(inherited) })).text).toContain('must not be in a namespace');
	const freed = inherited.replace('<rtEvent ', '<rtEvent xmlns="" ');
	expect((await send({ body: body(freed) })).text).toContain('<plId');
});

test('refuses a SOAP 1.2 envelope', async () => {
	const body = envelope('nms:rtEvent#PushEvent', loginPassword, domEvent()).replace(
		'http://schemas.xmlsoap.org/soap/envelope/',
		'http://www.w3.org/2003/05/soap-envelope',
	);
	expect((await send({ body })).text).toContain('The XML SOAP message is invalid');
});

test('refuses one parameter too many', async () => {
	expect((await send({ parameters: domEvent() + domEvent() })).text).toContain('SOP-330003');
});

test.each([
	['a document type declaration', '<!DOCTYPE x [<!ENTITY a "b">]><x/>'],
	['an undefined entity', '<x>&nbsp;</x>'],
	['a character that XML forbids', '<x>\u0001</x>'],
	['an undeclared prefix', '<a:x/>'],
	['nesting without end', '<x>'.repeat(5000)],
	['an empty body', ''],
])('refuses %s', async (_, body) => {
	expect((await send({ body })).text).toContain('The XML SOAP message is invalid');
});

test('refuses a body that is not UTF-8', async () => {
	expect((await send({ body: Uint8Array.from([0x3c, 0x78, 0xff, 0x2f, 0x3e]) })).text).toContain('not valid UTF-8');
});

test('echoes a message that is not well formed, session token included', async () => {
	const body = envelope('nms:rtEvent#PushEvent', loginPassword, '<urn:domEvent>');
	const { status, text } = await send({ body });
	expect(status).toBe(200);
	expect(text).toContain(
		'The XML SOAP message is invalid (service &apos;PushEvent&apos;, method &apos;nms:rtEvent&apos;).',
	);
	expect(text).toMatch(/<!\[CDATA\[\(\d+:\d+\) : /);
	expect(text).toContain(`<urn:sessiontoken>${loginPassword}</urn:sessiontoken>`);
});
