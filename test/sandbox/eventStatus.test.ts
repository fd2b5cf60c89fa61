import { runningSandbox } from './running';
import { domEvent, rtEvent, soap } from './soapClient';

const running = runningSandbox();
const controls = () => running().platforms.campaign.controls;
beforeEach(() => controls().set({ pendingMs: 0, deliveryMs: 0 }));

const query = async (schema: string, where: string, more = '', nodes = '<node expr="@id"/>') => {
	const parameters = `<urn:entity><queryDef schema="${schema}" operation="select"${more}><select>${nodes}</select><where><condition expr="${where}"/></where></queryDef></urn:entity>`;
	return (await soap({ url: running().url, action: 'xtk:queryDef#ExecuteQuery', parameters })).text;
};
const status = '<node expr="@id"/><node expr="@status" analyze="true"/>';
/** Pushes an event and gives the ID that was returned. */
const pushed = async (email = 'ann@example.com', type = 'order_confirmation') => {
	const { text } = await soap({ url: running().url, parameters: domEvent(rtEvent(`type="${type}" email="${email}"`)) });
	return BigInt(/<plId[^>]*>(\d+)</.exec(text)?.[1] ?? 0);
};
const keyOf = (id: bigint) => id & 0xffffffffffffffn;

test('an event is found by its primary key, not by the ID that was returned', async () => {
	const id = await pushed();
	expect(await query('nms:rtEvent', `@id = ${keyOf(id)}`)).toContain(
		`<rtEvent-collection><rtEvent id='${keyOf(id)}'/></rtEvent-collection>`,
	);
	expect(await query('nms:rtEvent', `@id = ${id}`)).toContain('<rtEvent-collection></rtEvent-collection>');
	expect(await query('nms:batchEvent', `@id = ${keyOf(id)}`)).toContain(
		'<batchEvent-collection></batchEvent-collection>',
	);
});

test.each([
	['ann@example.com', 'order_confirmation', "status='13' statusName='sent' statusLabel='Sent'"],
	['ann+ignored@example.com', 'order_confirmation', "statusLabel='Ignored by the delivery'"],
	['ann+error@example.com', 'order_confirmation', "statusLabel='Delivery error'"],
	['ann@example.com', 'nobody_knows', "statusLabel='Event not covered'"],
	['ann+delivering@example.com', 'order_confirmation', "statusName='processed' statusLabel='Pending delivery'"],
])('%s of the type %s ends with %s', async (email, type, words) => {
	const id = await pushed(email, type);
	expect(await query('nms:rtEvent', `@id IN (1, ${keyOf(id)})`, '', status)).toContain(words);
});

test('a status advances', async () => {
	controls().set({ pendingMs: 60_000 });
	const id = await pushed();
	const now = async () => /statusLabel='([^']*)'/.exec(await query('nms:rtEvent', `@id=${keyOf(id)}`, '', status))?.[1];
	expect(await now()).toBe('Pending');
	controls().set({ pendingMs: 0, deliveryMs: 60_000 });
	expect(await now()).toBe('Pending delivery');
	controls().set({ deliveryMs: 0 });
	expect(await now()).toBe('Sent');
});

test('without analyze there are no words, and an instance may have its own or none', async () => {
	const where = `@id=${keyOf(await pushed())}`;
	expect(await query('nms:rtEvent', where, '', '<node expr="@status"/>')).toContain("<rtEvent status='13'/>");
	controls().set({ statusWords: 'french' });
	expect(await query('nms:rtEvent', where, '', status)).toContain("statusLabel='Envoyé'");
	controls().set({ statusWords: 'none' });
	expect(await query('nms:rtEvent', where, '', status)).toMatch(/<rtEvent id='\d+' status='13'\/>/);
});

test('the delivery log says why', async () => {
	const key = keyOf(await pushed('ann+error@example.com'));
	const nodes =
		'<node expr="[@rtEvent-id]"/><node expr="@status" analyze="true"/><node expr="[msg/@failureReason]" analyze="true"/><node expr="[msg/@text]"/>';
	expect(await query('nms:broadLogRtEvent', `[@rtEvent-id] IN (${key})`, '', nodes)).toContain(
		`<broadLogRtEvent rtEvent-id='${key}' status='2' statusName='failed' statusLabel='Failed'><msg failureReason='1' failureReasonName='userUnknown' failureReasonLabel='User unknown' text='550 5.1.1 Unknown user'/></broadLogRtEvent>`,
	);
	controls().set({ denyLog: true });
	expect(await query('nms:broadLogRtEvent', `[@rtEvent-id] = ${key}`)).toContain('You do not have the rights');
});

test('a query returns no more records than it asks for', async () => {
	const keys = [keyOf(await pushed()), keyOf(await pushed())].join(',');
	expect((await query('nms:rtEvent', `@id IN (${keys})`, ' lineCount="1"')).match(/<rtEvent /g)).toHaveLength(1);
});

test.each([
	['a condition that is not about keys', '@id IN (1) or 1=1', '', 'XTK-170006'],
	['an empty list', '@id IN ()', '', 'XTK-170006'],
	['a text as a key', "@id IN ('1')", '', 'XTK-170006'],
	['a number of records that is not one', '@id=1', ' lineCount="many"', 'XTK-170006'],
])('refuses %s', async (_, where, more, code) => {
	expect(await query('nms:rtEvent', where, more)).toContain(code);
});

test('refuses a field that the table does not have', async () => {
	const id = await pushed();
	expect(await query('nms:rtEvent', `@id=${keyOf(id)}`, '', '<node expr="@state"/>')).toContain('XTK-170036');
});
