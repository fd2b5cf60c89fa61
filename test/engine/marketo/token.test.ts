import { demo } from '../../../sandbox/demo';
import { Bench } from '../bench/bench';
import { details, first } from '../bench/items';
import { emails, leads, leadsTaken, refusal, requestCampaign } from '../bench/marketo';

describe('Request Campaign over REST', () => {
	let bench: Bench<'marketo'>;
	beforeAll(async () => {
		bench = await Bench.open(requestCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const all = (count: number) => Array<number>(count).fill(1);

	describe('the access token', () => {
		test('is acquired once and travels in the header alone', async () => {
			const credentials = bench.store();
			await bench.run(leads(450), {}, { credentials });
			expect(bench.calls('token')).toHaveLength(1);
			expect(credentials.counts).toMatchObject({ logOns: 1, updates: 1 });
			for (const { operation, query, headers } of bench.wire.filter((call) => call.operation !== 'token')) {
				expect([operation, query.get('access_token'), headers.authorization]).toEqual([
					operation,
					null,
					expect.stringMatching(/^Bearer [\da-f-]+:sj$/),
				]);
			}
		});

		test('that expires in the middle costs one new one and sends nothing twice', async () => {
			const items = leads(900);
			bench.sandbox.faults.add({ times: 0, delayMs: 5 });
			bench.sandbox.faults.add({ method: 'trigger', skip: 3, expireToken: true });
			const { error } = await bench.run(items);
			expect(error).toBeUndefined();
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual(all(900));
			expect(bench.calls('token')).toHaveLength(2);
		});

		test('that ended between two executions is renewed', async () => {
			const credentials = bench.store();
			await bench.run(leads(1), {}, { credentials });
			bench.platform.expireTokens();
			await bench.run(leads(1), {}, { credentials });
			expect(bench.calls('token')).toHaveLength(2);
			expect(leadsTaken(bench.sandbox, ['lead1@example.com'])).toEqual([2]);
		});

		test.each(['601', '602'])('%s twice ends in a rejection, not in a loop', async (code) => {
			bench.sandbox.faults.add({ method: 'leads', times: 0, answer: refusal(code, 'Access token') });
			const { outputs } = await bench.runOn(leads(1));
			expect(details(first(outputs[0]))).toMatchObject({ outcome: 'rejected', code });
			expect(bench.calls('leads')).toHaveLength(2);
			expect(bench.calls('token')).toHaveLength(2);
		});

		test('with no life left is waited out', async () => {
			bench.platform.controls.set({ toldLife: 0 });
			bench.sandbox.faults.add({ method: 'token', skip: 1, expireToken: true });
			const { error } = await bench.run(leads(1));
			expect(error).toBeUndefined();
			expect(bench.calls('token')).toHaveLength(2);
		});

		test('with little life is renewed as often as needed', async () => {
			bench.platform.controls.set({ tokenSeconds: 1 });
			bench.sandbox.faults.add({ method: 'trigger', times: 0, delayMs: 150 });
			const items = leads(1000);
			const { error } = await bench.run(items, { options: { concurrency: 1 } });
			expect(error).toBeUndefined();
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual(all(1000));
		});

		test('is of no use in the address: the sandbox refuses it there', async () => {
			const { clientId, clientSecret } = demo.marketo;
			const query = new URLSearchParams({
				grant_type: 'client_credentials',
				client_id: clientId,
				client_secret: clientSecret,
			});
			const token = JSON.stringify(await (await fetch(`${bench.sandbox.url}/identity/oauth/token?${query}`)).json());
			const access = /"access_token":"([^"]+)"/.exec(token)?.[1] ?? '';
			const response = await fetch(
				`${bench.sandbox.url}/rest/v1/campaigns.json?access_token=${encodeURIComponent(access)}`,
			);
			expect(await response.json()).toMatchObject({ success: false, errors: [{ code: '603' }] });
		});
	});
});
