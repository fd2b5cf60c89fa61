import { runningSandbox } from './running';
import { soap } from './soapClient';

const running = runningSandbox();
const post = async (
	workflow = 'WKF4900',
	activity = 'signal',
	transition = '',
	variables = '<variables file="a.csv"/>',
	complete = 'false',
) => {
	const parameters =
		`<urn:strWorkflowId>${workflow}</urn:strWorkflowId><urn:strActivity>${activity}</urn:strActivity>` +
		`<urn:strTransition>${transition}</urn:strTransition><urn:elemParameters>${variables}</urn:elemParameters><urn:bComplete>${complete}</urn:bComplete>`;
	return (await soap({ url: running().url, action: 'xtk:workflow#PostEvent', parameters })).text;
};
const taken = () => running().journal.count('campaign');

test.each(['WKF4900', '4900'])('takes a signal for the workflow %s', async (workflow) => {
	expect(await post(workflow)).toMatch(/<PostEventResponse xmlns='urn:xtk:workflow' [^>]*><\/PostEventResponse>/);
	expect(running().journal.messages('campaign')).toMatchObject([
		{ kind: 'signal', addressee: 'WKF4900/signal', detail: { variables: { file: 'a.csv' } } },
	]);
	expect(running().journal.timesTaken('campaign', 'WKF4900/signal?file=a.csv')).toBe(1);
});

test('an activity with several transitions takes each', async () => {
	await post('WKF4901', 'alert', 'urgent');
	expect(running().journal.messages('campaign')).toMatchObject([{ eventType: 'urgent' }]);
});

test('a completed activity does not react any more, and nobody is told', async () => {
	await post(undefined, undefined, undefined, undefined, '1');
	expect(await post()).toContain('PostEventResponse');
	expect(taken()).toBe(1);
	running().reset();
	await post();
	expect(taken()).toBe(1);
});

test('a workflow that is not running does not react either', async () => {
	expect(await post('WKF4903')).toContain('PostEventResponse');
	expect(taken()).toBe(0);
});

test.each([
	['an unknown workflow', ['WKF1'], 'The workflow &apos;WKF1&apos; does not exist'],
	['an unknown activity', ['WKF4900', 'signal1'], 'The activity &apos;signal1&apos; does not exist'],
	['an unknown transition', ['WKF4900', 'signal', 'urgent'], 'The transition &apos;urgent&apos; does not exist'],
	['no variables element', ['WKF4900', 'signal', '', ''], 'Exactly one &lt;variables&gt;'],
	['variables in a namespace', ['WKF4900', 'signal', '', '<urn:variables/>'], 'Exactly one &lt;variables&gt;'],
	['variables as elements', ['WKF4900', 'signal', '', '<variables><a>1</a></variables>'], 'Variables are attributes'],
	['no boolean', ['WKF4900', 'signal', '', '<variables/>', 'no'], 'is not a boolean'],
])('refuses %s', async (_, [workflow, activity, transition, variables, complete], words) => {
	expect(await post(workflow, activity, transition, variables, complete)).toContain(words);
	expect(taken()).toBe(0);
});

test('lists the workflows', async () => {
	const parameters =
		'<urn:entity><queryDef schema="xtk:workflow" operation="select"><select><node expr="@internalName"/><node expr="@label"/></select></queryDef></urn:entity>';
	const { text } = await soap({ url: running().url, action: 'xtk:queryDef#ExecuteQuery', parameters });
	expect(text).toContain("<workflow internalName='WKF4900' label='Import of a file'/>");
});
