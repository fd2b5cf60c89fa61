import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { INode, IConnections } from 'n8n-workflow';

import { readExamples } from '../../../scripts/start/expected';
import { root } from '../../harness/paths';

interface Workflow {
	name: string;
	tags: Array<{ name: string }>;
	nodes: INode[];
	connections: IConnections;
	pinData: Record<string, unknown[]>;
}

const byHand = 'Run it by hand';
const examples = readExamples(root).map(({ file, formerly, workflow }) => ({
	...{ file, formerly },
	workflow: workflow as unknown as Workflow,
}));
const platforms: Record<string, string> = {
	adobeCampaign: 'Campaign',
	adobeCampaignTransactional: 'Campaign Standard',
	experiencePlatform: 'Experience Platform',
	adobeIoEvents: 'Experience Platform',
	journeyOptimizer: 'Journey Optimizer',
	marketo: 'Marketo',
};

function platformsOf({ nodes }: Workflow): string[] {
	const ours = nodes.map(({ type }) => type).filter((type) => type.startsWith('n8n-nodes-campaign-bridge.'));
	const found = ours.map((type) => {
		const name = type.split('.').at(-1) ?? '';
		const prefixes = Object.keys(platforms).filter((prefix) => name.startsWith(prefix));
		const [longest = ''] = prefixes.sort((a, b) => b.length - a.length);
		return platforms[longest] ?? name;
	});
	return [...new Set(found)].sort();
}

const isSticky = ({ type }: INode) => type === 'n8n-nodes-base.stickyNote';
const notesOf = ({ nodes }: Workflow) => nodes.filter(isSticky).map(({ parameters }) => String(parameters.content));
/** Triggers that n8n prefers to a manual one when it chooses what *Execute workflow* runs, and that wait for a call. */
const waits = ({ type }: INode) =>
	type === 'n8n-nodes-base.webhook' || /^n8n-nodes-campaign-bridge\..*Trigger$/.test(type);

test('every file has a row that says how it is run', () => {
	const files = readdirSync(join(root, 'examples')).filter(
		(name) => name.endsWith('.json') && name !== 'expected.json',
	);
	expect(examples.map(({ file }) => file).sort()).toEqual(files.sort());
});

test('no two have the same name, now or formerly', () => {
	const names = examples.flatMap(({ formerly, workflow }) => [workflow.name, ...(formerly ? [formerly] : [])]);
	expect(new Set(names).size).toBe(names.length);
});

describe.each(examples.map(({ file, workflow }) => [file, workflow] as const))('%s', (file, workflow) => {
	const node = (name: string) => workflow.nodes.find((candidate) => candidate.name === name);

	test('is named and tagged by its platforms', () => {
		const used = platformsOf(workflow);
		const title = used.length === 1 ? used[0] : 'All platforms';
		if (file !== 'start-here.json') expect(workflow.name.split(' · ')[0]).toBe(title);
		expect(workflow.tags.map(({ name }) => name).sort()).toEqual(used);
	});

	test('runs by hand, and the manual trigger stands first and above the others', () => {
		const manual = node(byHand);
		expect(manual?.type).toBe('n8n-nodes-base.manualTrigger');
		expect(workflow.connections[byHand]?.main?.[0]).toHaveLength(1);
		const triggers = workflow.nodes.filter(({ type }) => /Trigger$|\.webhook$/.test(type));
		expect(triggers[0]).toBe(manual);
		for (const trigger of triggers.slice(1)) expect(trigger.position[1]).toBeGreaterThan(manual?.position[1] ?? 0);
	});

	test('a trigger that would wait for a call has pinned data, so that n8n runs it at once', () => {
		if (file === 'start-here.json') return;
		expect(Object.keys(workflow.pinData).sort()).toEqual(
			workflow.nodes
				.filter(waits)
				.map(({ name }) => name)
				.sort(),
		);
	});

	test('reads no node by name that only one of its triggers runs', () => {
		const triggers = workflow.nodes.filter(({ type }) => /Trigger$|\.webhook$/.test(type)).map(({ name }) => name);
		const read = [...JSON.stringify(workflow.nodes).matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name);
		expect(read.filter((name) => name !== undefined && triggers.includes(name))).toEqual([]);
	});

	test('speaks of publishing, as n8n does', () => {
		for (const note of notesOf(workflow)) expect(note).not.toMatch(/\bactivate the workflow|\bactive workflow/i);
	});

	test('has no two nodes with one id, and no note that another one covers', () => {
		const ids = workflow.nodes.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const notes = workflow.nodes.filter(isSticky).map(({ name, position: [x, y], parameters }) => {
			return { name, x, y, right: x + Number(parameters.width), bottom: y + Number(parameters.height) };
		});
		const covered = notes.flatMap((one, index) =>
			notes
				.slice(index + 1)
				.filter((other) => one.x < other.right && other.x < one.right && one.y < other.bottom && other.y < one.bottom)
				.map((other) => [one.name, other.name]),
		);
		expect(covered).toEqual([]);
	});

	test('every node stands within one of the notes', () => {
		const notes = workflow.nodes.filter(isSticky);
		const outside = workflow.nodes.filter((one) => {
			const [x, y] = one.position;
			return !notes.some(({ position, parameters }) => {
				const [left, top] = position;
				const isWithin = x >= left && x + 96 <= left + Number(parameters.width);
				return isWithin && y >= top && y + 96 <= top + Number(parameters.height);
			});
		});
		expect(outside.filter((one) => !isSticky(one)).map(({ name }) => name)).toEqual([]);
	});
});

test('the note of the first one links all the others, and the sandbox', () => {
	const first = examples.find(({ file }) => file === 'start-here.json');
	const notes = first ? notesOf(first.workflow).join('\n') : '';
	for (const { file } of examples) if (file !== 'start-here.json') expect(notes).toContain(`/examples/${file})`);
	expect(notes).toContain('(http://127.0.0.1:8484)');
});
