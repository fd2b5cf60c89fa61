import { json } from '../../../sandbox/http';
import { Bench } from '../bench/bench';
import { details, first, outcomes } from '../bench/items';
import { leads, leadsTaken, refusal, requestCampaign } from '../bench/marketo';

describe('Request Campaign over REST', () => {
	let bench: Bench<'marketo'>;
	beforeAll(async () => {
		bench = await Bench.open(requestCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const byName = (programName: string, campaignName: string) => ({ campaignBy: 'name', programName, campaignName });

	describe('repeated or not', () => {
		const busy = ['608', '615', '611'];

		test.each(busy)('%s is repeated', async (code) => {
			bench.sandbox.faults.add({ method: 'trigger', answer: refusal(code, 'Some words') });
			const { outputs } = await bench.runOn(leads(1));
			expect(outcomes(outputs[0])).toEqual(['accepted']);
			expect(leadsTaken(bench.sandbox, ['lead1@example.com'])).toEqual([1]);
		});

		test.each(busy)('%s to the end rejects', async (code) => {
			bench.sandbox.faults.add({ method: 'trigger', times: 0, answer: refusal(code, 'Some words') });
			const { outputs } = await bench.runOn(leads(1), { options: { maxTries: 2 } });
			expect(details(first(outputs[0]))).toMatchObject({ outcome: 'rejected', code });
			expect(bench.calls('trigger')).toHaveLength(2);
		});

		test('606 waits for the window that it names', async () => {
			bench.sandbox.faults.add({
				method: 'trigger',
				answer: refusal('606', "Max rate limit '100' exceeded with in '1' secs"),
			});
			const { outputs } = await bench.runOn(leads(1));
			expect(outcomes(outputs[0])).toEqual(['accepted']);
			const [refused, taken] = bench.sandbox.journal
				.calls('marketo')
				.filter(({ operation }) => operation === 'trigger');
			expect((taken?.startedAtMs ?? 0) - (refused?.startedAtMs ?? 0)).toBeGreaterThanOrEqual(990);
		});

		test('607 stops everything at once and says when the quota resets', async () => {
			bench.platform.controls.set({ quota: 2 });
			const { outputs } = await bench.runOn(leads(450), { options: { concurrency: 1 } });
			expect(outcomes(outputs[0])).toEqual(Array(450).fill('rejected'));
			expect(details(first(outputs[0])).todo).toContain('midnight US Central time');
			expect(bench.wire.map(({ operation }) => operation)).toEqual(['token', 'leads', 'leads', 'trigger']);
		});

		test('607 stops the rest also where earlier calls were taken', async () => {
			bench.platform.controls.set({ quota: 3 });
			const { outputs } = await bench.runOn(leads(300), { options: { concurrency: 1 } });
			expect(outcomes(outputs[0])).toEqual([...Array(200).fill('accepted'), ...Array(100).fill('rejected')]);
			bench.reset();
			bench.platform.controls.set({ quota: 2 });
			await bench.runOn(leads(300), { options: { concurrency: 1 } });
			expect(bench.calls('trigger')).toHaveLength(2);
		});

		test.each([
			['a bad gateway', { answer: { status: 502, body: '<html>Bad gateway</html>' } }],
			['a gateway timeout', { answer: { status: 504, body: '' } }],
			['604', { answer: refusal('604', 'Request timed out') }],
			['713', { answer: refusal('713', 'Transient Error') }],
			['success without a request or a result', { execute: true, answer: json(200, { success: true }) }],
			['a dropped connection', { drop: true, execute: true }],
			['an answer cut off', { truncate: 20, execute: true }],
			['a page with status 200', { execute: true, answer: { status: 200, body: '<html>Maintenance</html>' } }],
			['nothing with status 200', { execute: true, answer: { status: 200, body: '' } }],
		])('%s is unknown and sent once', async (_, fault) => {
			bench.sandbox.faults.add({ method: 'trigger', ...fault });
			const { outputs } = await bench.runOn(leads(2));
			expect(outcomes(outputs[0])).toEqual(['unknown', 'unknown']);
			expect(bench.calls('trigger')).toHaveLength(1);
		});

		test('a time-out is unknown, and repeated where the user prefers that', async () => {
			bench.sandbox.faults.add({ method: 'trigger', times: 2, hang: true });
			const options = { timeout: 3_000 };
			expect(outcomes((await bench.runOn(leads(1), { options })).outputs[0])).toEqual(['unknown']);
			expect(
				outcomes((await bench.runOn(leads(1), { options: { ...options, retryUnknown: true } })).outputs[0]),
			).toEqual(['accepted']);
		});

		test.each([
			['HTTP 502', { answer: { status: 502, body: '' } }],
			['a dropped connection', { drop: true }],
			['a page', { answer: { status: 200, body: '<html></html>' } }],
			['713', { answer: refusal('713', 'Transient Error') }],
		])(
			'a look-up answered with %s is repeated, and if it stays, the items are rejected and nothing was triggered',
			async (_, fault) => {
				bench.sandbox.faults.add({ method: 'leads', ...fault });
				expect(outcomes((await bench.runOn(leads(1))).outputs[0])).toEqual(['accepted']);
				bench.reset();
				bench.sandbox.faults.add({ method: 'leads', times: 0, ...fault });
				const { outputs } = await bench.runOn(leads(2));
				expect(outcomes(outputs[0])).toEqual(['rejected', 'rejected']);
				expect(first(outputs[0]).error).toMatch(/^The look-up in Marketo got no usable response: ./);
				expect(details(first(outputs[0])).todo).toMatch(/^No campaign was requested for this item/);
				expect(bench.calls('leads')).toHaveLength(3);
				expect(bench.calls('trigger')).toHaveLength(0);
			},
		);

		test.each([
			['leads', 'Read-Only Lead', {}],
			['campaigns', 'Read-Only Campaign', byName('Onboarding', 'Send Welcome')],
			['execute', 'Execute Campaign', {}],
		] as const)('a missing permission for %s is named', async (denied, permission, parameters) => {
			bench.platform.controls.set({ denied });
			const { outputs } = await bench.runOn(leads(2), parameters);
			expect(outcomes(outputs[0])).toEqual(['rejected', 'rejected']);
			expect(details(first(outputs[0]))).toMatchObject({ code: '603' });
			expect(first(outputs[0]).error).toContain(permission);
		});
	});
});
