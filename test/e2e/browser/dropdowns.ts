import { ok } from 'node:assert/strict';
import { formsName } from './formTable';
import type { FormNode, List } from './formNode';
import type { Stage } from './stage';

/** Checks the entries of each dropdown of a node, and the search of those that are read from the platform. */
export async function checkDropdowns(stage: Stage, workflowId: string, node: FormNode): Promise<void> {
	for (const [parameter, holds] of node.dropdowns ?? []) {
		const name = `${node.name}: the dropdown ${parameter} offers ${holds.join(', ')}`;
		await stage.check(`dropdown-${parameter}`, name, async () => {
			await stage.editor.openWorkflow(workflowId, formsName);
			const form = await stage.editor.openNode(node.name);
			includesAll(await form.entriesOf(parameter), holds);
		});
	}
	// What is chosen from a list may hide other fields.
	for (const list of node.lists ?? []) {
		const searched = `"${list.search}" finds ${list.finds}`;
		const name = `${node.name}: the list ${list.parameter} contains ${list.holds.join(', ')}; ${searched}`;
		await stage.check(`list-${list.parameter}-${node.type}`, name, async () => {
			await stage.editor.openWorkflow(workflowId, formsName);
			await checkList(stage, node, list);
		});
	}
}

async function checkList(stage: Stage, node: FormNode, list: List): Promise<void> {
	const form = await stage.editor.openNode(node.name);
	const open = await form.openList(list.parameter);
	includesAll(await open.entries(), list.holds);
	await stage.picture(`list-${list.parameter}-${node.type}-open`);
	await open.search(list.search, list.finds);
	const found = await open.entries();
	ok(found.length === 1 && found[0]?.startsWith(list.finds), `the search found: ${found.join(', ')}`);
	await open.take(list.finds);
	const value = await form.value(list.parameter);
	ok(value.startsWith(list.finds), `the field shows: ${value}`);
}

function includesAll(entries: string[], wanted: string[]): void {
	const missing = wanted.filter((entry) => !entries.includes(entry));
	ok(missing.length === 0, `${missing.join(', ')} is not among: ${entries.join(', ')}`);
}
