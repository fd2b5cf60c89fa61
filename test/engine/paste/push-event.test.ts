import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import { resourceMapping } from '../../harness/nodeMethods';
import { envelope, envelopes, pastedSecrets, swallowed } from '../../unit/adobeCampaign/pastes';
import { fieldList, pasted } from './pasted';
import { pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { details, outcomes } from '../bench/items';

const type = 'adobeCampaignPushEvent';

describe('a pasted SOAP envelope', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const run = (items: IDataObject[], parameters: INodeParameters, options = {}) =>
		bench.run(items, { eventType: '', ...parameters }, { node: { onError: 'continueErrorOutput' }, ...options });
	const fields = (text: string) =>
		resourceMapping({
			loader: bench.loader,
			credentials: bench.store(),
			node: { type, parameters: pasted(text) },
			method: 'pastedFields',
		});
	/** The events that crossed the wire, as they were written. */
	const events = () => bench.wire.flatMap(({ body }) => body.match(/<(rtEvent|batchEvent)[^]*?<\/\1>/g) ?? []);
	const push = (event: string) =>
		envelope(
			`<urn:PushEvent><urn:sessiontoken>?</urn:sessiontoken><urn:domEvent>${event}</urn:domEvent></urn:PushEvent>`,
		);

	test('its values are the fields of the form', async () => {
		expect(fieldList(await fields(envelopes.one))).toEqual([
			'email string *',
			'ctx.firstName string *',
			'ctx.lastName string *',
		]);
		expect(fieldList(await fields(envelopes.several))).toEqual([
			'email string *',
			'ctx.firstName string *',
			'ctx.lastName string *',
		]);
	});

	test("'Make Names Valid' concerns the names in a list or an object that fills a field", async () => {
		const lines = '<ctx><line>?</line><line>?</line></ctx>';
		const text = push(`<rtEvent type="order_confirmation" email="?">${lines}</rtEvent>`);
		const item = { email: 'ada@example.com', line: [{ 'Product Name': 'Rose' }] };
		const refused = await run([item], pasted(text));
		expect(String(refused.outputs[1]?.[0]?.json.error)).toContain("'Context' cannot be written as XML");
		await run([item], { ...pasted(text), makeNamesValid: true });
		expect(events()).toEqual([expect.stringContaining('<Product_Name>Rose</Product_Name>')]);
	});

	test.each(swallowed.map((text) => [text]))(
		'one that lost its angle brackets says so in place of the fields: %#',
		async (text) => {
			expect((await fields(text)).emptyFieldsNotice).toMatch(
				/line 1: expected a SOAP envelope, found one without its angle brackets, which some web pages drop.*Copy the request from SoapUI/,
			);
		},
	);

	const ada =
		'<rtEvent type="test" email="ada@example.com"><ctx><firstName>Ada &amp; Co</firstName><lastName>42</lastName></ctx></rtEvent>';

	test.each([
		['PushEvent', envelopes.one],
		['PushEvents', envelopes.several],
	])("the article's %s arrives, mapped by hand and automatically", async (_, text) => {
		const byHand = await run(
			[{ mail: 'ada@example.com' }],
			pasted(text, { email: '={{ $json.mail }}', 'ctx.firstName': 'Ada & Co', 'ctx.lastName': 42 }),
		);
		expect(byHand.outputs[0]?.[0]?.json).toEqual({
			...{ accepted: true, recipient: 'ada@example.com', eventId: expect.any(String) },
			...{ eventType: 'test', method: 'PushEvent', queue: 'rtEvent' },
		});
		await run([{ email: 'ada@example.com', firstName: 'Ada & Co', lastName: 42 }], pasted(text));
		await run([{ email: 'ada@example.com', ctx: { firstName: 'Ada & Co', lastName: 42 } }], pasted(text));
		expect(events()).toEqual([ada, ada, ada]);
	});

	test('several items share a call as ever', async () => {
		const items = Array.from({ length: 3 }, (_, index) => ({
			email: `a${index}@example.com`,
			firstName: 'A',
			lastName: 'B',
		}));
		const { outputs } = await run(items, { ...pasted(envelopes.one), sendMode: 'batched' });
		expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted', 'accepted']);
		expect(bench.calls('PushEvents')).toHaveLength(1);
		expect(events()).toHaveLength(3);
	});

	describe('with everything in it', () => {
		const values = {
			...{
				email: 'ada@example.com',
				correlationId: 'c-7',
				'ctx.creationDate': '2026-11-22',
				'ctx.customer.@number': 8,
				'ctx.customer.name': 'Ada',
			},
			...{ 'ctx.customer.note': 'none', 'mobileApp.@uuid': 'app' },
		};
		const articles = [
			{ '@num': 1, name: 'Socks' },
			{ '@num': 2, name: 'Shoes' },
			{ '@num': 3, name: 'Hat' },
		];
		const content =
			'<ctx><creationDate>2026-11-22</creationDate><customer number="8"><name>Ada</name><note>none</note></customer>' +
			'<orderdetails><article num="1"><name>Socks</name></article><article num="2"><name>Shoes</name></article><article num="3"><name>Hat</name></article></orderdetails></ctx>' +
			'<mobileApp uuid="app" _operation="none"/></batchEvent>';

		test('what is not filled keeps what the envelope says of the kind, and leaves out what it says of one event', async () => {
			const { outputs } = await run(
				[{ articles }],
				pasted(envelopes.soapUi, { ...values, 'ctx.orderdetails.article': '={{ $json.articles }}' }),
			);
			expect(outputs[0]?.[0]?.json).toMatchObject({ accepted: true, eventType: 'order_confirmation' });
			expect(bench.calls('PushEvent')[0]?.headers.soapaction).toBe('nms:batchEvent#PushEvent');
			expect(events()).toEqual([
				`<batchEvent type="order_confirmation" email="ada@example.com" wishedChannel="0" origin="eCommerce" emailFormat="2" correlationId="c-7">${content}`,
			]);
		});

		test('what is filled is sent, dates in UTC', async () => {
			const more = {
				...values,
				mobilePhone: '+331',
				wishedChannel: 1,
				language: 'fr',
				externalId: 'W-1',
				scheduled: '2030-01-31T18:00:00',
				'ctx.orderdetails.article': JSON.stringify(articles),
			};
			await run([{}], pasted(envelopes.soapUi, more), { timezone: 'Europe/Paris' });
			expect(events()).toEqual([
				`<batchEvent type="order_confirmation" email="ada@example.com" mobilePhone="+331" wishedChannel="1" externalId="W-1" origin="eCommerce" scheduled="2030-01-31T17:00:00.000Z" language="fr" emailFormat="2" correlationId="c-7">${content}`,
			]);
		});

		test('what has to be filled and is not rejects its item alone, and names the paths', async () => {
			const { 'ctx.customer.name': _name, 'mobileApp.@uuid': _uuid, ...less } = values;
			const { outputs } = await run(
				[{ articles }],
				pasted(envelopes.soapUi, { ...less, 'ctx.orderdetails.article': '={{ $json.articles }}' }),
			);
			expect(outputs[1]?.[0]?.json.error).toMatch(
				/^Fields of the pasted text are not filled: ctx\.customer\.name, mobileApp\.@uuid \[item 0\]/,
			);
			expect(bench.wire).toEqual([]);
		});
	});

	test('of several addresses one is enough, none is too few', async () => {
		const text = push('<rtEvent type="test" email="?" mobilePhone="?"><ctx><a>?</a></ctx></rtEvent>');
		const { outputs } = await run([{ mobilePhone: '+331', a: 1 }, { a: 1 }], pasted(text));
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(outputs[1]?.[0]?.json.error).toMatch(/^The event has no recipient/);
	});

	test('a type and a context that are left open come from the item', async () => {
		const text = push('<rtEvent type="?" email="?"><ctx>?</ctx></rtEvent>');
		const { outputs } = await run(
			[{ type: 'order_confirmation', email: 'ada@example.com', ctx: { lines: [{ n: 1 }, { n: 2 }] } }],
			pasted(text),
		);
		expect(outputs[0]?.[0]?.json).toMatchObject({ accepted: true, eventType: 'order_confirmation' });
		expect(events()).toEqual([
			'<rtEvent type="order_confirmation" email="ada@example.com"><ctx><lines><n>1</n></lines><lines><n>2</n></lines></ctx></rtEvent>',
		]);
	});

	test('an address that is none is refused before sending', async () => {
		const { outputs } = await run([{ email: 'nobody', firstName: 'A', lastName: 'B' }], pasted(envelopes.one));
		expect(outputs[1]?.[0]?.json.error).toMatch(/is not a valid email address: nobody/);
		expect(bench.wire).toEqual([]);
	});

	const raw = (host: string) =>
		`POST /nl/jsp/soaprouter.jsp HTTP/1.1\nHost: ${host}\nX-Security-Token: ${pastedSecrets.security}\n\n${envelopes.one}`;
	const item = { email: 'ada@example.com', firstName: 'A', lastName: 'B' };

	test("a raw request for the credential's server is sent with the credential alone", async () => {
		const { outputs } = await run([item], pasted(raw(new URL(bench.sandbox.url).host)));
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		for (const secret of Object.values(pastedSecrets)) expect(JSON.stringify(bench.wire)).not.toContain(secret);
	});

	test('a raw request for another server is not sent, nor shown in a dry run', async () => {
		for (const dryRun of [false, true]) {
			const { outputs } = await run([item], { ...pasted(raw('rt.example.com')), options: { dryRun } });
			expect(outputs[1]?.[0]?.json.error).toMatch(/^The pasted text is for another host: rt\.example\.com \[item 0\]/);
			expect(details(outputs[1]?.[0]?.json)).toMatchObject({ outcome: 'rejected' });
		}
		expect(bench.wire).toEqual([]);
	});

	test('events of different shape are told of', async () => {
		const { hints } = await run(
			[item],
			pasted(envelopes.several.replace(/<lastName>DEF<\/lastName>(?![^]*<lastName>)/, '')),
		);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/events in the pasted envelope have different fields/),
		]);
	});

	test('nothing secret of the paste leaves, whatever happens', async () => {
		const texts = [
			...Object.values(envelopes),
			...swallowed,
			raw('rt.example.com'),
			envelopes.one.replace('</urn:domEvent>', ''),
			`${pastedSecrets.session} ${envelopes.one}`,
		];
		const seen: unknown[] = [];
		for (const text of texts) {
			seen.push(await fields(text));
			for (const dryRun of [false, true]) {
				const parameters = { ...pasted(text), options: { dryRun } };
				const continued = await run([item], parameters);
				const stopped = await run([item], parameters, { node: { onError: 'stopWorkflow' } });
				seen.push(
					continued.outputs,
					continued.hints,
					stopped.outputs,
					stopped.error,
					stopped.error?.message,
					stopped.error?.description,
				);
			}
		}
		seen.push(bench.wire.map(({ headers, body }) => ({ headers, body })));
		for (const secret of [...Object.values(pastedSecrets), 'pasted-password'])
			expect(JSON.stringify(seen)).not.toContain(secret);
		expect(JSON.stringify(seen)).toContain('"accepted":true');
		expect(JSON.stringify(seen.slice(0, -1))).not.toContain(demo.campaign.password);
	});
});
