import { deepEqual, equal, ok } from 'node:assert/strict';
import { saveWorkflow } from '../../../scripts/start/workflows';
import { checkDropdowns } from './dropdowns';
import { formNodes, formsName, formWorkflow } from './formTable';
import type { FormMode, FormNode } from './formNode';
import { pictureOfForm } from './images';
import type { Stage } from './stage';

/** Checks each node's form in its main modes: the fields of the mode are visible, those of other modes are not. */
export async function checkForms(stage: Stage): Promise<void> {
	const { api, credentialIds } = stage.n8n;
	const { id } = await saveWorkflow(api, formWorkflow(), credentialIds);
	for (const node of formNodes) {
		for (const mode of node.modes) {
			await stage.check(
				pictureOfForm(node.name, mode.name),
				`${node.name}, ${mode.name}: the form shows ${mode.shown.join(', ')}`,
				async () => {
					await stage.editor.openWorkflow(id, formsName);
					await checkMode(stage, node, mode);
				},
			);
		}
		await checkDropdowns(stage, id, node);
	}
	if (await stage.editor.form.isOpen()) await stage.editor.form.close();
}

async function checkMode({ editor }: Stage, node: FormNode, mode: FormMode): Promise<void> {
	const form = await editor.openNode(node.name);
	for (const step of mode.steps ?? []) {
		if (typeof step === 'string') await form.toggle(step);
		else await form.choose(...step);
	}
	// The fields change a moment after a choice.
	const [last] = mode.shown.slice(-1);
	if (last !== undefined) await form.awaitLabel(last);
	for (const label of mode.hidden) await form.awaitNoLabel(label);
	const labels = await form.labels();
	deepEqual(
		labels.filter((label) => mode.shown.includes(label)),
		mode.shown,
		`the form shows: ${labels.join(', ')}`,
	);
	if (mode.says !== undefined) ok((await form.text()).includes(mode.says), `the form does not say "${mode.says}"`);
	if (mode.panel !== undefined)
		ok((await form.allText()).includes(mode.panel), `the panel does not say "${mode.panel}"`);
	equal(await form.marks(), mode.marks ?? 0, 'fields marked as missing or wrong');
	if (mode.options)
		deepEqual(
			(await form.addableOptions()).filter((option) => mode.options?.includes(option)),
			mode.options,
		);
}
