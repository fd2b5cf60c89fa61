import { readPreview } from '../../../nodes/ExperiencePlatform/paste/preview';

const paths = (entity: object) =>
	readPreview(JSON.stringify({ eventType: 'a', ...entity })).fields.map(({ path }) => path);

describe('the fields of an entity', () => {
	test.each(['string', 'XXX', 'string - optional', '<name>', '{{name}}', '${NAME}', 'TODO', 'your name'])(
		'%j is a placeholder in every kind of paste',
		(text) => expect(paths({ name: text, list: [text] })).toEqual(['name', 'list']),
	);
	test.each(['', ' ', 'Jacket', 'strings', '$ 125'])('%j stays as it is', (text) =>
		expect(paths({ name: text })).toEqual([]),
	);
});

const fieldsOf = (document: object) =>
	readPreview(JSON.stringify(document)).fields.map(
		({ path, type, required, optional }) => `${path} ${type}${required ? ' *' : ''}${optional ? '' : ' !'}`,
	);

describe('what belongs to one event or one person is a field, whatever stands there', () => {
	test.each([
		['a captured event', { _id: '5f3a', timestamp: '2023-02-01T10:00:00Z' }, ['_id string', 'timestamp dateTime']],
		['an event with neither', { _experience: {} }, ['_id string', 'timestamp dateTime']],
		['an event without an ID', { timestamp: 1675245600000, a: 'b' }, ['timestamp dateTime', '_id string']],
		['a record', { _id: 'acme-1', personalEmail: { address: 'a@example.com' } }, ['_id string']],
		[
			'identities',
			{ identityMap: { Email: [{ id: 'ann@example.com', primary: false }], ECID: [{ id: '123' }] }, _id: 1 },
			[
				'identityMap.Email[0].id string * !',
				'identityMap.Email[0].primary boolean * !',
				'identityMap.ECID[0].id string * !',
				'_id string',
			],
		],
	])('%s', (_, entity, expected) => {
		expect(fieldsOf(entity)).toEqual(expected);
		const within = expected.map((field) => `body.xdmEntity.${field}`);
		expect(fieldsOf({ header: { msgType: 'xdmEntityCreate' }, body: { xdmEntity: entity } })).toEqual(within);
	});

	test.each([
		['timestamp', true],
		['_experience', true],
		['_id', false],
		['identityMap', false],
		['eventType', false],
	])('an entity with %s is an event: %s', (name, isEvent) =>
		expect(readPreview(JSON.stringify({ [name]: {} })).isEvent).toBe(isEvent),
	);
});

test.each([
	['{ORG_ID}', '{DATASET_ID}', '{FLOW_ID}', 'https://ns.adobe.com/{TENANT_ID}/schemas/{SCHEMA_ID}'],
	['<imsOrgId>', '<datasetId>', '<flowId>', '<schemaRefId>'],
	['XXX@AdobeOrg', 'xxxxx', 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', 'XXX'],
	['YOUR_ORG_ID@AdobeOrg', 'YOUR_DATASET', 'YOUR_FLOW_ID', 'https://ns.adobe.com/<tenant>/schemas/1a2b'],
	['IMS_ORG', 'DATASET_ID', '${FLOW_ID}', '{{schema}}'],
])('the header may be left open by %s and the like', (imsOrgId, datasetId, flowId, id) => {
	const schemaRef = { id, contentType: 'application/vnd.adobe.xed-full+json;version={SCHEMA_VERSION}' };
	const header = { schemaRef, imsOrgId, datasetId, flowId, msgVersion: '1.0' };
	expect(fieldsOf({ header, body: { xdmMeta: { schemaRef: { id } }, xdmEntity: {} } })).toEqual([
		'header.schemaRef.id string *',
		'header.schemaRef.contentType string',
		'header.imsOrgId string',
		'header.datasetId string * !',
		'header.flowId string * !',
		'body.xdmMeta.schemaRef.id string',
	]);
});
