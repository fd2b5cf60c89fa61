import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { moveWorkflow } from '../../../scripts/services/moveWorkflow';
import { list, object } from '../../../scripts/start/json';
import { root } from '../../harness/paths';

const whole = 'n8n-nodes-campaign-bridge';

function node(name: string, type: string, credential?: string, parameters: Record<string, unknown> = {}) {
	const credentials = credential === undefined ? {} : { credentials: { [credential]: { id: 'x1', name: 'Mine' } } };
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters, ...credentials };
}

const workflow = {
	name: 'Two services',
	settings: { executionOrder: 'v1' },
	connections: { Start: { main: [[{ node: 'Request', type: 'main', index: 0 }]] } },
	nodes: [
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node('Request', `${whole}.marketoRequestCampaign`, 'marketoApi', { api: 'rest', note: `${whole}.marketoApi` }),
		node('Execute', `${whole}.journeyOptimizerExecuteCampaign`, 'adobeImsApi'),
		node('Ingest', `${whole}.experiencePlatformStreamIngest`, 'adobeImsApi'),
		node('For an agent', `${whole}.marketoRequestCampaignTool`, 'marketoApi'),
		node('Leads', 'n8n-nodes-base.httpRequest', 'marketoApi', { nodeCredentialType: 'marketoApi', url: 'x' }),
		node('Profiles', 'n8n-nodes-base.httpRequest', 'adobeImsApi', { nodeCredentialType: 'adobeImsApi' }),
	],
};

const moveTo = (to: string, from: Record<string, unknown> = workflow) => moveWorkflow(root, from, to);
const byName = (moved: Record<string, unknown>, name: string) =>
	object(list(moved['nodes']).find((each) => object(each)['name'] === name));

describe('a workflow that moves to the package of one service', () => {
	const { workflow: moved, moved: names, credentials } = moveTo('marketo');

	test('has that service’s nodes and credentials there, tools for agents included', () => {
		expect(byName(moved, 'Request')).toEqual({
			...workflow.nodes[1],
			type: `${whole}-marketo.marketoRequestCampaign`,
			credentials: { marketoEngageApi: { id: null, name: 'Mine' } },
		});
		expect(byName(moved, 'For an agent')['type']).toBe(`${whole}-marketo.marketoRequestCampaignTool`);
	});

	test('keeps all else as it was', () => {
		for (const name of ['Start', 'Execute', 'Ingest', 'Profiles'])
			expect(byName(moved, name)).toEqual(workflow.nodes.find((each) => each.name === name));
		expect({ ...moved, nodes: [] }).toEqual({ ...workflow, nodes: [] });
	});

	test('tells n8n’s HTTP Request node the new credential type', () => {
		expect(byName(moved, 'Leads')).toEqual({
			...workflow.nodes[5],
			parameters: { nodeCredentialType: 'marketoEngageApi', url: 'x' },
			credentials: { marketoEngageApi: { id: null, name: 'Mine' } },
		});
	});

	test('names what was moved and where a credential must be chosen', () => {
		expect(names).toEqual(['Request', 'For an agent', 'Leads']);
		expect(credentials).toEqual(['Request', 'For an agent', 'Leads']);
	});
});

describe('a workflow that moves to the parts', () => {
	const { workflow: moved } = moveTo('parts');

	test('gets each node from the package of its service, with that package’s credential type', () => {
		expect(byName(moved, 'Execute')).toMatchObject({
			type: `${whole}-journey-optimizer.journeyOptimizerExecuteCampaign`,
			credentials: { adobeJourneyOptimizerApi: { name: 'Mine' } },
		});
		expect(byName(moved, 'Ingest')).toMatchObject({
			type: `${whole}-experience-platform.experiencePlatformStreamIngest`,
			credentials: { adobeExperiencePlatformApi: { name: 'Mine' } },
		});
	});

	test('leaves a credential in an HTTP Request node alone that three services have', () => {
		expect(byName(moved, 'Profiles')).toEqual(workflow.nodes[6]);
	});

	test('has its old types again after moving back', () => {
		const back = moveTo('whole', moved).workflow;
		const types = (each: Record<string, unknown>) =>
			list(each['nodes']).map((one) => [object(one)['type'], Object.keys(object(object(one)['credentials']))]);
		expect(types(back)).toEqual(types(workflow));
		expect(types(moved)).not.toEqual(types(workflow));
	});
});

test('a workflow without a node of ours is not changed', () => {
	const other = { name: 'Other', nodes: [workflow.nodes[0]], connections: {} };
	expect(moveTo('parts', other)).toEqual({ workflow: other, moved: [], credentials: [] });
});

test('every example has its nodes in the packages of their services after moving', () => {
	const { examples } = JSON.parse(readFileSync(join(root, 'examples', 'expected.json'), 'utf8')) as {
		examples: Array<{ file: string }>;
	};
	for (const { file } of examples) {
		const example = object(JSON.parse(readFileSync(join(root, 'examples', file), 'utf8')));
		const { workflow: moved, moved: names } = moveTo('parts', example);
		expect({ file, moved: names.length > 0 }).toEqual({ file, moved: true });
		expect({ file, left: JSON.stringify(moved['nodes']).includes(`"${whole}.`) }).toEqual({ file, left: false });
	}
});
