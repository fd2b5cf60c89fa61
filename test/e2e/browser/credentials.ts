import { equal, match, ok } from 'node:assert/strict';
import { CredentialDialog } from './credentialDialog';
import { credentialTypes } from './credentialTypes';
import type { CredentialType } from './credentialTypes';
import type { Stage } from './stage';

/** Fills in each credential by hand, first with a wrong secret, then with the right one. */
export async function checkCredentials(stage: Stage): Promise<void> {
	for (const type of credentialTypes(stage.world.sandbox.url)) {
		const picture = `credential-${type.title.toLowerCase().replace(/ /g, '-')}`;
		const dialog = new CredentialDialog(stage.page);
		const red = `${type.title}: the test with a wrong secret is red and shows the reason, but not the secret`;
		const isOpen = await stage.check(`${picture}-red`, red, async () => {
			await toCredentials(stage);
			await fillIn(dialog, type);
			const text = await dialog.refused();
			match(text, type.refusal);
			const page = await stage.page.locator('body').innerText();
			ok(!page.includes(type.secret.wrong), 'the page shows the secret');
		});
		if (!isOpen) continue;
		await stage.check(`${picture}-green`, `${type.title}: the test with the right secret is green`, async () => {
			await dialog.fill(type.secret.name, type.secret.right);
			await dialog.save();
			await dialog.succeeded();
			const page = await stage.page.locator('body').innerText();
			ok(!page.includes(type.secret.right), 'the page shows the secret');
		});
		await dialog.close().catch(() => stage.editor.leave());
	}
}

/** After the first credential, n8n shows the project's credentials, with the same buttons. */
async function toCredentials({ editor }: Stage): Promise<void> {
	if (await editor.part('add-resource-credential').isVisible()) return;
	await editor.load('/home/credentials');
}

async function fillIn(dialog: CredentialDialog, { title, choices, fields, secret }: CredentialType): Promise<void> {
	await dialog.openNew(title);
	for (const [name, entry] of choices) await dialog.choose(name, entry);
	for (const [name, value] of fields) await dialog.fill(name, value);
	equal(await dialog.input(secret.name).getAttribute('type'), 'password', 'the secret is visible while it is typed');
	await dialog.fill(secret.name, secret.wrong);
	await dialog.save();
}
