import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { list, object, text } from '../../../scripts/start/json';
import type { Json } from '../../../scripts/start/json';
import { saveWorkflow } from '../../../scripts/start/workflows';
import type { Stage } from './stage';

const prefix = 'n8n-nodes-campaign-bridge.';
const sticky = 'n8n-nodes-base.stickyNote';
/** Where n8n lays its checklist over a published workflow, in a window of 1440 × 900. */
const checklist = { right: 418, bottom: 420 };

/** A control that shows whether the checks below can find a problem at all. */
const incomplete: Json = {
	name: 'Incomplete on purpose',
	nodes: [
		{
			id: 'unknown',
			name: 'Unknown',
			type: `${prefix}noSuchNode`,
			...{ typeVersion: 1, position: [0, 0], parameters: {} },
		},
		{
			...{ id: 'bare', name: 'Without credential', type: `${prefix}adobeCampaignPushEvent` },
			...{ typeVersion: 1, position: [260, 0], parameters: {} },
		},
	],
	connections: {},
	settings: {},
};

/** Checks that each example opens in the editor with known nodes only and nothing missing. */
export async function checkExamples(stage: Stage): Promise<void> {
	const { api, credentialIds } = stage.n8n;
	const { editor } = stage;
	const control = 'an unknown node and a node without credential are detected';
	await stage.check('example-control', control, async () => {
		const { id } = await saveWorkflow(api, incomplete, credentialIds);
		await editor.openWorkflow(id, text(incomplete['name']));
		equal((await editor.unknownNodes()).length, 1);
		deepEqual(await editor.markedNodes(['Without credential']), ['Without credential']);
	});
	const folder = join(stage.world.places.root, 'examples');
	for (const file of readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'expected.json')) {
		const workflow = object(JSON.parse(readFileSync(join(folder, file), 'utf8')));
		const name = `${file} opens with known nodes only and nothing marked as missing`;
		await stage.check(`example-${file.replace('.json', '')}`, name, async () => {
			const { id } = await saveWorkflow(api, workflow, credentialIds);
			await editor.openWorkflow(id, text(workflow['name']));
			await checkCanvas(stage, workflow);
		});
	}
}

async function checkCanvas({ editor }: Stage, workflow: Json): Promise<void> {
	const nodes = list(workflow['nodes']).map(object);
	const names = nodes.filter(({ type }) => type !== sticky).map(({ name }) => text(name));
	for (const name of names) await editor.node(name).waitFor();
	equal(await editor.part('canvas-node').count(), names.length, 'nodes on the canvas');
	deepEqual(await editor.unknownNodes(), [], 'nodes that n8n does not know');
	const ours = nodes.filter(({ type }) => text(type).startsWith(prefix)).map(({ name }) => text(name));
	deepEqual(await editor.markedNodes(ours), [], 'nodes marked as incomplete');
	deepEqual(await editor.coveredNodes(checklist), [], 'notes and nodes in the corner that n8n covers');
}
