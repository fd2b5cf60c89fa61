import type { IDataObject } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import { Bench } from '../bench/bench';
import { events, streamIngest } from '../bench/experiencePlatform';

let bench: Bench<'experiencePlatform'>;
beforeAll(async () => {
	bench = await Bench.open(streamIngest);
});
afterEach(() => bench.reset());
afterAll(async () => await bench.close());

const count = 10_000;
/** Events of about 1 KB. */
const large = () =>
	events(count).map((event) => ({ ...event, _sandbox: { ...event._sandbox, note: 'n'.repeat(830) } }));
const positions = (items: Array<{ pairedItem?: unknown }> = []) =>
	items.map(({ pairedItem }) =>
		typeof pairedItem === 'object' && pairedItem !== null ? Reflect.get(pairedItem, 'item') : undefined,
	);

test('10,000 items of 1 KB go out in at most 20 calls and come back as 10,000 paired outcomes', async () => {
	const items = large();
	expect(Buffer.byteLength(JSON.stringify(items[0]))).toBeGreaterThan(1000);
	const { outputs, error } = await bench.run(items);
	expect(error).toBeUndefined();
	expect(bench.calls('batch').length).toBeLessThanOrEqual(20);
	expect(positions(outputs[0])).toEqual(items.map((_, item) => item));
	expect(outputs[0]?.every(({ json }, item) => json._id === `event-${item}`)).toBe(true);
	expect(bench.arrivals(items).every((times) => times === 1)).toBe(true);
});

test('with 1 % invalid ones exactly those are on the error output, with the code and the words of the platform', async () => {
	const schemaRef = {
		id: demo.experiencePlatform.schemas.event,
		contentType: 'application/vnd.adobe.xed-full+json;version=1',
	};
	const isBad = (index: number): boolean => index % 100 === 37;
	const items = large().map((xdmEntity, index): IDataObject => ({
		header: { schemaRef, imsOrgId: isBad(index) ? 'OTHER@AdobeOrg' : demo.ims.organizationId },
		body: { xdmMeta: { schemaRef }, xdmEntity },
	}));
	const { outputs } = await bench.runApart(items, { format: 'message' });
	expect(bench.calls('batch').length).toBeLessThanOrEqual(20);
	expect(positions(outputs[1])).toEqual(items.map((_, item) => item).filter(isBad));
	expect(positions(outputs[0])).toEqual(items.map((_, item) => item).filter((item) => !isBad(item)));
	const refusal = {
		outcome: 'rejected',
		code: '400',
		platformMessage: expect.stringContaining('absent or wrong ims org'),
	};
	expect(outputs[1]?.map(({ json }) => json.details)).toEqual(Array(100).fill(expect.objectContaining(refusal)));
});
