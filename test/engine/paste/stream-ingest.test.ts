import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import { resourceMapping } from '../../harness/nodeMethods';
import { journeyPreview, journeyValues } from '../../unit/paste/samples';
import { Bench } from '../bench/bench';
import { entities, messages, streamIngest } from '../bench/experiencePlatform';
import { outcomes } from '../bench/items';

const { organizationId } = demo.ims;
const { schemas, journeyEventId, datasets, inlets, flows } = demo.experiencePlatform;
const person = 'body.xdmEntity._instance_name.person';

const mapped = (value: INodeParameters): INodeParameters => ({
	values: { mappingMode: 'defineBelow', value, schema: [] },
});
const automatic: INodeParameters = { values: { mappingMode: 'autoMapInputData', value: null, schema: [] } };

describe('Stream Ingest with a pasted payload preview', () => {
	let bench: Bench<'experiencePlatform'>;
	beforeAll(async () => {
		bench = await Bench.open(streamIngest);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const paste = async (
		items: IDataObject[],
		parameters: INodeParameters,
		pasted: string = journeyPreview,
		options = {},
	) =>
		await bench.runApart(
			items,
			{ specifyEntity: 'paste', pasted, schemaId: '', datasetId: '', ...parameters },
			options,
		);
	const fields = async (pasted: string) =>
		await resourceMapping({
			loader: bench.loader,
			node: { type: 'experiencePlatformStreamIngest', parameters: { specifyEntity: 'paste', pasted } },
			credentials: {},
			method: 'readPreviewFields',
		});

	test('the fields are the placeholders of the documented preview, with their types', async () => {
		const { fields: list, emptyFieldsNotice } = await fields(journeyPreview);
		expect(emptyFieldsNotice).toBeUndefined();
		expect(list.map(({ id, type, required }) => [id, type, required])).toEqual([
			['header.schemaRef.id', 'string', true],
			[`${person}.firstName`, 'string', true],
			[`${person}.lastName`, 'string', true],
			[`${person}.gender`, 'string', true],
			[`${person}.birthYear`, 'number', true],
			[`${person}.emailAddress`, 'string', true],
			['body.xdmEntity.identityMap.Email[0].id', 'string', true],
			['body.xdmEntity._experience.campaign.orchestration.eventID', 'string', true],
			['header.datasetId', 'string', false],
			['header.imsOrgId', 'string', false],
			['body.xdmMeta.schemaRef.id', 'string', false],
			['body.xdmEntity._id', 'string', false],
			['body.xdmEntity.timestamp', 'dateTime', false],
		]);
		// The form cuts long names at their end, and shows nothing but them.
		expect(list.map(({ displayName }) => displayName)).toEqual([
			...['header.schemaRef.id', 'firstName', 'lastName', 'gender', 'birthYear', 'emailAddress', 'Email[0].id'],
			...['eventID', 'datasetId (left out if empty)', 'imsOrgId (filled in if empty)'],
			'xdmMeta.schemaRef.id (left out if empty)',
			...['_id (filled in if empty)', 'timestamp (filled in if empty)'],
		]);
		expect(list.every(({ display, defaultMatch }) => display && !defaultMatch)).toBe(true);
		expect(JSON.stringify(list)).not.toContain('defaultValue');
	});

	test('nothing pasted, and a text that is none, are told in place of the fields', async () => {
		expect(await fields('')).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining("Paste a text into 'Pasted Text'"),
		});
		const { emptyFieldsNotice = '' } = await fields('{\n "header": {},\n "body": <b>\n}');
		expect(emptyFieldsNotice).toMatch(/line 3: expected a JSON value, found &quot;&lt;b&gt;/);
	});

	test('the pasted preview with mapped values arrives, completed by what the node makes', async () => {
		const { outputs } = await paste([{}, {}], mapped(journeyValues));
		expect(outputs[1]).toEqual([]);
		expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted']);
		const [first, second] = messages(bench);
		expect(first?.header).toEqual({
			msgType: 'xdmEntityCreate',
			msgId: 'c25585b9-252e-431d-b562-e73da70c04e7',
			msgVersion: '1.0',
			xactionId: 'f5995abe-c49d-4848-9577-a7a4fc2996fb',
			imsOrgId: organizationId,
			schemaRef: { id: schemas.event, contentType: 'application/vnd.adobe.xed-full+json;version=1' },
			source: { name: 'Journeys' },
		});
		expect(first?.body.xdmMeta).toEqual({ schemaRef: first?.header.schemaRef });
		expect(first?.body.xdmEntity).toMatchObject({
			_instance_name: { person: { firstName: 'Jack', birthYear: 1980, emailAddress: 'jack@example.com' } },
			identityMap: { Email: [{ id: 'jack@example.com' }] },
			_experience: { campaign: { orchestration: { eventID: journeyEventId } } },
		});
		expect(first?.body.xdmEntity._id).not.toBe(second?.body.xdmEntity._id);
		expect(outputs[0]?.map(({ json }) => json._id)).toEqual([first?.body.xdmEntity._id, second?.body.xdmEntity._id]);
		expect(bench.sandbox.journal.count('experiencePlatform')).toBe(2);
	});

	test('Map Automatically takes full paths, nested values and the last parts of paths', async () => {
		const items = [
			{
				...{ 'header.schemaRef.id': schemas.event, 'header.datasetId': datasets.events, eventID: journeyEventId },
				body: { xdmEntity: { identityMap: { Email: [{ id: 'jack@example.com' }] } } },
				...{ firstName: 'Jack', lastName: 'Doe', gender: 'male', birthYear: '1980', emailAddress: 'jack@example.com' },
				timestamp: '2026-01-31T19:00:00',
				_id: 'order-1',
			},
		];
		const { outputs } = await paste(items, automatic, journeyPreview, { timezone: 'Europe/Paris' });
		expect(outputs[1]).toEqual([]);
		expect(outputs[0]?.[0]?.json._id).toBe('order-1');
		const [message] = messages(bench);
		expect(message?.header.datasetId).toBe(datasets.events);
		expect(message?.body.xdmEntity).toMatchObject({
			_id: 'order-1',
			timestamp: '2026-01-31T18:00:00.000Z',
			_instance_name: { person: { birthYear: 1980, gender: 'male' } },
			identityMap: { Email: [{ id: 'jack@example.com' }] },
		});
	});

	test('a field that is not filled rejects its item naming the path, and the others are sent', async () => {
		const value = { ...journeyValues, [`${person}.lastName`]: '={{ $json.lastName }}' };
		const { outputs } = await paste([{ lastName: 'Doe' }, {}, { lastName: '' }, { lastName: null }], mapped(value));
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(outcomes(outputs[1])).toEqual(['rejected', 'rejected', 'rejected']);
		for (const { json } of outputs[1] ?? []) expect(json.error).toContain(`${person}.lastName`);
		expect(messages(bench)).toHaveLength(1);
	});

	test('a value of another type rejects its item alone, also where n8n knows the type of the field', async () => {
		const value = { ...journeyValues, [`${person}.birthYear`]: '={{ $json.year }}' };
		const schema = [
			{
				id: `${person}.birthYear`,
				displayName: 'x',
				type: 'number',
				required: true,
				display: true,
				defaultMatch: false,
			},
			{
				id: `${person}.firstName`,
				displayName: 'x',
				type: 'string',
				required: true,
				display: true,
				defaultMatch: false,
			},
		];
		const values = { mappingMode: 'defineBelow', value, schema };
		const { outputs } = await paste([{ year: 'long ago' }, { year: 1980 }, {}], { values } as INodeParameters);
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(outputs[1]?.map(({ json }) => json.error)).toEqual([
			expect.stringMatching(/'body\.\S+' must be a number/),
			expect.stringContaining('Fields of the pasted text are not filled'),
		]);
	});

	test('an empty required field does not make n8n refuse the workflow', async () => {
		const schema = [
			{
				id: `${person}.firstName`,
				displayName: 'x',
				type: 'string',
				required: true,
				display: true,
				defaultMatch: false,
			},
		];
		const { [`${person}.firstName`]: _left, ...value } = journeyValues;
		const { outputs, status } = await paste([{}], {
			values: { mappingMode: 'defineBelow', value, schema },
		} as INodeParameters);
		expect(status).toBe('success');
		expect(outputs[1]?.[0]?.json.error).toContain(`${person}.firstName`);
	});

	test('a field that was removed in the form is left away', async () => {
		const schema = [
			{
				id: `${person}.gender`,
				displayName: 'x',
				type: 'string',
				removed: true,
				required: true,
				display: true,
				defaultMatch: false,
			},
		];
		const { [`${person}.gender`]: _left, ...value } = journeyValues;
		const { outputs } = await paste([{}], { values: { mappingMode: 'defineBelow', value, schema } } as INodeParameters);
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(entities(bench)[0]?._instance_name).not.toHaveProperty('person.gender');
	});

	test.each(['body', 'entity'])('only the %s may be pasted; the parameters give the rest', async (part) => {
		const { body } = JSON.parse(journeyPreview) as { body: IDataObject };
		const pasted = JSON.stringify(part === 'body' ? body : body.xdmEntity);
		const prefix = part === 'body' ? 'body.' : 'body.xdmEntity.';
		const value = Object.fromEntries(
			Object.entries(journeyValues)
				.filter(([path]) => path.startsWith(prefix))
				.map(([path, entry]) => [path.slice(prefix.length), entry]),
		);
		const beside = { datasetId: datasets.events, sourceName: 'shop', schemaId: schemas.event };
		const { outputs } = await paste([{}], { ...mapped(value), ...beside }, pasted);
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(messages(bench)[0]?.header).toEqual({
			schemaRef: { id: schemas.event, contentType: 'application/vnd.adobe.xed-full+json;version=1' },
			datasetId: datasets.events,
			source: { name: 'shop' },
			imsOrgId: organizationId,
		});
	});

	test('parameters that contradict the preview reject the item naming both', async () => {
		const { outputs } = await paste([{}], { ...mapped(journeyValues), schemaId: schemas.profile });
		expect(outputs[1]?.[0]?.json.error).toContain(
			`'Schema' is ${schemas.profile}, but the pasted text says ${schemas.event}`,
		);
		expect(bench.sent).toEqual([]);
	});

	test.each([false, true])(
		"a preview of another organization than the credential's is not sent (dry run: %s)",
		async (dryRun) => {
			const value = { ...journeyValues, 'header.imsOrgId': '={{ $json.org }}' };
			const items = [{ org: '1234567890ABCDEF12345678@AdobeOrg' }, { org: organizationId }];
			const { outputs } = await paste(items, { ...mapped(value), options: { dryRun } });
			expect(outputs[0]).toHaveLength(1);
			expect(outputs[1]?.[0]?.json.error).toMatch(/1234567890ABCDEF12345678@AdobeOrg, the credential to .*\[item 0\]/);
			expect(bench.sent).toHaveLength(dryRun ? 0 : 1);
		},
	);

	describe('the cURL request of a tutorial', () => {
		const inlet = () => `${bench.sandbox.url}/collection/${inlets.events}`;
		const curl = (address: string, body: unknown, headers: string[] = []) =>
			`curl -X POST ${address} ${headers.map((header) => `-H '${header}' `).join('')}-d '${JSON.stringify(body)}'`;
		const schemaRef = {
			id: 'https://ns.adobe.com/{TENANT}/schemas/{SCHEMA_ID}',
			contentType: 'application/vnd.adobe.xed-full+json;version={VERSION}',
		};
		const message = {
			header: { schemaRef, imsOrgId: '{ORG_ID}', datasetId: '{DATASET_ID}', flowId: '<flowId>' },
			body: {
				xdmMeta: { schemaRef },
				xdmEntity: {
					...{
						_id: 'http-source-connector-acme-01',
						timestamp: '2023-02-01T10:00:00Z',
						eventType: 'commerce.purchases',
					},
					identityMap: { Email: [{ id: 'suman@example.com' }] },
				},
			},
		};

		test('is filled like a preview: no event keeps the ID, the time or the person of the sample', async () => {
			const text = curl(`${inlet()}?syncValidation=true`, message, [`x-adobe-flow-id: ${flows.events}`]);
			const beside = { schemaId: schemas.event, datasetId: datasets.events };
			const items = [{ 'Email[0].id': 'ada@example.com' }, { 'Email[0].id': 'bob@example.com' }, {}];
			const { outputs } = await paste(items, { ...automatic, ...beside }, text);
			expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted']);
			expect(outputs[1]?.[0]?.json.error).toContain('body.xdmEntity.identityMap.Email[0].id');
			const sent = messages(bench);
			expect(sent[0]?.header).toMatchObject({
				...{ imsOrgId: organizationId, datasetId: datasets.events, flowId: flows.events },
				schemaRef: { id: schemas.event },
			});
			const own = sent.map(({ body }) => body.xdmEntity);
			expect(own.map(({ identityMap }) => identityMap)).toEqual([
				{ Email: [{ id: 'ada@example.com' }] },
				{ Email: [{ id: 'bob@example.com' }] },
			]);
			expect(new Set(own.map(({ _id }) => _id)).size).toBe(2);
			for (const { timestamp } of own) expect(Date.now() - Date.parse(String(timestamp))).toBeLessThan(600_000);
		});

		test('with a bare entity goes as raw data, with its flow in a header', async () => {
			const text = curl(
				inlet().replace(inlets.events, inlets.raw),
				{ name: 'Johnson Smith', location: { city: 'Seattle' } },
				[`x-adobe-flow-id: ${flows.raw}`],
			);
			const items = [{ name: 'Ada', city: 'London' }];
			const { outputs } = await paste(
				items,
				{ ...automatic, inletUrl: `${bench.sandbox.url}/collection/${inlets.raw}` },
				text,
			);
			expect(outcomes(outputs[0])).toEqual(['accepted']);
			expect(bench.sent[0]?.headers['x-adobe-flow-id']).toBe(flows.raw);
			expect(bench.sent[0]?.body).toContain('{"name":"Ada","location":{"city":"London"}}');
		});

		test('for another inlet is not sent, and its address is never called', async () => {
			const text = curl(`https://dcs.adobedc.net/collection/${inlets.events}`, message);
			const { outputs } = await paste([{ 'Email[0].id': 'ada@example.com' }], automatic, text);
			expect(outputs[1]?.[0]?.json.error).toContain("for another inlet than 'Inlet URL', on dcs.adobedc.net");
			expect(JSON.stringify(outputs)).not.toContain(inlets.events);
			expect(bench.sent).toEqual([]);
		});

		test('whose headers and data contradict each other is refused', async () => {
			const text = curl(inlet(), { ...message, header: { flowId: 'a' } }, ['x-adobe-flow-id: b']);
			const { outputs } = await paste(
				[{ 'Email[0].id': 'ada@example.com' }],
				{ ...automatic, schemaId: schemas.event },
				text,
			);
			expect(outputs[1]?.[0]?.json.error).toContain('name different data flows');
		});
	});

	test('a profile record gets no timestamp, and its sample ID goes to nobody', async () => {
		const pasted = JSON.stringify({ _id: 'sample-1', personalEmail: { address: '<address>' } });
		const items = [{ address: 'ada@example.com', _id: 'profile-7' }, { address: 'bob@example.com' }];
		await paste(items, { ...automatic, schemaId: schemas.profile }, pasted);
		const [first, second] = entities(bench);
		expect(first).toEqual({ _id: 'profile-7', personalEmail: { address: 'ada@example.com' } });
		expect(second).toEqual({
			_id: expect.stringMatching(/^[\da-f-]{36}-1$/),
			personalEmail: { address: 'bob@example.com' },
		});
	});

	test('invisible characters in the paste change nothing', async () => {
		const spoiled = `\u200B\uFEFF${journeyPreview.replaceAll('"string"', '"string\u200B"').replace('"imsOrgId"', '"ims\u2060OrgId\u00A0"')}\u00A0\uFEFF`;
		expect((await fields(spoiled)).fields).toEqual((await fields(journeyPreview)).fields);
	});

	test('numbers that JavaScript would round go out digit by digit', async () => {
		const { body } = JSON.parse(journeyPreview) as { body: { xdmEntity: IDataObject } };
		const pasted = JSON.stringify(body.xdmEntity).replace(
			'"timestamp"',
			'"_sandbox":{"order":{"number":"a","total":9007199254740993}},"timestamp"',
		);
		const value = Object.fromEntries(
			Object.entries(journeyValues).map(([path, entry]) => [path.replace('body.xdmEntity.', ''), entry]),
		);
		await paste([{}], { ...mapped(value), schemaId: schemas.event }, pasted);
		expect(bench.sent[0]?.body).toContain('"total":9007199254740993}');
	});

	test('a secret in the paste is in no output and no request', async () => {
		const secret = 'eyJhbGciOiJSUzI1NiJ9.pasted-secret-value.signature';
		const pasted = `{"Authorization": "Bearer ${secret}", ${journeyPreview.trim().slice(1, -1)}  oops ${secret}`;
		const broken = await paste([{}], mapped(journeyValues), pasted);
		const notJson = await paste([{}], mapped(journeyValues), `Authorization: Bearer ${secret}\n{}`);
		expect(JSON.stringify([broken.outputs, notJson.outputs])).not.toMatch(/pasted-secret|eyJhb/);
		expect(outcomes([...(broken.outputs[1] ?? []), ...(notJson.outputs[1] ?? [])])).toEqual(['rejected', 'rejected']);
		expect(JSON.stringify(await fields(pasted))).not.toMatch(/pasted-secret|eyJhb/);
	});

	test('Retry On Fail sends nothing twice and keeps the _id', async () => {
		const value = { ...journeyValues, [`${person}.lastName`]: '={{ $json.lastName }}' };
		const { outputs } = await paste([{}, { lastName: 'Doe' }], mapped(value), journeyPreview, {
			node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(messages(bench)).toHaveLength(1);
	});

	test('a stored workflow without the choice works as before', async () => {
		const { outputs } = await bench.runApart([
			{ _id: 'event-0', timestamp: '2026-01-31T18:00:00Z', identityMap: { Email: [{ id: 'a@example.com' }] } },
		]);
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(messages(bench)[0]?.header).toMatchObject({ datasetId: datasets.events, schemaRef: { id: schemas.event } });
	});
});
