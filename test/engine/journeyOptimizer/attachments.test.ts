import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import { Bench } from '../bench/bench';
import { byId, details, first, jsons, outcomes } from '../bench/items';
import { executeCampaign, pdf } from '../bench/journeyOptimizer';

describe('attachments', () => {
	let bench: Bench<'journeyOptimizer'>;
	beforeAll(async () => {
		bench = await Bench.open(executeCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const form = (rows: IDataObject[], more: INodeParameters = {}): INodeParameters => ({
		...{ dataMode: 'defineBelow', userId: '={{ $json.userId }}', namespace: 'email' },
		attachments: { attachment: rows as INodeParameters[] },
		...more,
	});
	const invoices: IDataObject[] = [
		{ path: '=invoices/{{ $json.order }}.pdf', name: '={{ $json.order }}.pdf', contentType: 'application/pdf' },
	];
	const customers = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ userId: `customer${index}@example.com`, order: `W-${index}` }));
	const sent = () => bench.bodies().flatMap(({ recipients }) => recipients);
	/** An item with a file of so many bytes. */
	const withFile = (json: IDataObject, bytes: number, mimeType = 'application/pdf'): INodeExecutionData => ({
		json,
		binary: { data: { data: Buffer.alloc(bytes, 'PDF').toString('base64'), mimeType, fileName: 'file.pdf' } },
	});

	test('each recipient gets its own, in the form that Adobe documents', async () => {
		const result = await bench.run(customers(3), form(invoices, { options: { recipientsPerCall: 20 } }));
		expect(outcomes(result.outputs[0])).toEqual(['accepted', 'accepted', 'accepted']);
		expect(bench.calls()).toHaveLength(1);
		expect(sent()).toEqual(
			[0, 1, 2].map((index) => ({
				...{ type: 'aep', userId: `customer${index}@example.com`, namespace: 'email' },
				attachments: [pdf(`invoices/W-${index}.pdf`, `W-${index}.pdf`)],
			})),
		);
		expect(bench.calls()[0]?.body).toContain(
			'"attachments":[{"name":"W-0.pdf","contentType":"application/pdf","source":{"type":"dlzPath","path":"invoices/W-0.pdf"}}]',
		);
	});

	test('come after those of the recipient as JSON, and the high-throughput endpoint takes them too', async () => {
		const [customer = {}] = customers(1);
		await bench.run(
			[customer],
			form(invoices, {
				additionalFields: { recipientJson: JSON.stringify({ attachments: [pdf('terms.pdf')] }) },
				...{ endpoint: 'highThroughput', recipientType: 'external' },
				campaignId: byId(campaigns.passwordReset.campaignId),
			}),
		);
		expect(bench.bodies('highthroughput')[0]?.recipients).toMatchObject([
			{ attachments: [pdf('terms.pdf'), pdf('invoices/W-0.pdf', 'W-0.pdf')] },
		]);
	});

	test('an item that is the recipient brings its own, and those of the form stay hidden', async () => {
		const items = [{ userId: 'ada@example.com', namespace: 'email', attachments: [pdf('a.pdf')] }];
		await bench.run(items, form(invoices, { dataMode: 'autoMapInputData' }));
		expect(sent()).toMatchObject([{ attachments: [pdf('a.pdf')] }]);
	});

	test('an audience has none', async () => {
		const more = { endpoint: 'audience', campaignId: byId(campaigns.newsletter.campaignId) };
		await bench.run([{}], form([{ path: 'a.pdf', name: '', contentType: 'application/pdf' }], more));
		expect(bench.calls('audience')[0]?.body).not.toContain('attachments');
	});

	test("an item's file is checked, gives its name, and is not sent", async () => {
		const rows = [{ path: '=in/{{ $json.order }}.pdf', name: '', binaryPropertyName: 'data' }];
		const result = await bench.runOn([], form(rows, { options: { concurrency: 1 } }), {
			rawItems: [
				withFile({ userId: 'a@example.com', order: '1' }, 3_000),
				{ json: { userId: 'b@example.com', order: '2' } },
				withFile({ userId: 'c@example.com', order: '3' }, 3_000, 'image/png'),
				withFile({ userId: 'd@example.com', order: '4' }, 5 * 1_048_576 + 1),
				withFile({ userId: 'e@example.com', order: '5' }, 5 * 1_048_576),
			],
		});
		expect(outcomes(result.outputs[0])).toEqual(['accepted', 'rejected', 'rejected', 'rejected', 'accepted']);
		const told = jsons(result).map(({ error }) => error);
		expect(told[1]).toContain("The item has no file in data, as 'Input Data Field Name' says");
		expect(told[2]).toContain('The file in data is of the type image/png, not a PDF');
		expect(told[3]).toContain('The files of the attachments are too large together: 5242881 bytes, more than 5 MB');
		expect(details(jsons(result)[3]).todo).toContain("'Attachment Size Limit (MB)'");
		expect(sent()).toMatchObject([
			{ userId: 'a@example.com', attachments: [pdf('in/1.pdf', 'file.pdf')] },
			{ userId: 'e@example.com', attachments: [pdf('in/5.pdf', 'file.pdf')] },
		]);
		for (const { body } of bench.calls()) expect(body.length).toBeLessThan(500);
	});

	test('with the add-on the limit is larger, and a dry run holds no bytes of any file', async () => {
		const rows = [{ path: 'in.pdf', binaryPropertyName: 'data' }];
		const rawItems = [withFile({ userId: 'a@example.com' }, 8_000_000)];
		const options = { dryRun: true, attachmentLimit: 10 };
		const result = await bench.run([], form(rows, { options }), { rawItems });
		expect(JSON.stringify(jsons(result)).length).toBeLessThan(3_000);
		expect(jsons(result)[0]).toMatchObject({
			dryRun: true,
			readableBody: { recipients: [{ attachments: [pdf('in.pdf', 'file.pdf')] }] },
		});
		expect(bench.wire).toEqual([]);
	});

	test.each([
		['a full address', [{ path: 'https://acme.blob.core.windows.net/c/a.pdf?sig=topsecret' }], 'is a full URL'],
		['the container', [{ path: 'dlz-ajoemailattachments/a.pdf' }], 'begins with the name of the container'],
		['no path', [{ name: 'a.pdf' }], "'Landing Zone Path' is empty"],
		['another type', [{ path: 'a.docx', contentType: 'application/msword' }], "'Content Type' must be application/pdf"],
		['too many', Array.from({ length: 6 }, (_, index) => ({ path: `${index}.pdf` })), 'has 6 attachments'],
	])('with %s the item is not sent, and no signature is shown', async (_, rows, message) => {
		const result = await bench.runOn(customers(1), form(rows));
		expect(outcomes(result.outputs[0])).toEqual(['rejected']);
		expect(first(result.outputs[0]).error).toContain(message);
		expect(JSON.stringify(result.outputs)).not.toContain('topsecret');
		expect(bench.wire).toEqual([]);
	});

	test('one that Adobe refuses harms nobody else in its call', async () => {
		const rows = [{ path: '={{ $json.path }}' }];
		const items = customers(3).map((customer, index) => ({ ...customer, path: index === 1 ? 'a?b.pdf' : 'a.pdf' }));
		const result = await bench.runOn(items, form(rows, { options: { recipientsPerCall: 20 } }));
		expect(outcomes(result.outputs[0])).toEqual(['accepted', 'rejected', 'accepted']);
		expect(details(jsons(result)[1]).platformMessage).toContain('path is relative to the container');
	});

	test('after no response nothing is repeated, and the key of the message keeps the outcome, not the file', async () => {
		bench.sandbox.faults.add({ method: 'unitary', drop: true, execute: true });
		const rows = [{ path: 'in.pdf', binaryPropertyName: 'data' }];
		const rawItems = [withFile({ userId: 'a@example.com' }, 3_000)];
		const parameters = form(rows, { options: { sendOnceKey: '={{ $json.userId }}' } });
		expect(outcomes((await bench.runOn([], parameters, { rawItems })).outputs[0])).toEqual(['unknown']);
		expect(outcomes((await bench.runOn([], parameters, { rawItems })).outputs[0])).toEqual(['unknown']);
		expect(bench.calls()).toHaveLength(1);
	});
});
