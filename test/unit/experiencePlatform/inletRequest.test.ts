import { isSameInlet } from '../../../nodes/ExperiencePlatform/paste/inletRequest';
import { readPreview } from '../../../nodes/ExperiencePlatform/paste/preview';
import { PasteRefused } from '../../../nodes/shared/paste/pasteRefused';

const id = '2301a1f761f6d7bf62c5312c535e1076bbc7f14d728e63cdfd37ecbb4344425b';
const flowId = '1f086c23-2ea8-4d06-886c-232ea8bd061d';
const url = `https://dcs.adobedc.net/collection/${id}`;
const curl = (address: string, body: unknown, headers: string[] = []) =>
	[
		`curl -X POST ${address} \\`,
		...['Content-Type: application/json', ...headers].map((header) => `  -H '${header}' \\`),
		`  -d '${JSON.stringify(body)}'`,
	].join('\n');
const message = { header: { flowId: '<flowId>' }, body: { xdmEntity: { person: { name: '<name>' } } } };
const paths = (text: string) => readPreview(text).fields.map(({ path }) => path);

describe('the request of a tutorial', () => {
	test('with a message', () => {
		const text = curl(`${url}?synchronousValidation=true`, message, [`x-adobe-flow-id: ${flowId}`]);
		expect(readPreview(text)).toMatchObject({
			entity: 'body.xdmEntity',
			request: { inlet: { host: 'dcs.adobedc.net', id }, hasFlow: true, flowId, datasetId: '', organizationId: '' },
		});
		expect(readPreview(text).fields).toMatchObject([
			{ path: 'header.flowId', required: false, optional: true },
			{ path: 'body.xdmEntity.person.name', required: true },
		]);
	});
	test('with a bare entity and a flow: every value is a field', () => {
		const data = { name: 'Ada', tags: ['a'], lines: [{ sku: 'A', price: 1.5 }], vip: false, note: null, _id: '1' };
		const preview = readPreview(curl(url, data, [`x-adobe-flow-id:  ${flowId};`, 'x-adobe-dataset-id: {DATASET_ID}']));
		expect(preview.entity).toBeUndefined();
		expect(preview.request).toMatchObject({ flowId, datasetId: '' });
		expect(preview.fields.map(({ path, type, required }) => `${path} ${type}${required ? ' *' : ''}`)).toEqual([
			...['name string *', 'tags array *', 'lines[0].sku string *', 'lines[0].price number *', 'vip boolean *'],
			...['note string *', '_id string'],
		]);
	});
	test('whose flow is in the URL, or left open', () => {
		expect(readPreview(curl(`'${url}?x-adobe-flow-id=${flowId}'`, { a: 1 })).request).toMatchObject({ flowId });
		expect(readPreview(curl(url, { a: 1 }, ['x-adobe-flow-id: {FLOW_ID}'])).request).toMatchObject({
			hasFlow: true,
			flowId: '',
		});
	});
	test('with a bare entity and no flow is read as the entity', () => {
		expect(readPreview(curl(url, { _id: 'a', name: '<name>' }))).toMatchObject({ entity: '' });
	});
	test('for a batch: the first message is the template', () => {
		const batch = { messages: [message, message] };
		expect(readPreview(curl(url.replace('/collection/', '/collection/batch/'), batch))).toMatchObject({
			entity: 'body.xdmEntity',
			differing: false,
			request: { inlet: { id } },
		});
		expect(readPreview(JSON.stringify({ messages: [message, { header: {} }] })).differing).toBe(true);
	});
	test.each(["''", '"$INLET_URL"', '{INLET_URL}', 'https://dcs.adobedc.net/collection/{CONNECTION_ID}'])(
		'whose inlet is left open: %s',
		(address) => {
			expect(readPreview(curl(address, message)).request?.inlet).toBeUndefined();
			expect(paths(curl(address, message))).toContain('body.xdmEntity.person.name');
		},
	);
});

test.each([
	[url, true],
	[`${url}/?syncValidation=true`, true],
	[url.replace('/collection/', '/collection/batch/'), true],
	[url.toUpperCase().replace('COLLECTION', 'collection'), true],
	['', true],
	[url.replace('2301', '2302'), false],
	[url.replace('dcs.', 'dcs-int.'), false],
])('the inlet is that of %s: %s', (inletUrl, same) => {
	expect(isSameInlet({ host: 'dcs.adobedc.net', id }, inletUrl)).toBe(same);
});

describe('refused, with the line:', () => {
	test.each([
		[
			curl('https://platform.adobe.io/data/foundation/flowservice/connections', {}),
			'another API: /data/foundation/flowservice/connections',
			1,
		],
		[curl('https://dcs.adobedc.net', {}), 'a URL without a path', 1],
		[`curl \\\n -X GET ${url}`, 'a GET request', 2],
		[`curl \\\n -X POST ${url}`, 'none (no -d, --data or --data-raw)', 2],
		[`curl ${url} \\\n -d '{\n"a": <b>\n}'`, '"<b>"', 3],
		[curl(url, { name: 'Ada' }), 'an object without any of their members', 3],
	])('%#', (text, found, line) => {
		expect(() => readPreview(text)).toThrow(PasteRefused);
		try {
			readPreview(text);
		} catch (error) {
			expect(error).toMatchObject({ reason: { details: { parameter: 'Pasted Text', found, line } } });
		}
	});
});
