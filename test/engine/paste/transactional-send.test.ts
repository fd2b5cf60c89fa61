import { Expression, type IDataObject, type INodeParameters } from 'n8n-workflow';

import { resourceMapping } from '../../harness/nodeMethods';
import { apiPreview } from '../../unit/paste/samples';
import { Bench } from '../bench/bench';
import { eventId, organization, transactionalSend } from '../bench/campaignTransactional';
import { jsons } from '../bench/items';

const url = `https://mc.adobe.io/${organization}/campaign/mc${organization}/${eventId}`;
const body = apiPreview.slice(apiPreview.indexOf('\n{'));
const values = {
	email: 'jack@example.com',
	'ctx.cartAmount': '$ 99',
	'ctx.lastProduct': 'Boots',
	'ctx.firstName': 'Jack',
};
const item = { email: 'jack@example.com', cartAmount: 99, lastProduct: 'Boots', firstName: 'Jack' };

const mapped = (value: INodeParameters = values): INodeParameters => ({
	values: { mappingMode: 'defineBelow', value, schema: [] },
});
const automatic: INodeParameters = { values: { mappingMode: 'autoMapInputData', value: null, schema: [] } };

describe('Transactional Send with a pasted API preview', () => {
	let bench: Bench<'campaignStandard'>;
	beforeAll(async () => {
		bench = await Bench.open(transactionalSend);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const paste = async (items: IDataObject[], pasted: string, parameters: INodeParameters = mapped(), options = {}) => {
		const own = { dataMode: 'paste', pasted, organization: '', eventId: '' };
		return await bench.runOn(items, { ...own, ...parameters }, options);
	};
	const fields = async (pasted: string) =>
		await resourceMapping({
			loader: bench.loader,
			node: { type: 'adobeCampaignTransactionalSend', parameters: { dataMode: 'paste', pasted } },
			credentials: {},
			method: 'readPreviewFields',
		});
	const sent = () => bench.wire.filter(({ path }) => path.includes('/campaign/'));

	test('the fields are the members of the body', async () => {
		const { fields: list } = await fields(apiPreview);
		expect(list.map(({ id, type, required }) => [id, type, required])).toEqual([
			['email', 'string', true],
			['ctx.cartAmount', 'string', true],
			['ctx.lastProduct', 'string', true],
			['ctx.firstName', 'string', true],
			['scheduled', 'dateTime', false],
			['expiration', 'dateTime', false],
		]);
	});

	test('the labels are short and say what may stay empty, and the notice says what is taken', async () => {
		const { fields: list } = await fields(apiPreview);
		expect(list.map(({ displayName }) => displayName)).toEqual([
			...['email', 'cartAmount', 'lastProduct', 'firstName'],
			...['scheduled (left out if empty)', 'expiration (left out if empty)'],
		]);
		const taken = async (pasted: string) =>
			await resourceMapping({
				loader: bench.loader,
				node: { type: 'adobeCampaignTransactionalSend', parameters: { dataMode: 'paste', pasted } },
				credentials: {},
				method: 'takenFromText',
			});
		expect(await taken(`POST ${url}\n${body}`)).toEqual({
			fields: [],
			emptyFieldsNotice: `Taken from the text: organization ${organization} · event ${eventId} · body with 6 fields`,
		});
		expect((await taken('')).emptyFieldsNotice).toBe('Nothing is pasted yet.');
		expect((await taken('Dear colleague')).emptyFieldsNotice).toMatch(/^Nothing is taken from the text\. .*line 1/);
	});

	test('an address alone has no fields, and the notice says what to do', async () => {
		expect(await fields(`POST ${url}`)).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('Map Automatically'),
		});
	});

	test('the documented request with mapped values arrives; the organization left open comes from its parameter', async () => {
		const result = await paste([{}], apiPreview, { ...mapped(), organization: 'Adobe' });
		const [json] = jsons(result);
		expect(json).toMatchObject({ accepted: true, organization: 'Adobe', eventId, status: 'pending' });
		const [call] = sent();
		expect(call?.path).toBe(`/Adobe/campaign/mcAdobe/${eventId}`);
		expect(JSON.parse(call?.body ?? '')).toEqual({
			email: 'jack@example.com',
			ctx: { cartAmount: '$ 99', lastProduct: 'Boots', firstName: 'Jack' },
		});
	});

	test('the organization that the preview leaves open has to be given', async () => {
		expect(jsons(await paste([{}], apiPreview))[0]?.error).toContain("'Organization' is empty");
		expect(sent()).toEqual([]);
	});

	test.each([
		['address and body', `POST ${url}\n${body}`, {}],
		[
			'a cURL command',
			`curl -X POST '${url}' -H 'Authorization: Bearer pasted-secret' --data-raw '${body.trim()}'`,
			{},
		],
		['the body alone', body, { organization, eventId }],
	])('%s, mapped automatically, arrives', async (_name, pasted, parameters) => {
		const result = await paste([item], pasted, { ...automatic, ...parameters });
		expect(jsons(result)[0]).toMatchObject({ accepted: true, organization, eventId });
		const [call] = sent();
		expect(call?.path).toBe(`/${organization}/campaign/mc${organization}/${eventId}`);
		expect(JSON.parse(call?.body ?? '')).toEqual({
			email: item.email,
			ctx: { cartAmount: '99', lastProduct: 'Boots', firstName: 'Jack' },
		});
		expect(JSON.stringify([result.outputs, bench.wire])).not.toContain('pasted-secret');
	});

	test('an address alone sends the items as they are, mapped automatically', async () => {
		await paste([item], `POST ${url}`, automatic);
		expect(JSON.parse(sent()[0]?.body ?? '')).toEqual({
			email: item.email,
			ctx: { cartAmount: 99, lastProduct: 'Boots', firstName: 'Jack' },
		});
		expect(jsons(await paste([item], `POST ${url}`))[0]?.error).toContain('a URL without a body');
	});

	test('dates go out in UTC, and one in the past rejects its item', async () => {
		const later = { ...values, scheduled: '2099-01-31 18:00' };
		await paste([{}], body, { ...mapped(later), organization, eventId }, { timezone: 'Europe/Paris' });
		expect(JSON.parse(sent()[0]?.body ?? '').scheduled).toBe('2099-01-31T17:00:00.000Z');
		const past = { ...values, expiration: '2017-12-31 08:00:00.768Z' };
		expect(jsons(await paste([{}], body, { ...mapped(past), organization, eventId }))[0]?.error).toContain(
			"'Expiration' is in the past",
		);
	});

	test('a field that is not filled rejects its item naming the path, and the others are sent', async () => {
		const value = { ...values, 'ctx.lastProduct': '={{ $json.product }}' };
		const result = await paste([{ product: 'Boots' }, {}], `POST ${url}\n${body}`, mapped(value));
		const [first, second] = jsons(result);
		expect(first).toMatchObject({ accepted: true });
		expect(second?.error).toContain('ctx.lastProduct');
		expect(sent()).toHaveLength(1);
	});

	test('an option that names another API than the paste rejects the item naming both', async () => {
		const parameters = { ...mapped(), options: { transactionalApi: 'mcx' } };
		expect(jsons(await paste([{}], `POST ${url}\n${body}`, parameters))[0]?.error).toContain(
			`'Transactional API' is mcx, but the pasted text says mc${organization}`,
		);
		expect(sent()).toEqual([]);
	});

	test('parameters that the form hides because the paste answers them count for nothing', async () => {
		const left = { ...mapped(), organization: 'other', eventId: 'EVTother' };
		expect(jsons(await paste([{}], `POST ${url}\n${body}`, left))[0]).toMatchObject({ accepted: true, eventId });
		expect(sent()[0]?.path).toBe(`/${organization}/campaign/mc${organization}/${eventId}`);
	});

	test.each([false, true])('nothing is sent to the host of a paste (dry run: %s)', async (dryRun) => {
		const pasted = `POST ${url.replace('mc.adobe.io', 'mc.adobe.io.evil.example')}\n${body}`;
		const [json] = jsons(await paste([{}], pasted, { ...mapped(), options: { dryRun } }));
		expect(json?.error).toMatch(/^The pasted text is for another host: mc\.adobe\.io\.evil\.example \[item 0\]/);
		expect(bench.wire).toEqual([]);
	});

	test('a dry run shows the host of the credential and no pasted secret', async () => {
		const [json] = jsons(
			await paste([{}], apiPreview.replace('<ACCESS_TOKEN>', 'pasted-secret'), {
				...mapped(),
				organization: 'Adobe',
				options: { dryRun: true },
			}),
		);
		expect(json).toMatchObject({
			dryRun: true,
			request: { url: `${bench.sandbox.url}/Adobe/campaign/mcAdobe/${eventId}` },
		});
		expect(JSON.stringify(json)).not.toContain('pasted-secret');
	});

	test('Stop Workflow sends nothing where an item is rejected beforehand', async () => {
		const value = { ...values, 'ctx.lastProduct': '={{ $json.product }}' };
		const result = await paste([{ product: 'Boots' }, {}], `POST ${url}\n${body}`, mapped(value), {
			node: { onError: 'stopWorkflow' },
		});
		expect(result.error?.message).toContain('ctx.lastProduct');
		expect(sent()).toEqual([]);
	});

	test('automatic mapping needs no expression, also where the form still holds some', async () => {
		const evaluated = jest.spyOn(Expression.prototype, 'resolveSimpleParameterValue');
		const left = { mappingMode: 'autoMapInputData', value: { email: '={{ $json.email }}' }, schema: [] };
		const items = Array.from({ length: 20 }, () => item);
		const result = await paste(items, `POST ${url}\n${body}`, { values: left });
		const count = evaluated.mock.calls.filter(([value]) => typeof value === 'string' && value.startsWith('=')).length;
		evaluated.mockRestore();
		expect(count).toBe(0);
		expect(jsons(result).filter(({ accepted }) => accepted === true)).toHaveLength(20);
	});

	test('a stored workflow without the choice works as before', async () => {
		expect(jsons(await bench.runOn([item]))[0]).toMatchObject({ accepted: true });
		const own = {
			dataMode: 'defineBelow',
			email: 'a@example.com',
			specifyContext: 'json',
			contextJson: '{"firstName":"Jack"}',
		};
		expect(jsons(await bench.runOn([{}], own))[0]).toMatchObject({ accepted: true });
		expect(JSON.parse(sent()[1]?.body ?? '')).toEqual({ email: 'a@example.com', ctx: { firstName: 'Jack' } });
	});
});
