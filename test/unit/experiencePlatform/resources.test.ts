import { flows, inlets, schemas } from '../../../nodes/ExperiencePlatform/wire/resources';

const credential = { environment: 'custom', platformUrl: 'https://platform.example.com/' };
const response = (body: unknown, status = 200) => ({ status, headers: {}, body: JSON.stringify(body) });

test('inlets are the streaming connections that have an address', () => {
	expect(inlets.request(credential, '').url).toBe(
		'https://platform.example.com/data/foundation/flowservice/connections?limit=100&property=connectionSpec.id%3D%3Dbc7b00d6-623a-4dfc-9fdb-f1240aeadaeb',
	);
	const items = [
		{ name: 'Shop', auth: { params: { inletUrl: 'https://dcs.adobedc.net/collection/1' } } },
		{ auth: { params: { inletUrl: 'https://dcs.adobedc.net/collection/2' } } },
		{ name: 'Bucket', auth: { params: {} } },
		{ name: 'Nothing' },
	];
	expect(inlets.read(response({ items }))).toEqual({
		kind: 'list',
		list: {
			choices: [
				{ name: 'Shop', value: 'https://dcs.adobedc.net/collection/1' },
				{ name: 'https://dcs.adobedc.net/collection/2', value: 'https://dcs.adobedc.net/collection/2' },
			],
		},
	});
});

test('the next page of flows is asked for with its token', () => {
	const read = flows.read(
		response({
			items: [{ id: '69f1', name: 'Flow' }],
			_links: { next: { href: '/flows?limit=1&continuationToken=a%2Fb' } },
		}),
	);
	expect(read).toEqual({ kind: 'list', list: { choices: [{ name: 'Flow', value: '69f1' }], next: 'a/b' } });
	expect(flows.request(credential, 'a/b').url).toContain('continuationToken=a%2Fb');
});

test('schemas are named by their title and chosen by their $id', () => {
	expect(schemas.request({}, '').headers.Accept).toBe('application/vnd.adobe.xed-id+json');
	expect(schemas.request({}, 'x').url).toBe(
		'https://platform.adobe.io/data/foundation/schemaregistry/tenant/schemas?limit=100&orderby=title&start=x',
	);
	expect(
		schemas.read(response({ results: [{ $id: 'https://ns.adobe.com/a', title: 'A' }], _page: { next: null } })),
	).toEqual({ kind: 'list', list: { choices: [{ name: 'A', value: 'https://ns.adobe.com/a' }] } });
});

test.each([
	[401, { error_code: '401013', message: 'Oauth token is not valid' }, 'tokenExpired'],
	[403, { error_code: '403027', message: 'User region is missing' }, 'denied'],
	[403, {}, 'unknown'],
	[200, { nothing: true }, 'unknown'],
	[500, 'oops', 'unknown'],
])('%i %j is no list', (status, body, kind) => {
	expect(schemas.read(response(body, status))).toMatchObject({ kind });
});
