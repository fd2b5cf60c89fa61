import { inspect } from 'node:util';

import { demo } from '../../../sandbox/demo';
import type { RunResult } from '../../harness/workflow';
import { Bench } from '../bench/bench';
import { details, first, outcomes } from '../bench/items';
import { leads, refusal, requestCampaign, soapByName, welcome } from '../bench/marketo';

describe('what Marketo nodes show', () => {
	let bench: Bench<'marketo'>;
	beforeAll(async () => {
		bench = await Bench.open(requestCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	describe('a dry run', () => {
		const options = { dryRun: true };

		test('over REST shows the trigger with the key and the name in place of the IDs', async () => {
			const items = leads(2).map((item) => ({ ...item, tokens: { 'my.message': 'Hi' } }));
			const { outputs } = await bench.run(items, { ...soapByName, api: 'rest', options });
			const request = {
				method: 'POST',
				url: `${bench.sandbox.url}/rest/v1/campaigns/Send%20Welcome/trigger.json`,
				headers: { 'Content-Type': 'application/json', Accept: 'application/json', Authorization: 'Bearer ***' },
				body: '{"input":{"leads":[{"id":"lead1@example.com"},{"id":"lead2@example.com"}],"tokens":[{"name":"{{my.message}}","value":"Hi"}]}}',
			};
			const shown = {
				...{ dryRun: true, accepted: false, request },
				curl: expect.stringContaining("--header 'Authorization: Bearer ***'"),
				readableBody: JSON.parse(request.body),
			};
			expect(outputs[0]?.map(({ json }) => json)).toEqual([shown, shown]);
			expect(bench.wire).toEqual([]);
		});

		test('over REST with IDs shows the request as it would be sent', async () => {
			const { outputs } = await bench.run([{ id: 318001 }], { leadKeyType: 'IDNUM', leadField: 'id', options });
			expect(first(outputs[0])).toMatchObject({
				request: {
					url: expect.stringMatching(/\/campaigns\/1025\/trigger\.json$/),
					body: '{"input":{"leads":[{"id":318001}]}}',
				},
			});
		});

		test('over SOAP shows the envelope without a signature', async () => {
			const { outputs } = await bench.run(leads(1), { api: 'soap', options });
			const text = JSON.stringify(first(outputs[0]));
			expect(text).toContain('<requestSignature>***</requestSignature>');
			expect(text).toContain(`<campaignId>${welcome}</campaignId>`);
			expect(text).not.toMatch(/[\da-f]{40}/);
			expect(bench.wire).toEqual([]);
		});

		test('with an address that is none rejects the items', async () => {
			const { outputs } = await bench.runOn(
				leads(1),
				{ options },
				{ credentials: bench.store({ baseUrl: 'nowhere' }) },
			);
			expect(outcomes(outputs[0])).toEqual(['rejected']);
		});
	});

	describe('nothing secret leaves', () => {
		const { clientSecret, encryptionKey } = demo.marketo;
		const seen = ({ outputs, error, hints }: RunResult): string =>
			[
				JSON.stringify(outputs),
				JSON.stringify(hints),
				error?.message,
				error?.description,
				inspect(error, { depth: 8 }),
			].join('\n');

		test.each([
			['trigger', 500],
			['trigger', 403],
			['leads', 500],
			['token', 401],
			['token', 500],
		])('over REST, when %s is answered with %i and an echo', async (method, status) => {
			await bench.run(leads(1));
			const token = /^Bearer (.+)$/.exec(bench.calls('leads')[0]?.headers.authorization ?? '')?.[1] ?? '';
			const body = `GET /identity/oauth/token?client_secret=${encodeURIComponent(clientSecret)} ${clientSecret} Bearer ${token} ${encodeURIComponent(token)}`;
			bench.sandbox.faults.add({ method, times: 0, answer: { status, body } });
			for (const run of [
				await bench.runOn(leads(1), { options: { maxTries: 1 } }),
				await bench.run(leads(1), { options: { maxTries: 1 } }),
			]) {
				expect(seen(run)).not.toContain(clientSecret);
				expect(seen(run)).not.toContain(token);
			}
		});

		test('over REST, when the API refuses in its own words', async () => {
			const { outputs } = await bench.runOn(leads(1), {}, {});
			expect(outcomes(outputs[0])).toEqual(['accepted']);
			bench.sandbox.faults.add({ method: 'trigger', times: 0, answer: refusal('709', `secret ${clientSecret}`) });
			expect(seen(await bench.runOn(leads(1)))).not.toContain(clientSecret);
		});

		test('over SOAP, signatures included', async () => {
			const server = await import('node:http').then(({ createServer }) =>
				createServer((request, response) => {
					const chunks: Buffer[] = [];
					request.on('data', (chunk: Buffer) => chunks.push(chunk));
					request.on('end', () => {
						const echo = `${Buffer.concat(chunks).toString().replace(/</g, '&lt;')} ${encryptionKey}`;
						response
							.writeHead(500)
							.end(
								`<E><Body><Fault><faultstring>20110 - ${echo.replace(/\?xml|xmlns:[^ >]+/g, '')}</faultstring></Fault></Body></E>`,
							);
					});
				}),
			);
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			const address = server.address();
			const endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/soap/mktows/3_1`;
			const run = await bench.runOn(leads(1), { api: 'soap' }, { credentials: bench.store({ endpoint }) });
			server.close();
			expect(details(first(run.outputs[0]))).toMatchObject({
				code: '20110',
				platformMessage: expect.stringContaining('***'),
			});
			expect(seen(run)).not.toMatch(/[\da-f]{40}/);
			expect(seen(run)).not.toContain(encryptionKey);
		});
	});
});
