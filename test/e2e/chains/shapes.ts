import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Execution } from '../../../scripts/start/executions';
import { object, text, type Json } from '../../../scripts/start/json';
import type { Checks } from '../checks';
import type { World } from '../world';
import { outputOf, runNodes } from './runNodes';
import { startScriptedModel } from './scriptedModel';
import { chained, customers, node, openAiCredential, orders, pushEvent, wired, type Wire } from './shapeNodes';

const pushed = 'Push event';

/** The ways in which n8n runs a node beside "once, with all items": in each, every message arrives exactly once. */
export async function shapes(world: World, checks: Checks): Promise<void> {
	const { api, credentialIds } = await world.n8n();
	const { journal } = world.sandbox;

	const run = async (name: string, nodes: Json[], connections: Wire[]): Promise<Execution> => {
		journal.clear();
		return await runNodes(world, name, nodes, connections);
	};
	const arrived = (): string[] => {
		const references = journal
			.messages('campaign')
			.map(({ detail }) => object(object(detail)['attributes'])['externalId']);
		return references.map(text).sort();
	};

	await checks.check('Loop Over Items: every item of every round arrives once', async () => {
		const loop = node('Loop', 'n8n-nodes-base.splitInBatches', 3, { batchSize: 3, options: {} });
		const wires: Wire[] = [...chained('Start', 'Customers', 'Loop'), ['Loop', pushed, 1], [pushed, 'Loop']];
		const execution = await run('Shape: loop', [customers(10), loop, pushEvent(pushed)], wires);
		deepEqual(arrived(), orders(10));
		equal(outputOf(execution, 'Loop').length, 10);
	});

	await checks.check('Execute Once: the first item only', async () => {
		const once = { ...pushEvent(pushed), executeOnce: true };
		const execution = await run('Shape: once', [customers(5), once], chained('Start', 'Customers', pushed));
		deepEqual(arrived(), orders(1));
		deepEqual(outputOf(execution, pushed).map(accepted), [true]);
	});

	await checks.check('a sub-workflow: the items come back to its caller', async () => {
		const begin = node('Begin', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' });
		const inner = pushEvent(pushed);
		const credentials = { adobeCampaignSessionApi: credentialIds.get('adobeCampaignSessionApi') };
		const sub = {
			nodes: [begin, { ...inner, credentials }],
			connections: wired(chained('Begin', pushed)),
			settings: {},
		};
		const call = node('Call', 'n8n-nodes-base.executeWorkflow', 1.2, {
			...{ source: 'parameter', workflowJson: JSON.stringify(sub), options: {} },
		});
		const execution = await run('Shape: sub-workflow', [customers(5), call], chained('Start', 'Customers', 'Call'));
		deepEqual(arrived(), orders(5));
		deepEqual(outputOf(execution, 'Call').map(accepted), Array(5).fill(true));
	});

	await checks.check(
		'items with binary data: sent, and the file is still there for the nodes that follow',
		async () => {
			const name = node('Name of the file', 'n8n-nodes-base.code', 2, {
				...{ mode: 'runOnceForEachItem' },
				jsCode: "return { json: { fileName: $('Customers').item.binary.invoice.fileName, accepted: $json.accepted } };",
			});
			const nodes = [customers(3, true), pushEvent(pushed), name];
			const execution = await run('Shape: binary', nodes, chained('Start', 'Customers', pushed, 'Name of the file'));
			deepEqual(arrived(), orders(3));
			const files = outputOf(execution, 'Name of the file').map(({ json }) => object(json));
			deepEqual(
				files,
				orders(3).map((order) => ({ fileName: `${order}.txt`, accepted: true })),
			);
		},
	);

	await checks.check('an AI agent sends one event with the node as its tool, and reads the outcome', async () => {
		const model = await startScriptedModel(await world.ports.take(), {
			...{ email: 'ada@example.com', externalId: 'order-0' },
		});
		try {
			credentialIds.set('openAiApi', await openAiCredential(api, model.url));
			const agent = node('Agent', '@n8n/n8n-nodes-langchain.agent', 2, {
				...{ promptType: 'define', text: 'Tell Ada that her order was shipped.', options: {} },
			});
			const chat = node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.2, {
				...{ model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
			});
			const tool = pushEvent('Push_event_to_a_customer', {
				email: "={{ $fromAI('email', 'The address of the customer', 'string') }}",
				additionalFields: { externalId: "={{ $fromAI('externalId', 'The number of the order', 'string') }}" },
			});
			const nodes = [
				...[agent, { ...chat, credentials: { openAiApi: {} } }],
				{ ...tool, type: `${text(object(tool)['type'])}Tool` },
			];
			const wires: Wire[] = [
				...chained('Start', 'Agent'),
				['Model', 'Agent', 0, 'ai_languageModel'],
				['Push_event_to_a_customer', 'Agent', 0, 'ai_tool'],
			];
			const execution = await run('Shape: agent', nodes, wires);
			deepEqual(arrived(), orders(1));
			ok(/"accepted":\s*true/.test(model.toldOutcome()), `the model was told: ${model.toldOutcome()}`);
			equal(object(outputOf(execution, 'Agent')[0]?.['json'])['output'], 'Done.');
		} finally {
			await model.close();
		}
	});
}

function accepted({ json }: Json): unknown {
	return object(json)['accepted'];
}
