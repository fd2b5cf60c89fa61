import fc from 'fast-check';

import { readSignal } from '../../../nodes/AdobeCampaign/signalWorkflow.read';
import { judgeSignal, signalRequest, variablesElement, type Signal } from '../../../nodes/AdobeCampaign/wire/signal';
import { readWorkflows, workflowsRequest } from '../../../nodes/AdobeCampaign/wire/workflows';
import { itemOf } from '../marketo/itemOf';
import { saxTree } from '../xml/saxTree';

const credential = { baseUrl: 'https://acme.example.com/nl/jsp/soaprouter.jsp' };
const signal = (changes: Partial<Signal> = {}): Signal => ({
	...{ workflowId: 'WKF12345', activity: 'signal1', transition: '', complete: false },
	variables: '<variables customID="123456"/>',
	...changes,
});
const soap = (content: string, status = 200) => ({
	...{ status, headers: {} },
	body: `<?xml version='1.0'?><SOAP-ENV:Envelope xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/'><SOAP-ENV:Body>${content}</SOAP-ENV:Body></SOAP-ENV:Envelope>`,
});
const fault = (faultString: string, detail: string) =>
	soap(
		`<SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode><faultstring>${faultString}</faultstring><detail>${detail}</detail></SOAP-ENV:Fault>`,
	);

describe('the call', () => {
	test('is this text, byte by byte', () => {
		expect(signalRequest([signal()], credential)).toEqual({
			method: 'POST',
			url: 'https://acme.example.com/nl/jsp/soaprouter.jsp',
			headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: 'xtk:workflow#PostEvent' },
			body:
				'<?xml version="1.0" encoding="utf-8"?>\n' +
				'<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:xtk:workflow">' +
				'<soapenv:Header/><soapenv:Body><urn:PostEvent><urn:sessiontoken></urn:sessiontoken>' +
				'<urn:strWorkflowId>WKF12345</urn:strWorkflowId><urn:strActivity>signal1</urn:strActivity><urn:strTransition></urn:strTransition>' +
				'<urn:elemParameters><variables customID="123456"/></urn:elemParameters><urn:bComplete>false</urn:bComplete>' +
				'</urn:PostEvent></soapenv:Body></soapenv:Envelope>',
		});
	});

	test('has five parameters after the token, whatever they contain', () => {
		const texts = fc.string({ unit: fc.constantFrom('a', '<', '>', '&', '"', "'", '/', ']', ' ') });
		fc.assert(
			fc.property(texts, texts, texts, fc.boolean(), (workflowId, activity, transition, complete) => {
				const { body = '' } = signalRequest([signal({ workflowId, activity, transition, complete })], credential);
				const method = saxTree(body).children[1]?.children[0];
				expect(method?.children.map(({ name }) => name)).toEqual([
					...['sessiontoken', 'strWorkflowId', 'strActivity', 'strTransition', 'elemParameters', 'bComplete'],
				]);
				expect(method?.children[2]?.text).toBe(activity);
				expect(method?.children[5]?.text).toBe(String(complete));
			}),
		);
	});
});

describe('variables', () => {
	test('are attributes, in no namespace', () => {
		expect(
			variablesElement({
				text: 'a "b" <c> & d',
				number: 5,
				yes: true,
				none: null,
				at: new Date('2026-01-16T10:00:00Z'),
			}),
		).toEqual({
			xml: '<variables text="a &quot;b&quot; &lt;c&gt; &amp; d" number="5" yes="true" none="" at="2026-01-16T10:00:00.000Z"/>',
			charactersRemoved: false,
		});
		expect(variablesElement({})).toEqual({ xml: '<variables/>', charactersRemoved: false });
	});

	test.each([
		[{ 'first name': 'Ann' }, 'the key "first name" is not a valid XML name'],
		[{ 'first name': 'Ann', 'last name': 'Lee' }, 'the keys "first name", "last name" are not valid XML names'],
		[{ 'a="1" b': 'x' }, 'is not a valid XML name'],
		[{ '#text': 'x' }, 'the key "#text" is not a valid XML name'],
		[{ '@a': 'x' }, 'is not a valid XML name'],
		[{ order: { id: 1 } }, '"order" contains a list or an object'],
		[{ list: [1] }, '"list" contains a list or an object'],
	])('%j cannot be written', (given, why) => {
		expect(variablesElement(given)).toEqual({ why: expect.stringContaining(why) });
	});

	test('come out as they went in', () => {
		const names = fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/).filter((name) => name.toLowerCase() !== 'xmlns');
		const values = fc.string({ unit: fc.constantFrom('a', '"', '<', '&', '\n', '\t', '\r', 'é', '🚀', "'") });
		fc.assert(
			fc.property(fc.dictionary(names, values), (given) => {
				const written = variablesElement(given);
				const xml = 'xml' in written ? written.xml : '';
				const { attributes, children, name } = saxTree(xml);
				expect([name, children]).toEqual(['variables', []]);
				expect(Object.entries(attributes).sort()).toEqual(Object.entries(given).sort());
			}),
		);
	});
});

describe('the response', () => {
	test('without content is a success', () => {
		const response = soap("<PostEventResponse xmlns='urn:xtk:workflow'></PostEventResponse>");
		expect(judgeSignal(response, [signal({ transition: 'urgent' })])).toEqual({
			kind: 'answered',
			outcomes: [
				{
					outcome: 'accepted',
					json: { accepted: true, workflowId: 'WKF12345', activity: 'signal1', transition: 'urgent' },
				},
			],
		});
	});

	test.each([
		['another method', soap("<PushEventResponse xmlns='urn:nms:rtEvent'/>")],
		['nothing', { status: 200, headers: {}, body: '' }],
		['half of it', { ...soap('<PostEventResponse/>'), body: soap('<PostEventResponse/>').body.slice(0, -30) }],
		['a status', soap('<PostEventResponse/>', 502)],
	])('with %s is unknown: the workflow may have gone on', (_, response) => {
		expect(judgeSignal(response, [signal()])).toMatchObject({
			kind: 'unknown',
			reason: { todo: 'The workflow may have gone on: look at it before you send the signal again.' },
		});
	});

	test.each([
		['SOP-330011', 'Campaign could not pass the signal on'],
		['SOP-330006', 'This Campaign instance does not know the method'],
		['ABC-123456', 'Campaign refuses the signal'],
	])('with the fault %s speaks of the signal', (code, message) => {
		expect(judgeSignal(fault(`${code} Error while executing`, 'x'), [signal()])).toMatchObject({
			kind: 'refused',
			indivisible: true,
			reason: { message, code },
		});
	});

	test('no text for signals or queries speaks of an event that was stored', () => {
		for (const response of [fault('SOP-330007', ''), fault('SOP-330011', ''), soap('', 404), soap('', 302)]) {
			expect(JSON.stringify(judgeSignal(response, [signal()]))).not.toMatch(/event\b|execution instance/i);
		}
	});
});

describe('the workflows', () => {
	test('are asked for by this query', () => {
		expect(workflowsRequest(credential).body).toContain(
			'<urn:entity><queryDef schema="xtk:workflow" operation="select" lineCount="500"><select><node expr="@internalName"/><node expr="@label"/></select></queryDef></urn:entity>',
		);
	});

	test('are sorted by label', () => {
		const records =
			"<workflow internalName='WKF2' label='Zoo'/><workflow internalName='WKF1' label=''/><workflow label='no name'/><workflow internalName='WKF3' label='Import'/>";
		expect(
			readWorkflows(
				soap(
					`<ExecuteQueryResponse><pdomOutput><workflow-collection>${records}</workflow-collection></pdomOutput></ExecuteQueryResponse>`,
				),
			),
		).toEqual({
			kind: 'list',
			list: [
				{ name: 'WKF3', label: 'Import' },
				{ name: 'WKF1', label: 'WKF1' },
				{ name: 'WKF2', label: 'Zoo' },
			],
		});
	});
});

describe('an item', () => {
	const read = (given: Record<string, unknown>, json = {}) => {
		const { item, hints } = itemOf({ workflowId: 'WKF1', activity: 'signal', ...given }, json);
		return { ...readSignal(item), hints };
	};
	const fields = {
		assignments: [
			{ name: 'file', value: 'a.csv' },
			{ name: '', value: 'x' },
		],
	};

	test.each([
		[{ parameters: fields }, {}, '<variables file="a.csv"/>'],
		[
			{ specifyParameters: 'json', parametersJson: '{"n": 7615917337495251231, "price": 10.50}' },
			{},
			'<variables n="7615917337495251231" price="10.50"/>',
		],
		[{ specifyParameters: 'item' }, { file: 'b.csv', rows: 3 }, '<variables file="b.csv" rows="3"/>'],
		[{}, {}, '<variables/>'],
	])('gives variables by %j', (given, json, variables) => {
		expect(read(given, json)).toEqual({
			...{ workflowId: 'WKF1', activity: 'signal', transition: '', variables, complete: false, hints: [] },
		});
	});

	test.each([
		[{ workflowId: '' }, "'Workflow' is empty"],
		[{ workflowId: ['WKF1'] }, "'Workflow' must be a single value"],
		[{ activity: ' ' }, "'Activity' is empty"],
		[{ activity: 'sig\u0000nal' }, "'Activity' contains characters that XML does not allow"],
		[{ transition: { a: 1 } }, "'Transition' must be a single value"],
		[{ specifyParameters: 'json', parametersJson: '[1]' }, "'Parameters JSON' is not a valid JSON object"],
		[
			{ specifyParameters: 'json', parametersJson: '{"a b": 1}' },
			`'Parameters' cannot be written as variables: the key "a b" is not a valid XML name`,
		],
		[
			{
				parameters: {
					assignments: [
						{ name: 'x', value: 1 },
						{ name: 'x', value: 2 },
					],
				},
			},
			'"x" contains a list',
		],
		[{ specifyParameters: 'json', parametersJson: { a: 'x'.repeat(1_000_000) } }, 'The variables are too large'],
	])('with %j is refused', (given, message) => {
		expect(() => read(given)).toThrow(message);
	});

	test('says what XML cannot carry', () => {
		expect(read({ specifyParameters: 'json', parametersJson: { a: 'x\u0001y' } })).toMatchObject({
			variables: '<variables a="xy"/>',
			hints: ['Characters that are not allowed in XML were removed'],
		});
	});
});
