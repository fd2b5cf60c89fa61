import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Json } from '../../../scripts/start/json';
import { saveWorkflow } from '../../../scripts/start/workflows';
import { OutputPanel } from './outputPanel';
import { PasteForm } from './pasteForm';
import { order, pastes } from './pastes';
import type { Paste } from './pastes';
import type { Stage } from './stage';
import { until } from '../until';

const workflowName = 'Pasting into all nodes that send';
const warning = /The pasted text contains (an access token or an API key|a session token)\. It is not used/;
const trigger = {
	id: 'paste-trigger',
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const source = {
	...{ id: 'paste-order', name: 'Order', type: 'n8n-nodes-base.set', typeVersion: 3.4, position: [220, 0] },
	parameters: { mode: 'raw', jsonOutput: JSON.stringify(order), options: {} },
};

/** Pastes what Adobe shows into each node that sends. Its placeholders become fields, which are filled in and sent. */
export async function checkPaste(stage: Stage): Promise<void> {
	const { api, credentialIds } = stage.n8n;
	const { id } = await saveWorkflow(api, pasteWorkflow(stage.world.sandbox.url), credentialIds);
	for (const paste of pastes) {
		const { node, what } = paste;
		const picture = `paste-${node.toLowerCase().replace(/ /g, '-')}`;
		const opened = async () => await openForm(stage, id, node);
		await stage.check(
			`${picture}-nonsense`,
			`${node}: instead of fields, the form says why a text is not a valid ${what}`,
			async () => {
				await checkNonsense(await opened(), paste);
			},
		);
		await stage.check(
			`${picture}-fields`,
			`${node}: the pasted ${what} creates its ${paste.fields.length} fields`,
			async () => {
				await checkFields(stage, await opened(), paste);
			},
		);
		await stage.check(
			`${picture}-mapped`,
			`${node}: changing the text keeps the mapped values, and a new field appears when the form is opened again`,
			async () => {
				await checkChange(stage, await opened(), paste);
			},
		);
		await stage.check(
			`${picture}-run`,
			`${node}: after its fields are filled in and it is executed by hand, the message arrives`,
			async () => {
				await checkRun(stage, await opened(), paste, `${picture}-filled`);
			},
		);
	}
	if (await stage.editor.form.isOpen()) await stage.editor.form.close();
}

async function openForm({ editor, page }: Stage, id: string, node: string): Promise<PasteForm> {
	await editor.openWorkflow(id, workflowName);
	return new PasteForm(page, await editor.openNode(node));
}

async function checkNonsense(form: PasteForm, { chosenBy }: Paste): Promise<void> {
	await form.choose(chosenBy);
	await form.says("Paste a text into 'Pasted Text': every value to fill in becomes a field.");
	await form.says('Nothing is pasted yet.');
	await form.paste('Dear colleague,\nhere it comes');
	await form.says(/line 1: expected .*, found/);
	deepEqual(await form.fields(), []);
	await form.paste('Dear {{ first name }}, here it comes');
	await form.says(/line 1: expected .*, found/);
	equal(await form.isExpression(), false, 'the braces have turned the text into an expression');
}

async function checkFields(
	{ editor, page }: Stage,
	form: PasteForm,
	{ text, fields, holdsSecret, chosenBy, taken }: Paste,
): Promise<void> {
	await form.choose(chosenBy);
	await form.paste(text);
	for (const [path] of fields) await form.awaitField(path);
	await form.says(taken);
	deepEqual(await form.fields(), fields);
	equal(await form.isExpression(), false, 'the text has become an expression');
	const notice = page.getByTestId('node-parameters').getByText(warning);
	if (holdsSecret) await notice.waitFor();
	else equal(await notice.count(), 0, 'the form warns about a token that does not exist');
	equal(await editor.form.marks(), 0, 'fields marked as missing or wrong');
}

async function checkChange(
	{ editor }: Stage,
	form: PasteForm,
	{ node, text, change, values, chosenBy }: Paste,
): Promise<void> {
	const { replace, by, newField, keptField } = change;
	const kept = values[keptField] ?? '';
	await form.choose(chosenBy);
	await form.paste(text);
	await form.awaitField(keptField);
	await form.fill(keptField, kept);
	await form.says('Mapped values are kept when you change the pasted text.');
	await form.paste(text.replace(replace, by));
	equal(await form.value(keptField), kept);
	await editor.form.close();
	await editor.openNode(node);
	await form.awaitField(newField);
	equal(await form.value(keptField), kept);
	// The original text, for the run.
	await form.paste(text);
	await editor.form.close();
	await editor.openNode(node);
	await form.awaitNoField(newField);
	equal(await form.value(keptField), kept);
}

async function checkRun(
	stage: Stage,
	form: PasteForm,
	{ text, values, platform, chosenBy }: Paste,
	picture: string,
): Promise<void> {
	const { editor, page, world } = stage;
	const arrived = () =>
		world.sandbox.journal.messages(platform).filter(({ addressee }) => addressee === order.email).length;
	const before = arrived();
	await form.choose(chosenBy);
	await form.paste(text);
	for (const [path, value] of Object.entries(values)) {
		await form.awaitField(path);
		await form.fill(path, value);
	}
	equal(await editor.form.marks(), 0, 'fields marked as missing or wrong');
	await stage.picture(picture);
	await form.execute();
	const output = new OutputPanel(page);
	await output.says('accepted');
	await output.showTable();
	const columns = await output.columns();
	equal((await output.rows())[0]?.[columns.indexOf('accepted')], 'true');
	ok(columns.length > 1, `the output contains only the columns ${columns.join(', ')}`);
	// The output of an earlier run says the same.
	await until(() => arrived() > before, 15_000);
	equal(arrived(), before + 1, `messages to ${order.email} that arrived at ${platform}`);
}

/** A workflow with an order, followed by every node as it is when it has just been added. */
function pasteWorkflow(sandboxUrl: string): Json {
	const nodes = pastes.map(({ node, type, credential, parameters }, index) => ({
		...{ id: `paste-${index}`, name: node, type: `n8n-nodes-campaign-bridge.${type}`, typeVersion: 1 },
		...{ position: [480, index * 220], parameters: parameters?.(sandboxUrl) ?? {}, credentials: { [credential]: {} } },
	}));
	const toAll = pastes.map(({ node }) => ({ node, type: 'main', index: 0 }));
	const connections = {
		[trigger.name]: { main: [[{ node: source.name, type: 'main', index: 0 }]] },
		[source.name]: { main: [toAll] },
	};
	return { name: workflowName, nodes: [trigger, source, ...nodes], connections, settings: {} };
}
