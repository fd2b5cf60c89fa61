import { ok } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { partOf } from '../../../scripts/services/part';
import type { Service } from '../../../scripts/services/table';
import { owner } from '../../../scripts/start/demo';
import { runExample, runOf, sendRequests } from '../../../scripts/start/examples';
import { newestExecution } from '../../../scripts/start/executions';
import type { Counts, Example } from '../../../scripts/start/expected';
import { isObject, list, object, text } from '../../../scripts/start/json';
import { CredentialDialog } from '../browser/credentialDialog';
import { credentialTypes } from '../browser/credentialTypes';
import { Editor } from '../browser/editor';
import type { PartStage } from '../installed/partStage';
import type { World } from '../world';
import type { Recorder } from './recorder';
import { scenesOf } from './scenes';
import type { Scene } from './scenes';

/** Long enough to see what was just filled in or opened. */
const glanceMs = 700;
/** Nodes that ask for results wait half a minute between two questions. */
const longestRunMs = 100_000;

/**
 * Signs in and opens an empty workflow, before the recording starts: how that is done is n8n's, no password is seen, and
 * the film begins with a page that is complete.
 */
export async function signIn(page: Page, url: string): Promise<void> {
	const editor = new Editor(page, url);
	await editor.load('/signin');
	const fields = editor.part('auth-form');
	await fields.getByTestId('emailOrLdapLoginId').locator('input').fill(owner.email);
	await fields.getByTestId('password').locator('input').fill(owner.password);
	await editor.part('form-submit-button').click();
	await page.waitForURL('**/home/workflows');
	await editor.load('/workflow/new');
	await editor.part('canvas-add-button').waitFor();
}

/** What reviewers ask to see of a package: its nodes in n8n's panel, its credentials, and each node at work. */
export class Film {
	private readonly editor: Editor;

	constructor(
		private readonly world: World,
		private readonly service: Service,
		private readonly stage: PartStage,
		private readonly page: Page,
		private readonly recorder: Recorder,
	) {
		this.editor = new Editor(page, stage.url);
	}

	async record(): Promise<void> {
		await this.nodePanel();
		await this.credentials();
		for (const scene of scenesOf(this.world.places.root, this.service)) await this.workflow(scene);
		await this.page.goto(this.world.sandbox.url);
		await this.page.locator('tbody tr').first().waitFor();
		await this.recorder.caption(`What arrived at the platform, which the sandbox plays: ${this.service.title}`);
	}

	private async nodePanel(): Promise<void> {
		const { editor, recorder } = this;
		const { manifest } = partOf(this.world.places.root, this.service);
		const types = list(await this.stage.api.getWhole('/types/nodes.json')).filter(isObject);
		const titles = types
			.filter(({ name }) => text(name).startsWith(`${manifest.name}.`) && !text(name).endsWith('Tool'))
			.map(({ displayName }) => text(displayName));
		const { version } = this.world.installation;
		await recorder.caption(`${manifest.name} ${manifest.version}, installed in n8n ${version}`);
		await editor.part('canvas-add-button').click();
		const search = editor.part('node-creator-search-bar');
		await search.waitFor();
		// Only this package's nodes begin with the name of the vendor.
		await search.pressSequentially(titles[0]?.split(' ')[0] ?? '', { delay: 150 });
		const names = editor.part('node-creator').getByTestId('node-creator-item-name');
		for (const title of titles) await names.getByText(title, { exact: true }).first().waitFor();
		await recorder.caption(`Its nodes in n8n's node panel: ${titles.join(', ')}`);
	}

	private async credentials(): Promise<void> {
		const { editor, recorder, stage } = this;
		const dialog = new CredentialDialog(this.page);
		const { rename } = partOf(this.world.places.root, this.service);
		const titles = Object.values(this.service.credentials).map(({ displayName }) => displayName);
		for (const type of credentialTypes(this.world.sandbox.url)) {
			const title = rename.words(type.title);
			if (!titles.includes(title)) continue;
			recorder.announce(`A new credential of the type "${title}"`);
			await editor.turnTo('/home/credentials');
			await dialog.openNew(title);
			await recorder.caption(`"${title}" is filled in`);
			for (const [name, entry] of type.choices) await dialog.choose(name, entry);
			for (const [name, value] of type.fields) {
				await dialog.fill(name, value);
				await recorder.pause(glanceMs);
			}
			await dialog.fill(type.secret.name, type.secret.right);
			await recorder.pause(glanceMs);
			await dialog.save();
			await dialog.succeeded();
			await recorder.caption(`n8n tests "${title}": it works`);
			await dialog.close();
		}
		for (const saved of list(await stage.api.get('/rest/credentials')).map(object))
			stage.ids.set(text(saved['type']), { id: text(saved['id']), name: text(saved['name']) });
	}

	private async workflow({ example, nodes }: Scene): Promise<void> {
		const { editor, recorder, stage } = this;
		const {
			ok: isOk,
			remark,
			actual,
		} = await runExample(example, stage, async (_, saved, api) => {
			const caption = `Workflow "${example.name}" with ${quoted(nodes)}`;
			recorder.announce(caption);
			await editor.turnTo(`/workflow/${saved.id}`);
			for (const node of nodes) await editor.node(node).waitFor();
			await recorder.caption(caption);
			for (const node of nodes) await this.form(node, `The form of "${node}"`);
			if (example.requests.length > 0) {
				const run = await sendRequests(example, saved, api);
				await this.executions(nodes, example.requests.length);
				return run;
			}
			await editor.execute(example.trigger);
			await recorder.caption('It is run by a click');
			for (const node of nodes) await editor.succeeded(node, longestRunMs);
			return runOf(example, await newestExecution(api, saved.id));
		});
		ok(isOk, `${example.name}: ${remark} ${JSON.stringify(actual)}`);
		await recorder.caption(`It ran to success. "${example.node}": ${resultOf(example, actual)}`);
		if (example.requests.length === 0)
			for (const node of nodes) await this.form(node, `The output of "${node}": an outcome for every item`);
		// From one workflow straight to another, n8n's list of executions would keep those of the first.
		else await editor.turnTo('/home/workflows');
	}

	private async form(node: string, caption: string): Promise<void> {
		await this.editor.openNode(node);
		await this.recorder.caption(caption);
		await this.editor.form.close();
	}

	/** Shows what n8n recorded of a workflow that was called from outside. */
	private async executions(nodes: string[], requests: number): Promise<void> {
		const { editor, recorder } = this;
		await editor.part('radio-button-executions').click();
		const newest = editor.part('execution-preview-host');
		for (const node of nodes) {
			const shown = newest.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`);
			await shown.getByTestId('canvas-node-status-success').waitFor();
		}
		await recorder.caption(`The workflow was published and called ${requests} times at its production URL`);
	}
}

/** Examples have items that the platform does not accept, and requests that a trigger refuses. */
function resultOf({ requests }: Example, { items, accepted, rejected, arrived }: Counts): string {
	const counts = `${items} ${requests.length > 0 ? 'requests' : 'items'}, ${accepted} accepted, ${rejected} rejected`;
	return arrived === 0 ? counts : `${counts}; ${arrived} messages arrived`;
}

const quoted = (names: string[]) => names.map((name) => `"${name}"`).join(' and ');
