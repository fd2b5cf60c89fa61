import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { plainText } from '../../../sandbox/http';
import type { RunResult } from '../../harness/workflow';
import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench, type RunMore } from '../bench/bench';
import { events, streamIngest } from '../bench/experiencePlatform';
import { outcomes } from '../bench/items';
import { executeCampaign, recipients } from '../bench/journeyOptimizer';
import { leads, requestCampaign, requestCampaignOverSoap } from '../bench/marketo';
import type { Row } from '../bench/row';

interface Way {
	row: Row;
	parameters: INodeParameters;
	options?: INodeParameters;
	items(count: number): IDataObject[];
	/** Messages that a request holds. */
	most: number;
	/** Makes the seventh item guilty: an item that takes its place, or what the platform says to a call that holds it. */
	guilty: { item?: IDataObject; body?: string };
	/** The operations that carry messages, as the sandbox names them. */
	methods: string[];
}

const nobody = { email: 'nobody@example.com' };
const ways: Array<[string, Way]> = [
	[
		'Push Event, batched',
		{
			...{ row: pushEvent, parameters: { sendMode: 'batched' }, items: customers, most: 100 },
			...{ guilty: { body: '"order-7"' }, methods: ['PushEvents', 'PushEvent'] },
		},
	],
	[
		'Request Campaign over REST',
		{
			...{ row: requestCampaign, parameters: {}, items: leads, most: 100 },
			...{ guilty: { item: nobody }, methods: ['trigger'] },
		},
	],
	[
		'Request Campaign over SOAP',
		{
			...{ row: requestCampaignOverSoap, parameters: {}, items: leads, most: 100 },
			...{ guilty: { item: nobody }, methods: ['requestCampaign'] },
		},
	],
	[
		'Stream Ingest, batched',
		{
			...{ row: streamIngest, parameters: {}, items: events, most: 500 },
			...{ guilty: { body: '"event-7"' }, methods: ['batch'] },
		},
	],
	[
		'Execute Campaign with several recipients',
		{
			...{ row: executeCampaign, parameters: {}, options: { recipientsPerCall: 20 }, items: recipients, most: 20 },
			...{ guilty: { body: 'customer7@example.com' }, methods: ['unitary'] },
		},
	],
];

const fates = (runs: RunResult[]): unknown[] => runs.flatMap(({ outputs }) => outcomes(outputs[0]));

describe.each(ways)('executions that share requests: %s', (_name, way) => {
	let bench: Bench;
	beforeAll(async () => {
		bench = await Bench.open(way.row);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	/** An execution for each item, all at once. */
	const together = async (
		items: IDataObject[],
		more: (index: number) => RunMore = () => ({}),
		options: INodeParameters = {},
	): Promise<RunResult[]> => {
		const credentials = bench.store();
		const parameters = { ...way.parameters, options: { batchWindow: 1_500, ...way.options, ...options } };
		return await Promise.all(
			items.map(async (item, index) => await bench.runOn([item], parameters, { credentials, ...more(index) })),
		);
	};
	const requests = (): number => way.methods.reduce((sum, method) => sum + bench.calls(method).length, 0);

	test('a hundred at once take few requests, and each gets the outcome of its own item', async () => {
		const items = way.items(100);
		const runs = await together(items);
		expect(fates(runs)).toEqual(Array(100).fill('accepted'));
		expect(bench.arrivals(items)).toEqual(Array(100).fill(1));
		expect(requests()).toBeLessThanOrEqual(Math.ceil(100 / way.most) + 5);
		for (const { hints } of runs) expect(JSON.stringify(hints)).not.toMatch(/items (rejected|unknown)/);
	});

	test('without a window each has a request of its own', async () => {
		const items = way.items(5);
		expect(fates(await together(items, undefined, { batchWindow: 0 }))).toEqual(Array(5).fill('accepted'));
		expect(requests()).toBe(5);
	});

	test('a guilty item harms its own execution only, and nobody else reads about it', async () => {
		const items = way.items(20);
		if (way.guilty.item) items[7] = way.guilty.item;
		else {
			const answer = plainText(413, 'Something is wrong with number seven');
			bench.sandbox.faults.add({ bodyIncludes: way.guilty.body, times: 0, answer });
		}
		const runs = await together(items);
		expect(fates(runs)).toEqual(items.map((_, index) => (index === 7 ? 'rejected' : 'accepted')));
		const innocent = items.filter((_, index) => index !== 7);
		expect(bench.arrivals(innocent)).toEqual(Array(19).fill(1));
		const others = runs.filter((_, index) => index !== 7).map(({ outputs, hints }) => JSON.stringify([outputs, hints]));
		expect(others.join()).not.toMatch(/number seven|nobody@example/);
	});

	test('an outcome that is unknown to all tells nobody what the platform wrote', async () => {
		const items = way.items(5);
		for (const method of way.methods) {
			bench.sandbox.faults.add({ method, times: 0, answer: plainText(502, 'Echo of everything that was sent') });
		}
		const runs = await together(items, undefined, { maxTries: 1 });
		expect(fates(runs)).toEqual(Array(5).fill('unknown'));
		expect(requests()).toBe(1);
		expect(JSON.stringify(runs.map(({ outputs }) => outputs))).not.toContain('Echo');
	});

	test('whoever is cancelled while it waits is not sent; the others are', async () => {
		const items = way.items(10);
		const runs = await together(items, (index) => (index === 0 ? { cancelAfterMs: 400 } : {}), { batchWindow: 3_000 });
		expect(fates(runs.slice(1))).toEqual(Array(9).fill('accepted'));
		expect(bench.arrivals(items)).toEqual([0, ...Array<number>(9).fill(1)]);
		expect(runs[0]?.status).toBe('canceled');
	});

	test('a request under way is not torn down by its carrier', async () => {
		const items = way.items(10);
		for (const method of way.methods) bench.sandbox.faults.add({ method, times: 0, delayMs: 1_500 });
		const cancelWhen = bench.arrival(({ operation }) => way.methods.includes(operation));
		const runs = await together(items, (index) => (index === 0 ? { cancelWhen } : {}));
		expect(runs[0]?.status).toBe('canceled');
		expect(fates(runs.slice(1))).toEqual(Array(9).fill('accepted'));
		expect(bench.arrivals(items.slice(1))).toEqual(Array(9).fill(1));
	});

	test('different values of one credential never share, and a wrong one harms only who has it', async () => {
		const items = way.items(10);
		const wrong = { password: 'wr0ng-value', clientSecret: 'wr0ng-value', encryptionKey: 'wr0ng-value' };
		const [right, mistyped] = [bench.store(), bench.store(wrong)];
		const runs = await together(items, (index) => ({ credentials: index % 2 === 0 ? right : mistyped }));
		expect(fates(runs)).toEqual(items.map((_, index) => (index % 2 === 0 ? 'accepted' : 'rejected')));
		expect(bench.arrivals(items)).toEqual(items.map((_, index) => (index % 2 === 0 ? 1 : 0)));
		expect(JSON.stringify(runs.map(({ outputs }) => outputs))).not.toContain('wr0ng-value');
	});

	test('a dry run waits for nobody and shows its own item alone', async () => {
		const runs = await together(way.items(3), undefined, { dryRun: true, batchWindow: 60_000 });
		expect(bench.wire).toEqual([]);
		for (const { outputs } of runs) expect(outputs[0]?.[0]?.json).toMatchObject({ dryRun: true });
	});

	test('Retry On Fail sends again what was rejected, and nothing else', async () => {
		const items = way.items(4);
		const method = way.methods[0];
		bench.sandbox.faults.add({ method, answer: plainText(503, '') });
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };
		const runs = await together(items, () => ({ node }), { maxTries: 1 });
		expect(fates(runs)).toEqual(Array(4).fill('accepted'));
		expect(bench.arrivals(items)).toEqual(Array(4).fill(1));
	});
});
