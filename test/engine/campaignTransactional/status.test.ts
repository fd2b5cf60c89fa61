import type { IDataObject } from 'n8n-workflow';

import { statuses } from '../../../sandbox/campaignStandard/controls';
import { Bench } from '../bench/bench';
import { eventId, organization, sentTo, transactionalStatus } from '../bench/campaignTransactional';
import { jsons } from '../bench/items';

let bench: Bench<'campaignStandard'>;
beforeAll(async () => {
	bench = await Bench.open(transactionalStatus);
});
afterEach(() => bench.reset());
afterAll(async () => await bench.close());

const ends = ['processed', 'ignored', 'deliveryFailed', 'routingFailed', 'tooOld', 'targetingFailed'];
const wishing = (status: string) => `ann+${status}@example.com`;

describe('asked once', () => {
	beforeEach(() => {
		bench.platform.controls.values.pendingMs = 60_000;
	});

	test('the answer comes with final and delivered', async () => {
		const sent = await sentTo(bench, ['ann@example.com']);
		expect(jsons(await bench.runOn(sent))).toEqual([
			expect.objectContaining({
				PKey: sent[0]?.PKey,
				status: 'pending',
				email: 'ann@example.com',
				final: false,
				delivered: false,
			}),
		]);
	});

	test('a key with characters that mean something in addresses is found', async () => {
		const [event] = await sentTo(bench, ['ann@example.com']);
		const { error } = await bench.runOn([{ ...event }]);
		expect(error).toBeUndefined();
		expect(String(event?.PKey)).toMatch(/^@.*\+.*\/.*%2F==$/);
		const key = bench.calls('status')[0]?.path.split('/').pop() ?? '';
		expect(key).toMatch(/^@[\w-]+%2B[\w-]+%2F[\w-]+%252F==$/);
	});

	test.each(statuses)('%s', async (status) => {
		Object.assign(bench.platform.controls.values, { pendingMs: 0, processingMs: 0 });
		// An event is processing only on its way to another status.
		if (status === 'processing') bench.platform.controls.values.processingMs = 60_000;
		const [json] = jsons(await bench.runOn(await sentTo(bench, [wishing(status)])));
		expect(json).toMatchObject({ status, final: ends.includes(status), delivered: status === 'processed' });
	});

	test('a status that Adobe adds later is not final', async () => {
		Object.assign(bench.platform.controls.values, { pendingMs: 0, processingMs: 0, endStatus: 'future' });
		const [json] = jsons(await bench.runOn(await sentTo(bench, ['ann@example.com'])));
		expect(json).toMatchObject({ status: 'future', final: false, delivered: false });
	});

	test('the output holds what is needed to ask again', async () => {
		const first = await bench.runOn(await sentTo(bench, ['ann@example.com']));
		const { error, outputs } = await bench.runOn(jsons(first));
		expect(error).toBeUndefined();
		expect(outputs[0]?.[0]?.json).toMatchObject({ status: 'pending', organization, eventId });
	});

	test('an event that lost its key is refused with what to do', async () => {
		const [json] = jsons(await bench.runOn([{ organization, eventId, PKey: '@nonsense' }]));
		expect(json).toMatchObject({
			error: expect.stringContaining('Campaign does not know this primary key'),
			details: { outcome: 'rejected', httpStatus: 404 },
		});
	});

	test.each([
		['no key', { PKey: '' }, "'Primary Key' is empty"],
		['a key that would leave the path', { PKey: '..' }, "'Primary Key' cannot be part of a URL"],
		['an object for a key', { PKey: { a: 1 } }, "'Primary Key' must be a single value"],
		['no event', { eventId: '' }, "'Event ID' is empty"],
		['no organization', { organization: '' }, "'Organization' is empty"],
	])('%s is rejected without a call', async (_, changes, message) => {
		const [json] = jsons(await bench.runOn([{ organization, eventId, PKey: '@key', ...changes } as IDataObject]));
		expect(json).toMatchObject({ error: expect.stringContaining(message), details: { outcome: 'rejected' } });
		expect(bench.wire).toHaveLength(0);
	});

	test('a lost answer is asked for again, because asking changes nothing', async () => {
		const sent = await sentTo(bench, ['ann@example.com']);
		bench.sandbox.faults.add({ method: 'status', drop: true });
		expect(jsons(await bench.runOn(sent))).toMatchObject([{ status: 'pending' }]);
		expect(bench.calls('status')).toHaveLength(2);
	});

	test('an answer without a status is unknown', async () => {
		bench.sandbox.faults.add({ method: 'status', answer: { status: 200, body: '{"PKey":"@key"}' } });
		const [json] = jsons(await bench.runOn([{ organization, eventId, PKey: '@key' }]));
		expect(json).toMatchObject({
			error: expect.stringContaining('returned no status'),
			details: { outcome: 'unknown' },
		});
	});

	test('a dry run shows the request and calls nobody', async () => {
		const parameters = { wait: true, options: { dryRun: true } };
		const [json] = jsons(await bench.runOn([{ organization, eventId, PKey: '@k=' }], parameters));
		expect(json).toMatchObject({
			dryRun: true,
			request: { method: 'GET', url: `${bench.sandbox.url}/${organization}/campaign/mc${organization}/${eventId}/@k=` },
		});
		expect(bench.wire).toHaveLength(0);
	});
});
