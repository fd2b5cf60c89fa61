import { credentialTest } from './credentialTest';
import { testOnN8n2 } from './n8nMajor';
import { listSearch } from './nodeMethods';
import { ProbeBench } from './probe';
import { toolRun } from './tool';

describe('what the editor and an agent do', () => {
	let bench: ProbeBench;
	let me: { status?: number; body?: unknown } = {};
	beforeAll(async () => {
		bench = await ProbeBench.open(({ path, body }) => {
			if (path === '/me') return me;
			return path === '/names' ? { body: ['apple', 'pear'] } : { body: { got: body } };
		});
	});
	afterAll(async () => await bench.close());
	beforeEach(() => {
		me = {};
	});

	const test_ = async (credentials = bench.store()) =>
		await credentialTest({ loader: bench.loader, type: 'probeApi', credentials });

	test('F26: the Test button reuses a stored token, as the running n8n 2.41.1 does', async () => {
		const credentials = bench.store();
		expect(await test_(credentials)).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(credentials.counts).toMatchObject({ updates: 0, logOns: 0 });
	});

	test('the Test button logs on where no token is stored', async () => {
		const credentials = bench.store({ acquiredToken: '' });
		expect(await test_(credentials)).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(credentials.counts).toMatchObject({ updates: 1, logOns: 1 });
		expect(bench.server.to('/me').at(-1)?.headers.authorization).toMatch(/^Bearer token-[1-9]/);
	});

	test('the Test button shows the message of a matching rule', async () => {
		me = { body: { state: { name: 'closed' } } };
		expect(await test_()).toEqual({ status: 'Error', message: 'The account is closed' });
	});

	// n8n 1 loses the cause of an error, and with it the answer: it shows a text of its own.
	testOnN8n2(
		'the Test button shows the status text where no rule matches, and the code where nothing answers',
		async () => {
			me = { status: 403 };
			expect(await test_()).toEqual({ status: 'Error', message: 'Forbidden' });
			expect(await test_(bench.store({ baseUrl: 'http://127.0.0.1:1' }))).toMatchObject({ status: 'Error' });
		},
	);

	test('a list method gets the filter, the parameters and the credential', async () => {
		const node = { type: 'probe', parameters: { url: `${bench.server.url}/names` } };
		const options = { loader: bench.loader, node, credentials: bench.store(), method: 'searchThings' };
		expect(await listSearch({ ...options, filter: 'pe' })).toEqual({ results: [{ name: 'pear', value: 'pear' }] });
	});

	test.each(['engine', 'agent'] as const)(
		'the tool variant takes its arguments from the model (route: %s)',
		async (route) => {
			const parameters = {
				url: `${bench.server.url}/things`,
				value: "={{ $fromAI('value', 'What to post', 'string') }}",
				way: 'judged',
				emit: 'answer',
			};
			const { description, response } = await toolRun({
				loader: bench.loader,
				node: { type: 'probe', parameters },
				credentials: bench.store(),
				calls: [{ value: 'one' }, { value: 'two' }],
				route,
			});
			expect(description.outputs).toEqual(['ai_tool']);
			expect(JSON.stringify(response[0])).toContain('one');
			expect(JSON.stringify(response[1])).toContain('two');
		},
	);
});

describe('cancelling', () => {
	test('F10: Stop aborts the request in flight', async () => {
		let arrived = () => {};
		const cancelWhen = new Promise<void>((resolve) => (arrived = resolve));
		const bench = await ProbeBench.open(() => {
			arrived();
			return { delayMs: 3_600_000 };
		});
		const { status } = await bench.run({ cancelWhen });
		expect(status).toBe('canceled');
		// The test comes to its end only when the server has seen the client go away.
		while (bench.server.to('/things')[0]?.aborted !== true) await new Promise((resolve) => setTimeout(resolve, 10));
		await bench.close();
	});
});
