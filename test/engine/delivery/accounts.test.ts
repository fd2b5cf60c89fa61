import type { IDataObject } from 'n8n-workflow';
import { plainText } from '../../../sandbox/http';
import type { RunResult } from '../../harness/workflow';
import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench, type RunMore } from '../bench/bench';
import { details, outcomes } from '../bench/items';
import { leads, refusal, requestCampaign } from '../bench/marketo';

const fates = (runs: RunResult[]): unknown[] => runs.flatMap(({ outputs }) => outcomes(outputs[0]));
/** The most calls that arrived in any window of that many milliseconds. */
const mostIn = (starts: number[], windowMs: number): number =>
	Math.max(...starts.map((start) => starts.filter((other) => other >= start && other < start + windowMs - 1).length));

describe('a hundred executions of one account', () => {
	describe('over Marketo', () => {
		let bench: Bench<'marketo'>;
		beforeAll(async () => {
			bench = await Bench.open(requestCampaign);
		});
		afterEach(() => bench.reset());
		afterAll(async () => await bench.close());

		const together = async (items: IDataObject[], options: Record<string, number>, more: RunMore = {}) => {
			const credentials = bench.store();
			return await Promise.all(
				items.map(async (item) => await bench.runOn([item], { options }, { credentials, ...more })),
			);
		};
		const restCalls = () =>
			bench.sandbox.journal
				.calls('marketo')
				.filter(({ operation }) => operation === 'trigger' || operation === 'leads');

		test('keep the limits of the subscription together', async () => {
			const items = leads(100);
			Object.assign(bench.platform.controls.values, { maxCalls: 50, perSeconds: 2 });
			const runs = await together(items, { maxRequests: 50, perSeconds: 2, concurrency: 5 });
			expect(fates(runs)).toEqual(Array(100).fill('accepted'));
			expect(bench.arrivals(items)).toEqual(Array(100).fill(1));
			expect(bench.sandbox.journal.load.peakInFlight('marketo')).toBeLessThanOrEqual(6);
			const starts = restCalls().map(({ startedAtMs }) => startedAtMs);
			expect(starts).toHaveLength(200);
			expect(mostIn(starts, 2_000)).toBeLessThanOrEqual(50);
		});

		test('slow down together when the platform has enough', async () => {
			const items = leads(30);
			bench.sandbox.faults.add({
				method: 'trigger',
				skip: 3,
				answer: refusal('615', 'Concurrent access limit reached'),
			});
			const runs = await together(items, { maxRequests: 0, concurrency: 5 });
			expect(fates(runs)).toEqual(Array(30).fill('accepted'));
			expect(bench.arrivals(items)).toEqual(Array(30).fill(1));
			expect(bench.calls('trigger')).toHaveLength(31);
		});

		test('a single item is delivered in its turn while a large run is under way', async () => {
			const credentials = bench.store();
			const paced = { maxRequests: 2, perSeconds: 1, concurrency: 5 };
			const many = leads(20).map((lead, index) => ({ ...lead, tokens: { 'my.message': `m${index}` } }));
			let isOver = false;
			const large = bench.runOn(many, { options: paced }, { credentials }).then((run) => {
				isOver = true;
				return run;
			});
			await bench.arrival(({ operation }) => operation === 'trigger');
			const small = await bench.runOn([{ email: 'lead50@example.com' }], { options: paced }, { credentials });
			expect(isOver).toBe(false);
			expect(fates([small])).toEqual(['accepted']);
			expect(fates([await large])).toEqual(Array(20).fill('accepted'));
		});
	});

	describe('over Push Event', () => {
		let bench: Bench<'campaign'>;
		beforeAll(async () => {
			bench = await Bench.open(pushEvent);
		});
		afterEach(() => bench.reset());
		afterAll(async () => await bench.close());

		const together = async (items: IDataObject[], options: Record<string, number> = {}) => {
			const credentials = bench.store();
			return await Promise.all(items.map(async (item) => await bench.runOn([item], { options }, { credentials })));
		};

		test('are not squeezed through the connections of one', async () => {
			const items = customers(100);
			bench.sandbox.faults.add({ method: 'PushEvent', times: 0, delayMs: 500 });
			const runs = await together(items);
			expect(fates(runs)).toEqual(Array(100).fill('accepted'));
			expect(bench.arrivals(items)).toEqual(Array(100).fill(1));
			expect(bench.sandbox.journal.load.peakInFlight('campaign')).toBeGreaterThan(20);
		});

		test('all wait for the pause that one was told', async () => {
			const items = customers(20);
			const answer = { ...plainText(429, ''), headers: { 'retry-after': '2' } };
			bench.sandbox.faults.add({ method: 'PushEvent', answer });
			const first = bench.runOn(items.slice(0, 1), {}, { credentials: bench.store() });
			await bench.arrival(({ operation }) => operation === 'PushEvent');
			const runs = await together(items.slice(1));
			expect(fates([await first, ...runs])).toEqual(Array(20).fill('accepted'));
			const [turnedAway = 0, ...others] = bench.sandbox.journal
				.calls('campaign')
				.filter(({ operation }) => operation === 'PushEvent')
				.map(({ startedAtMs }) => startedAtMs);
			expect(Math.min(...others) - turnedAway).toBeGreaterThanOrEqual(1_900);
		});

		test('a pause of an hour turns all away at once, without words about the one that was told', async () => {
			const answer = { ...plainText(429, 'order-0 is too much'), headers: { 'retry-after': '3600' } };
			bench.sandbox.faults.add({ method: 'PushEvent', times: 0, answer });
			await bench.runOn(customers(1), {}, { credentials: bench.store() });
			const runs = await together(customers(20));
			expect(fates(runs)).toEqual(Array(20).fill('rejected'));
			expect(bench.calls('PushEvent')).toHaveLength(1);
			for (const { outputs } of runs) {
				const json = outputs[0]?.[0]?.json;
				expect(json?.error).toMatch(/It asks for a pause until \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
				expect(details(json)).toMatchObject({ retryable: true, httpStatus: 429 });
				expect(JSON.stringify(json)).not.toContain('too much');
			}
		});

		test('other values of the credential are another account', async () => {
			const answer = { ...plainText(429, ''), headers: { 'retry-after': '3600' } };
			bench.sandbox.faults.add({ method: 'PushEvent', answer });
			await bench.runOn(customers(1), {}, { credentials: bench.store({ password: 'wrong' }) });
			await bench.runOn(customers(1), {}, { credentials: bench.store() });
			const other = await bench.runOn(
				customers(1),
				{},
				{ credentials: bench.store({ baseUrl: `${bench.sandbox.url}/` }) },
			);
			expect(fates([other])).toEqual(['accepted']);
		});

		test('a dry run asks no account', async () => {
			const answer = { ...plainText(429, ''), headers: { 'retry-after': '3600' } };
			bench.sandbox.faults.add({ method: 'PushEvent', answer });
			const credentials = bench.store();
			await bench.runOn(customers(1), {}, { credentials });
			const { outputs } = await bench.runOn(customers(1), { options: { dryRun: true } }, { credentials });
			expect(outputs[0]?.[0]?.json).toMatchObject({ dryRun: true });
		});
	});
});
