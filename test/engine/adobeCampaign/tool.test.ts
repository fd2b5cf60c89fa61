import { testOnN8n2 } from '../../harness/n8nMajor';
import { toolRun } from '../../harness/tool';
import { pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';

describe('as a tool of an AI agent', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const parameters = {
		eventType: { __rl: true, mode: 'id', value: 'order_confirmation' },
		dataMode: 'defineBelow',
		email: "={{ $fromAI('email', 'Address of the recipient', 'string') }}",
		additionalFields: { externalId: "={{ $fromAI('reference', '', 'string') }}" },
	};
	const node = { type: 'adobeCampaignPushEvent', parameters };
	const calls = [
		{ email: 'ann@example.com', reference: 'tool-0' },
		{ email: 'bob@example.com', reference: 'tool-1' },
	];
	const run = async (route: 'engine' | 'agent', some: Array<Record<string, string>> = calls, changes = {}) =>
		await toolRun({
			loader: bench.loader,
			node: { ...node, ...changes },
			credentials: bench.store(),
			calls: some,
			route,
		});
	const arrived = () => calls.map(({ reference }) => bench.sandbox.journal.timesTaken('campaign', reference));

	test.each(['engine', 'agent'] as const)('it runs with the arguments of the model (%s)', async (route) => {
		const { response, description } = await run(route);
		expect(description.name).toBe('adobeCampaignPushEventTool');
		expect(description.outputs).toEqual(['ai_tool']);
		expect(arrived()).toEqual([1, 1]);
		expect(response).toHaveLength(2);
		expect(JSON.stringify(response)).toContain('accepted');
	});

	test.each(['engine', 'agent'] as const)('two calls with the same arguments are two events (%s)', async (route) => {
		const [call = {}] = calls;
		await run(route, [call, { ...call }]);
		expect(arrived()).toEqual([2, 0]);
	});

	const wordsReachTheModel = async (route: 'engine' | 'agent') => {
		const { response } = await run(route, [{ email: 'nobody', reference: 'tool-0' }]);
		const text = response.map((one) => (one instanceof Error ? one.message : JSON.stringify(one))).join();
		expect(text).toContain('is not a valid email address');
		expect(bench.sandbox.journal.count()).toBe(0);
	};
	test('what cannot be sent reaches the model as words (agent)', async () => await wordsReachTheModel('agent'));
	// Where n8n 1 itself runs the tool, one that throws ends the workflow, with the same words.
	testOnN8n2('what cannot be sent reaches the model as words (engine)', async () => await wordsReachTheModel('engine'));

	test('with Retry On Fail a call of the model is not doubled', async () => {
		bench.sandbox.faults.add({ method: 'PushEvent', drop: true, execute: true });
		await run('engine', calls.slice(0, 1), { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
		expect(arrived()).toEqual([1, 0]);
	});

	test('the description tells an agent what the node does', () => {
		const { description } = bench.loader.getNode('adobeCampaignPushEvent').type as {
			description: { description: string };
		};
		expect(description.description).toMatch(/^Push one transactional event/);
	});
});
