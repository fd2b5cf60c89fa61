import { envelopeOf } from '../../../nodes/ExperiencePlatform/wire/envelope';
import { BATCH_BYTES, ingestRequest } from '../../../nodes/ExperiencePlatform/wire/ingest';
import { messages, settings } from './messages';

const credential = { organizationId: ' 7BF1@AdobeOrg ', sandboxName: 'prod' };
const schemaRef =
	'{"id":"https://ns.adobe.com/acme/schemas/1a2b3c","contentType":"application/vnd.adobe.xed-full+json;version=1"}';

test('a single XDM message names schema, organisation, dataset, flow and source in its header, the schema again in its body', () => {
	const sent = messages(['a'], { datasetId: '5da9', flowId: '69f1', sourceName: 'web "shop"' });
	expect(ingestRequest('single', sent, credential).body).toBe(
		`{"header":{"schemaRef":${schemaRef},"imsOrgId":"7BF1@AdobeOrg","datasetId":"5da9","flowId":"69f1",` +
			`"source":{"name":"web \\"shop\\""}},"body":{"xdmMeta":{"schemaRef":${schemaRef}},"xdmEntity":{"_id":"a"}}}`,
	);
});

test('a batch is one list of messages in their order', () => {
	const one = (id: string) =>
		`{"header":{"schemaRef":${schemaRef},"imsOrgId":"7BF1@AdobeOrg"},` +
		`"body":{"xdmMeta":{"schemaRef":${schemaRef}},"xdmEntity":{"_id":"${id}"}}}`;
	expect(ingestRequest('batched', messages(['a', 'b']), credential).body).toBe(
		`{"messages":[${one('a')},${one('b')}]}`,
	);
});

test('messages of one batch may have different schemas', () => {
	const sent = [...messages(['a']), ...messages(['b'], { schemaId: 'https://ns.adobe.com/acme/schemas/other' })];
	const body = JSON.parse(ingestRequest('batched', sent, credential).body ?? '');
	expect(body.messages.map(({ header }: { header: { schemaRef: { id: string } } }) => header.schemaRef.id)).toEqual([
		'https://ns.adobe.com/acme/schemas/1a2b3c',
		'https://ns.adobe.com/acme/schemas/other',
	]);
});

test('what the user left empty is not sent', () => {
	const { headers, body } = ingestRequest('single', messages(['a']), {});
	expect(headers).toEqual({ 'Content-Type': 'application/json', Accept: 'application/json' });
	expect(body).not.toMatch(/imsOrgId|datasetId|flowId|source/);
});

test('the organisation and the sandbox travel in headers', () => {
	expect(ingestRequest('single', messages(['a']), credential).headers).toMatchObject({
		'x-gw-ims-org-id': '7BF1@AdobeOrg',
		'x-sandbox-name': 'prod',
	});
});

test('without a credential the organisation is that of the parameter', () => {
	const { headers, body } = ingestRequest('single', messages(['a'], { organizationId: 'OWN@AdobeOrg' }), {});
	expect(headers['x-gw-ims-org-id']).toBe('OWN@AdobeOrg');
	expect(body).toContain('"imsOrgId":"OWN@AdobeOrg"');
});

test.each(['raw', 'message'] as const)('%s goes as it is, with the data flow and the dataset in headers', (format) => {
	const request = ingestRequest(
		'batched',
		messages(['a', 'b'], { format, flowId: '69f1', datasetId: '5da9' }),
		credential,
	);
	expect(request.body).toBe('{"messages":[{"_id":"a"},{"_id":"b"}]}');
	expect(request.headers).toMatchObject({ 'x-adobe-flow-id': '69f1', 'x-adobe-dataset-id': '5da9' });
});

test('the bytes of messages and batch add up to at least those of the body', () => {
	const sent = messages(['ä', 'b', '漢字'], { sourceName: 'é' });
	const counted = sent.reduce((sum, { bytes }) => sum + bytes + 1, BATCH_BYTES);
	const body = ingestRequest('batched', sent, credential).body ?? '';
	expect(counted).toBeGreaterThanOrEqual(Buffer.byteLength(body));
	// The organisation is counted with 64 bytes, because a credential is opened only later.
	expect(counted - Buffer.byteLength(body)).toBeLessThan(3 * 64);
});

test('messages share a call only where address and headers are the same', () => {
	const key = (changes: object) => envelopeOf({ ...settings, ...changes }).callKey;
	expect(key({ datasetId: 'x', schemaId: 'https://other.example.com/s' })).toBe(key({}));
	expect(key({ url: 'https://dcs.adobedc.net/collection/batch/other' })).not.toBe(key({}));
	expect(key({ organizationId: 'X@AdobeOrg' })).not.toBe(key({}));
	expect(key({ format: 'raw', flowId: 'a' })).not.toBe(key({ format: 'raw', flowId: 'b' }));
});
