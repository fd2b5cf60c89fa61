import type { IDataObject } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import { Bench } from '../bench/bench';
import { entities, events, inletUrl, messages, streamIngest } from '../bench/experiencePlatform';
import { outcomes } from '../bench/items';

const { schemas, flows, datasets, journeyEventId } = demo.experiencePlatform;
const { organizationId } = demo.ims;

let bench: Bench<'experiencePlatform'>;
beforeAll(async () => {
	bench = await Bench.open(streamIngest);
});
afterEach(() => bench.reset());
afterAll(async () => await bench.close());

const journal = () => bench.sandbox.journal;
const journeys = () =>
	journal()
		.messages('journeys')
		.map(({ addressee }) => addressee);
const texts = (hints: Array<{ message: string }>) => hints.map(({ message }) => message).join('\n');

describe('batched', () => {
	test('all items share a call and each comes back with its own receipt', async () => {
		const items = events(3);
		const { outputs, error } = await bench.run(items);
		expect(error).toBeUndefined();
		expect(bench.calls('batch').length).toBe(1);
		expect(bench.arrivals(items)).toEqual([1, 1, 1]);
		expect(outputs[0]).toEqual(
			items.map(({ _id }, item) => ({
				json: {
					...{ accepted: true, recipient: `customer${item}@example.com`, reference: _id, _id },
					xactionId: expect.stringMatching(new RegExp(`-${item}$`)),
					...{
						inletId: demo.experiencePlatform.inlets.events,
						batchId: expect.any(String),
						receivedTimeMs: expect.any(Number),
					},
				},
				pairedItem: { item },
			})),
		);
	});

	test('batchSize divides the items', async () => {
		await bench.run(events(7), { options: { batchSize: 3, concurrency: 1 } });
		expect(bench.sent.map(({ body }) => JSON.parse(body).messages.length)).toEqual([3, 3, 1]);
	});

	test('maxBatchBytes divides the items, and no call is larger', async () => {
		const items = events(40).map((item) => ({ ...item, _sandbox: { note: 'é'.repeat(500) } }));
		await bench.run(items, { options: { maxBatchBytes: 20_000 } });
		const sizes = bench.sent.map(({ body }) => Buffer.byteLength(body));
		expect(Math.max(...sizes)).toBeLessThanOrEqual(20_000);
		expect(bench.sent.length).toBeLessThanOrEqual(5);
		expect(bench.arrivals(items)).toEqual(Array(40).fill(1));
	});

	test.each(['status', 'statusCode'] as const)(
		'207 with `%s` sends exactly the refused ones to the error output',
		async (batchForm) => {
			bench.sandbox.platforms.experiencePlatform.controls.values.batchForm = batchForm;
			const items = events(10);
			const schemaId = `={{ $json._id.endsWith('4') ? 'https://ns.adobe.com/nobody/schemas/1' : '${schemas.event}' }}`;
			const { outputs, after } = await bench.runApart(
				items,
				{ schemaId, datasetId: '' },
				{ after: { success: "={{ $('Feed').item.json._id }}", error: "={{ $('Feed').item.json._id }}" } },
			);
			expect(bench.calls('batch').length).toBe(1);
			expect(after.error).toEqual([{ value: 'event-4' }]);
			expect(after.success.map(({ value }) => value)).toEqual(
				items.map(({ _id }) => _id).filter((id) => id !== 'event-4'),
			);
			expect(outputs[1]?.[0]?.json).toMatchObject({
				error: expect.stringContaining('Experience Platform does not know the schema'),
				details: {
					outcome: 'rejected',
					code: '400',
					httpStatus: 400,
					platformMessage: expect.stringContaining('Message has unknown xdm format'),
				},
			});
			expect(outputs[0]?.every(({ json }) => !('error' in json))).toBe(true);
		},
	);

	test('messages that the answer does not mention are unknown, and nobody sends them again', async () => {
		bench.sandbox.platforms.experiencePlatform.controls.values.dropResponses = 2;
		const items = events(5);
		const { outputs } = await bench.runApart(items);
		expect(outcomes(outputs[0])).toEqual(Array(3).fill('accepted'));
		expect(outcomes(outputs[1])).toEqual(['unknown', 'unknown']);
		expect(bench.arrivals(items)).toEqual([1, 1, 1, 1, 1]);
	});

	test('413 is divided until the calls are small enough', async () => {
		bench.sandbox.platforms.experiencePlatform.controls.values.maxBodyBytes = 4_000;
		const items = events(16);
		const { outputs, error } = await bench.run(items);
		expect(error).toBeUndefined();
		expect(outcomes(outputs[0])).toEqual(Array(16).fill('accepted'));
		expect(bench.arrivals(items)).toEqual(Array(16).fill(1));
	});

	test('a message that is alone too large is rejected before sending, the others go', async () => {
		const items = [...events(2), { _id: 'huge', _sandbox: { note: 'x'.repeat(1_000_000) } }];
		const { outputs } = await bench.runApart(items);
		expect(outputs[1]?.[0]?.json.error).toMatch(/^The message is too large: 100\d{4} bytes/);
		expect(bench.calls('batch').length).toBe(1);
		expect(outputs[0]).toHaveLength(2);
	});

	test('a message larger than a batch, but not too large, gets a call of its own', async () => {
		const items = [...events(2), { ...events(1)[0], _id: 'large', _sandbox: { note: 'x'.repeat(950_000) } }];
		const { outputs } = await bench.run(items);
		expect(outcomes(outputs[0])).toEqual(Array(3).fill('accepted'));
		expect(bench.calls('batch').length).toBe(2);
	});
});

describe('single', () => {
	const single = { sendMode: 'single' };

	test('one call per item', async () => {
		const items = events(3);
		const { outputs } = await bench.run(items, single);
		expect(bench.calls('single').length).toBe(3);
		expect(bench.arrivals(items)).toEqual([1, 1, 1]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ accepted: true, _id: 'event-0', syncValidation: { skipped: true } });
		expect(outputs[0]?.[0]?.json).not.toHaveProperty('batchId');
	});

	test('synchronous validation tells pass and violations, and warns that the platform drops what breaks the schema', async () => {
		const items = [...events(1), { ...events(1)[0], _id: 'bad', _sandbox: { order: { number: 7 } }, extra: 1 }];
		const { outputs, hints } = await bench.runApart(items, { ...single, syncValidation: true });
		expect(bench.sent.map(({ query }) => query.toString())).toEqual(['syncValidation=true', 'syncValidation=true']);
		expect(outputs[0]?.[0]?.json.syncValidation).toEqual({ status: 'pass' });
		expect(outputs[1]?.[0]?.json).toMatchObject({
			details: {
				outcome: 'rejected',
				violations: [
					{ path: '#/_sandbox/order/number', keyword: 'type', message: 'expected type: String, found: Integer' },
					{ path: '#', keyword: 'additionalProperties', message: 'extraneous key [extra] is not permitted' },
				],
			},
		});
		expect(texts(hints)).toContain('Synchronous validation drops data that does not fit the schema');
		expect(journal().timesTaken('experiencePlatform', 'bad')).toBe(0);
	});

	test('a region without synchronous validation rejects the item and says so', async () => {
		bench.sandbox.platforms.experiencePlatform.controls.values.region = 'NLD2';
		const { outputs } = await bench.runApart(events(1), { ...single, syncValidation: true });
		expect(outputs[1]?.[0]?.json.error).toMatch(/^The region of this inlet does not support synchronous validation/);
		expect(bench.calls('single').length).toBe(1);
	});

	test('synchronous validation is paced: after 60 calls the next one waits', async () => {
		const reached = new Promise<void>((resolve) => {
			const timer = setInterval(() => {
				if (bench.sent.length < 60) return;
				clearInterval(timer);
				setTimeout(resolve, 300);
			}, 20);
		});
		await bench.run(events(62), { ...single, syncValidation: true }, { cancelWhen: reached });
		expect(bench.calls('single').length).toBe(60);
	});

	test('without it nothing is paced', async () => {
		await bench.run(events(62), single);
		expect(bench.calls('single').length).toBe(62);
	});
});

describe('the envelope', () => {
	test('names the schema twice, the organisation, the dataset, the flow and the source', async () => {
		await bench.run(events(1), { flowId: flows.events, sourceName: 'webshop' });
		const schemaRef = { id: schemas.event, contentType: 'application/vnd.adobe.xed-full+json;version=1' };
		expect(messages(bench)).toEqual([
			{
				header: {
					schemaRef,
					imsOrgId: organizationId,
					datasetId: datasets.events,
					flowId: flows.events,
					source: { name: 'webshop' },
				},
				body: { xdmMeta: { schemaRef }, xdmEntity: events(1)[0] },
			},
		]);
		expect(bench.sent[0]?.headers).toMatchObject({
			'x-gw-ims-org-id': organizationId,
			'x-sandbox-name': 'prod',
			'content-type': 'application/json',
		});
	});

	test('chosen from lists or typed in, parameters mean the same', async () => {
		const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
		await bench.run(events(1), {
			inletUrl: locator('list', inletUrl(bench.sandbox.url)),
			schemaId: locator('id', schemas.event),
			flowId: locator('list', flows.events),
		});
		expect(messages(bench)[0]?.header).toMatchObject({ flowId: flows.events, schemaRef: { id: schemas.event } });
	});

	test('another content type is an option', async () => {
		await bench.run(events(1), { options: { schemaContentType: 'application/vnd.adobe.xed-full+json;version=1.0' } });
		expect(messages(bench)[0]?.body.xdmMeta).toMatchObject({
			schemaRef: { contentType: 'application/vnd.adobe.xed-full+json;version=1.0' },
		});
	});

	test('an open inlet needs no credential and no log-on', async () => {
		const items = events(2);
		const { error } = await bench.run(items, {
			authentication: 'none',
			inletUrl: inletUrl(bench.sandbox.url, 'open'),
			organizationId,
		});
		expect(error).toBeUndefined();
		expect(bench.arrivals(items)).toEqual([1, 1]);
		expect(bench.sent[0]?.headers.authorization).toBeUndefined();
		expect(bench.sent[0]?.headers['x-gw-ims-org-id']).toBe(organizationId);
		expect(journal().callCount('ims token')).toBe(0);
	});

	test('an open inlet does without an organisation', async () => {
		const { outputs } = await bench.run(events(1), {
			authentication: 'none',
			inletUrl: inletUrl(bench.sandbox.url, 'open'),
		});
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(messages(bench)[0]?.header).not.toHaveProperty('imsOrgId');
	});

	test('an inlet that asks for authentication says so', async () => {
		const { outputs } = await bench.runApart(events(3), { authentication: 'none' });
		expect(outputs[1]?.[0]?.json.error).toMatch(/^This inlet requires authentication/);
		expect(outcomes(outputs[1])).toEqual(Array(3).fill('rejected'));
	});
});

describe('entities', () => {
	test('nulls are removed at every depth and dates written as texts', async () => {
		const entity = { ...events(1)[0], eventType: null, _sandbox: { person: { firstName: 'Ada', lastName: null } } };
		const { outputs } = await bench.run([entity as unknown as IDataObject]);
		expect(outcomes(outputs[0])).toEqual(['accepted']);
		expect(entities(bench)[0]).not.toHaveProperty('eventType');
		expect(entities(bench)[0]?._sandbox).toEqual({ person: { firstName: 'Ada' } });
	});

	test('_id and timestamp are filled in where they are missing, and the _id comes out', async () => {
		const { outputs } = await bench.run([{}, {}]);
		const ids = entities(bench).map(({ _id }) => String(_id));
		expect(new Set(ids).size).toBe(2);
		expect(outputs[0]?.map(({ json }) => json._id)).toEqual(ids);
		expect(entities(bench).every(({ timestamp }) => !Number.isNaN(Date.parse(String(timestamp))))).toBe(true);
	});

	test('record data gets neither', async () => {
		const profile = { person: { name: { firstName: 'Ada' } } };
		await bench.run([profile], {
			schemaId: schemas.profile,
			datasetId: datasets.profiles,
			options: { recordData: true },
		});
		expect(entities(bench)).toEqual([profile]);
		expect(journal().messages('experiencePlatform')[0]?.kind).toBe('record');
	});

	test('typed as JSON with expressions', async () => {
		const entityJson =
			'={ "_id": "{{ $json._id }}", "timestamp": "2026-01-31 18:00:00", "_sandbox": { "note": "typed" } }';
		await bench.run(events(2), { specifyEntity: 'json', entityJson }, { timezone: 'Europe/Paris' });
		expect(entities(bench).map(({ _id, timestamp }) => [_id, timestamp])).toEqual([
			['event-0', '2026-01-31T17:00:00.000Z'],
			['event-1', '2026-01-31T17:00:00.000Z'],
		]);
	});

	test('identities are merged into the identity map', async () => {
		const identity = [
			{ namespace: 'CRM', id: '={{ $json._id }}', primary: true },
			{ namespace: 'Phone', id: '', primary: false },
		];
		await bench.run(events(1), { identities: { identity } });
		expect(entities(bench)[0]?.identityMap).toEqual({
			Email: [{ id: 'customer0@example.com', primary: true }],
			CRM: [{ id: 'event-0', primary: true }],
		});
	});

	test("the input's items are not changed", async () => {
		const items = [{ _experience: { a: 1 }, identityMap: {} }];
		await bench.run(items, { journeyEventId, identities: { identity: [{ namespace: 'Email', id: 'x@example.com' }] } });
		expect(items).toEqual([{ _experience: { a: 1 }, identityMap: {} }]);
	});
});

describe('raw data', () => {
	const raw = () => ({ format: 'raw', inletUrl: inletUrl(bench.sandbox.url, 'raw'), flowId: flows.raw });

	test('goes as it is, with the data flow in a header', async () => {
		const { outputs } = await bench.run([{ id: 7, name: null }, { id: 8 }], raw());
		expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted']);
		expect(bench.sent[0]?.body).toBe('{"messages":[{"id":7,"name":null},{"id":8}]}');
		expect(bench.sent[0]?.headers['x-adobe-flow-id']).toBe(flows.raw);
	});

	test('finds the data flow in the inlet URL too', async () => {
		const { outputs } = await bench.run([{ id: 7 }], {
			...raw(),
			flowId: '',
			inletUrl: `${inletUrl(bench.sandbox.url, 'raw')}?x-adobe-flow-id=${flows.raw}`,
		});
		expect(outcomes(outputs[0])).toEqual(['accepted']);
	});

	test('typed in keeps numbers that are too long for JavaScript', async () => {
		await bench.run([{}], {
			...raw(),
			sendMode: 'single',
			specifyEntity: 'json',
			entityJson: '{"id": 72057594039162434}',
		});
		expect(bench.sent[0]?.body).toBe('{"id": 72057594039162434}');
	});
});

/** Adobe's sample of an event for a journey (Journey Orchestration documentation), with values in its places. */
function payloadPreview(changes: IDataObject = {}): {
	header: IDataObject;
	body: { xdmMeta: IDataObject; xdmEntity: IDataObject };
} {
	const schemaRef = { id: schemas.event, contentType: 'application/vnd.adobe.xed-full+json;version=1' };
	return {
		header: {
			msgType: 'xdmEntityCreate',
			msgId: 'c25585b9-252e-431d-b562-e73da70c04e7',
			msgVersion: '1.0',
			xactionId: 'f5995abe-c49d-4848-9577-a7a4fc2996fb',
			datasetId: datasets.events,
			imsOrgId: organizationId,
			schemaRef,
			source: { name: 'Journeys' },
		},
		body: {
			xdmMeta: { schemaRef },
			xdmEntity: {
				_instance_name: {
					person: {
						firstName: 'Ada',
						lastName: 'Lovelace',
						gender: 'female',
						birthYear: 1985,
						emailAddress: 'ada@example.com',
					},
				},
				identityMap: { Email: [{ id: 'ada@example.com' }] },
				_id: 'preview-1',
				timestamp: '2018-05-29T00:00:00.000Z',
				_experience: { campaign: { orchestration: { eventID: journeyEventId } } },
				...changes,
			},
		},
	};
}

describe('journeys', () => {
	test.each(['item', 'json'])(
		'the payload preview of an event starts its journey and goes as it is (%s)',
		async (specifyEntity) => {
			const preview = payloadPreview();
			const parameters = {
				format: 'message',
				specifyEntity,
				...(specifyEntity === 'json' ? { entityJson: JSON.stringify(preview) } : {}),
			};
			const { outputs, hints } = await bench.run([specifyEntity === 'item' ? preview : {}], parameters);
			expect(outputs[0]?.[0]?.json).toMatchObject({ accepted: true, _id: 'preview-1' });
			expect(messages(bench)).toEqual([preview]);
			expect(journeys()).toEqual(['ada@example.com']);
			expect(texts(hints)).not.toContain('identity');
		},
	);

	test('an entity with the event ID and an identity starts it too', async () => {
		const identity = [{ namespace: 'Email', id: '={{ $json.email }}', primary: true }];
		const items = ['ada@example.com', 'ben@example.com'].map((email, index) => ({ email, _id: `order-${index}` }));
		const entityJson = '={ "_id": "{{ $json._id }}" }';
		await bench.run(items, { journeyEventId, identities: { identity }, specifyEntity: 'json', entityJson });
		expect(journeys()).toEqual(['ada@example.com', 'ben@example.com']);
	});

	test('without an identity none starts, and a hint says why', async () => {
		const { hints } = await bench.run([{}], { journeyEventId });
		expect(journeys()).toEqual([]);
		expect(texts(hints)).toContain('Journey event without an identity map');
	});

	test('a preview whose placeholders are still there is rejected before sending, naming the fields', async () => {
		const preview = payloadPreview({ _id: 'string' });
		const { outputs } = await bench.runApart([{ ...preview, header: { ...preview.header, imsOrgId: 'XXX' } }], {
			format: 'message',
		});
		expect(outputs[1]?.[0]?.json).toMatchObject({
			error: expect.stringContaining('header.imsOrgId, body.xdmEntity._id'),
			details: { outcome: 'rejected', fields: ['header.imsOrgId', 'body.xdmEntity._id'] },
		});
		expect(bench.sent).toEqual([]);
	});
});

describe('warnings', () => {
	test('200 means received', async () => {
		const { hints } = await bench.run(events(5));
		expect(hints.map(({ message }) => message)).toEqual([expect.stringMatching(/^Accepted means received/)]);
	});

	test('an event above 10 KB and a time in the future are warned of, and sent', async () => {
		const items = [
			{ ...events(1)[0], _id: 'large', _sandbox: { note: 'x'.repeat(11_000) } },
			{ ...events(1)[0], _id: 'future', timestamp: '2999-01-01T00:00:00Z' },
		];
		const { hints } = await bench.run(items);
		expect(texts(hints)).toContain('Event larger than 10 KB');
		expect(texts(hints)).toContain("'timestamp' is in the future");
		expect(bench.arrivals(items)).toEqual([1, 1]);
		expect(journal().messages('experiencePlatform')[0]?.detail).toMatchObject({ profile: 'dropped: too large' });
	});

	test.each([
		['another host', 'https://dcs.example.com/collection/667b', 'a host that the access token must not go to'],
		[
			'plain http',
			'http://dcs.adobedc.net/collection/667b',
			'would send the access token to dcs.adobedc.net unencrypted',
		],
		['a host that only ends alike', 'https://evil-adobedc.net/collection/667b', 'must not go to'],
	])('the access token does not go to %s, wherever the address comes from', async (_, inletUrl, words) => {
		const { outputs } = await bench.runApart(events(2), { inletUrl });
		expect(outputs[1]?.map(({ json }) => json.error)).toEqual(Array(2).fill(expect.stringContaining(words)));
		expect(bench.wire).toEqual([]);
	});

	test('an inlet URL without encryption is warned of', async () => {
		const { hints } = await bench.run(events(2), {
			...{ authentication: 'none', organizationId: '1234567890ABCDEF12345678@AdobeOrg' },
			inletUrl: 'http://dcs.adobedc.net/collection/667b',
			options: { dryRun: true },
		});
		expect(texts(hints)).toContain("'Inlet URL' begins with http://, so the data is sent unencrypted");
	});
});

test.each<[string, IDataObject, IDataObject, RegExp]>([
	[
		'an inlet URL with a wrong path',
		{ inletUrl: 'https://dcs.adobedc.net/667b' },
		{},
		/^'Inlet URL' is not a valid inlet URL/,
	],
	['a schema id that is no URI', { schemaId: '_acme.schemas.1a2b' }, {}, /^'Schema' is not a valid schema ID/],
	['no schema', { schemaId: '' }, {}, /^'Schema' is empty/],
	['raw data without data flow', { format: 'raw' }, {}, /^'Data Flow' is empty/],
	['a message without header', { format: 'message' }, { body: {} }, /^The message has no 'header' and 'body'/],
	['a whole message as an entity', {}, payloadPreview(), /^The entity is a whole message/],
	[
		'JSON that is none',
		{ specifyEntity: 'json', entityJson: '{"a": ' },
		{},
		/^'Entity JSON' is not a valid JSON object/,
	],
	[
		'JSON that is a list',
		{ specifyEntity: 'json', entityJson: '[1]' },
		{},
		/^'Entity JSON' is not a valid JSON object/,
	],
	[
		'a placeholder in typed JSON',
		{ specifyEntity: 'json', entityJson: '{"_id": "string"}' },
		{},
		/placeholders in _id/,
	],
	['a placeholder for the event ID', { journeyEventId: 'XXX' }, {}, /^'Journey Event ID' still contains a placeholder/],
	[
		'a placeholder for the organisation',
		{ authentication: 'none', organizationId: 'XXX' },
		{},
		/^'Organization ID' is not a valid organization ID/,
	],
	['an identity without namespace', { identities: { identity: [{ id: 'x' }] } }, {}, /^An identity has no 'Namespace'/],
	['a timestamp that is none', {}, { timestamp: 'soon' }, /^'timestamp' of the entity is not a valid date: soon/],
	[
		'an expression in the options that cannot be read',
		{ options: { batchSize: "={{ $('Nowhere').item.json.size }}" } },
		{},
		/./,
	],
	['an expression that cannot be read', { datasetId: "={{ $('Nowhere').item.json.id }}" }, {}, /./],
])('%s is rejected before sending', async (_, parameters, item, message) => {
	const { outputs, status } = await bench.runApart([item], parameters as never);
	expect(status).toBe('success');
	expect(outputs[0]).toEqual([]);
	expect(outputs[1]?.[0]?.json.error).toMatch(message);
	expect(outcomes(outputs[1])).toEqual(['rejected']);
	expect(bench.sent).toEqual([]);
});
