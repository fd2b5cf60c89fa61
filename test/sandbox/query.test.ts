import { runningSandbox } from './running';
import { soap } from './soapClient';

const running = runningSandbox();
const query = (queryDef: string) =>
	soap({ url: running().url, action: 'xtk:queryDef#ExecuteQuery', parameters: `<urn:entity>${queryDef}</urn:entity>` });
const eventTypes =
	'<queryDef schema="xtk:enumValue" operation="select"><select><node expr="@id"/><node expr="@name"/><node expr="@label"/></select>' +
	`<where><condition expr="[enum/@name]='eventType'"/></where></queryDef>`;

test('lists the event types', async () => {
	const { text } = await query(eventTypes);
	expect(text).toContain("<enumValue id='2001' name='order_confirmation' label='Order confirmation'/>");
	expect(text.match(/<enumValue /g)).toHaveLength(8);
});

test('another enumeration is empty', async () => {
	expect((await query(eventTypes.replace('eventType', 'gender'))).text).toContain(
		'<enumValue-collection></enumValue-collection>',
	);
});

test.each([
	['another schema', eventTypes.replace('xtk:enumValue', 'nms:recipient'), 'XFR-180000'],
	['a query in a namespace', eventTypes.replace('<queryDef', '<queryDef xmlns="urn:xtk:queryDef"'), 'SOP-330007'],
	['an unknown column', eventTypes.replace('@label', '@secret'), 'XTK-170036'],
])('refuses %s', async (_, queryDef, code) => {
	expect((await query(queryDef)).text).toContain(code);
});

test('denyQuery takes away the right to read', async () => {
	running().platforms.campaign.controls.values.denyQuery = true;
	expect((await query(eventTypes)).text).toContain('Fault');
});

test('mcPing tells the length of the queue', async () => {
	const response = await fetch(`${running().url}/nl/jsp/mcPing.jsp`);
	expect(await response.text()).toMatch(/^Ok\n.*\n\d+\/400 pending events$/);
});
