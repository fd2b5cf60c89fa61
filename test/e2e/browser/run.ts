import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { OutputPanel } from './outputPanel';
import type { Stage } from './stage';

const example = 'nightly-csv-to-campaign-events.json';
const node = 'Push reminders';

/** Does what a new user does: imports an example, chooses the credential, runs it and checks the output. */
export async function checkRun(stage: Stage): Promise<void> {
	const { editor, n8n, page } = stage;
	const credential = n8n.credentialIds.get('adobeCampaignSessionApi')?.name ?? '';
	const output = new OutputPanel(page);

	await stage.check('run-imported', `${example} is imported from its file through the menu`, async () => {
		await editor.load('/workflow/new');
		await editor.part('canvas-add-button').waitFor();
		await editor.importFile(join(stage.world.places.root, 'examples', example));
		await editor.node(node).waitFor();
		deepEqual(await editor.unknownNodes(), []);
	});
	await stage.check('run-credential', `its credential is chosen in the form of ${node}`, async () => {
		const form = await editor.openNode(node);
		await form.chooseCredential(credential);
		equal(await form.credential(), credential);
		await form.close();
	});
	await stage.check(
		'run-canvas',
		'clicking Execute workflow runs it to the end, with items on both outputs',
		async () => {
			await editor.execute('Run it by hand');
			for (const end of ['Accepted', 'Rejected rows']) await editor.succeeded(end);
		},
	);
	await stage.check('run-success', 'the output panel shows the 247 accepted items with their event ids', async () => {
		await editor.openNode(node);
		await output.says('3 of 250 items were not sent');
		await output.turnTo('Success Branch (247 items)', 'eventId');
		await output.showTable();
		deepEqual(await output.columns(), [
			'accepted',
			'recipient',
			'reference',
			'eventId',
			'eventType',
			'method',
			'queue',
		]);
		const rows = await output.rows();
		ok(rows.length >= 25, `the table has ${rows.length} rows`);
		for (const [accepted = '', , , eventId = '', eventType = '', method = ''] of rows) {
			deepEqual([accepted, eventType, method], ['true', 'appointment_reminder', 'PushEvents']);
			match(eventId, /^\d{10,}$/);
		}
	});
	await stage.check('run-error', 'the output panel shows the 3 rejected items with reason and input', async () => {
		await output.turnTo('Error Branch (3 items)', 'error');
		const columns = await output.columns();
		for (const column of ['error', 'email', 'externalId'])
			ok(columns.includes(column), `columns: ${columns.join(', ')}`);
		const rows = await output.rows();
		equal(rows.length, 3);
		const text = rows.flat().join(' ');
		match(text, /rejected/);
	});
	if (await editor.form.isOpen()) await editor.form.close();
}
