import { runningSandbox } from './running';
import { domEvent, domEvents, rtEvent, soap } from './soapClient';

const running = runningSandbox();
const push = (parameters: string, queue = 'rtEvent') =>
	soap({ url: running().url, action: `nms:${queue}#PushEvent`, parameters });
const pushMany = (parameters: string) => soap({ url: running().url, action: 'nms:rtEvent#PushEvents', parameters });
const controls = () => running().platforms.campaign.controls.values;
const stored = () => running().journal.count('campaign');

test('the journal shows what was stored', async () => {
	const event = rtEvent(
		'type="order_confirmation" email="ann@example.com" externalId="7"',
		'<a x="1">Ann</a><b/><b>2</b>',
	);
	await push(domEvent(event));
	expect(running().journal.messages('campaign')).toMatchObject([
		{
			kind: 'rtEvent',
			key: '7',
			addressee: 'ann@example.com',
			eventType: 'order_confirmation',
			detail: { covered: true, signedInBy: 'loginPassword', ctx: { a: { '@x': '1', '#text': 'Ann' }, b: ['', '2'] } },
		},
	]);
	expect(running().journal.timesTaken('campaign', '7')).toBe(1);
});

test('an event of an unknown type is stored and not covered', async () => {
	await push(domEvent(rtEvent('type="nobody_knows"')));
	expect(running().journal.messages()[0]?.detail).toMatchObject({ covered: false });
});

test('the batch queue takes batchEvent', async () => {
	const answer = await push(domEvent('<batchEvent type="a"><ctx/></batchEvent>'), 'batchEvent');
	expect(answer.text).toContain("<PushEventResponse xmlns='urn:nms:batchEvent'");
	expect(running().journal.messages()[0]?.kind).toBe('batchEvent');
});

test('PushEvents stores every event and answers one id for each', async () => {
	const { text } = await pushMany(domEvents(rtEvent(), rtEvent(), rtEvent()));
	expect(text.match(/<rtEvent id='7205\d+'\/>/g)).toHaveLength(3);
	expect(stored()).toBe(3);
	expect(running().journal.callCount('campaign PushEvents')).toBe(1);
});

test.each([
	['in a wrapper', domEvents(rtEvent())],
	['without a wrapper', `<urn:domEventCollection>${rtEvent()}</urn:domEventCollection>`],
])('PushEvents with one event %s succeeds and stores nothing', async (_, parameters) => {
	const { status, text } = await pushMany(parameters);
	expect(status).toBe(200);
	expect(text).toContain("<rtEvent type='order_confirmation' email='ann@example.com'/>");
	expect(text).not.toMatch(/Fault|\bid=/);
	expect(stored()).toBe(0);
});

test('refuses PushEvents without a parent element around the events', async () => {
	const { text } = await pushMany(`<urn:domEventCollection>${rtEvent()}${rtEvent()}</urn:domEventCollection>`);
	expect(text).toContain('SOP-330007');
});

test('one bad event in PushEvents stores none', async () => {
	const { text } = await pushMany(domEvents(rtEvent(), rtEvent('type="a" email="bad"'), rtEvent()));
	expect(text).toContain('SOP-330011');
	expect(stored()).toBe(0);
});

test('storesBeforeFault keeps the events before a bad one', async () => {
	controls().storesBeforeFault = true;
	await pushMany(domEvents(rtEvent(), rtEvent('email="ann@example.com"'), rtEvent()));
	expect(stored()).toBe(1);
});

test.each([
	['fewer', 1],
	['none', 0],
] as const)('batchIds %s answers %i of 2 ids', async (batchIds, expected) => {
	controls().batchIds = batchIds;
	const { text } = await pushMany(domEvents(rtEvent(), rtEvent()));
	expect(text.match(/ id='/g) ?? []).toHaveLength(expected);
	expect(stored()).toBe(2);
});

test('plId zero answers 0 and stores nothing', async () => {
	controls().plId = 'zero';
	expect((await push(domEvent())).text).toContain("<plId xsi:type='xsd:long'>0</plId>");
	expect(stored()).toBe(0);
});

test('plId missing stores the event and answers no id', async () => {
	controls().plId = 'missing';
	expect((await push(domEvent())).text).not.toContain('plId');
	expect(stored()).toBe(1);
});

test('faultStatus sets the status of faults', async () => {
	controls().faultStatus = 500;
	expect((await push(domEvent('<rtEvent/>'))).status).toBe(500);
});
