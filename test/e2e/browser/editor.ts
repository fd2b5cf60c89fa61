import type { Locator, Page } from 'playwright-core';
import { NodeForm } from './nodeForm';

/** n8n's editor by what its own tests call the parts of the page (`data-test-id`). */
export class Editor {
	readonly form: NodeForm;

	constructor(
		readonly page: Page,
		private readonly url: string,
	) {
		this.form = new NodeForm(page);
	}

	/** The part of the page that n8n calls so. */
	part(testId: string): Locator {
		return this.page.getByTestId(testId);
	}

	/** Loads an address of this n8n anew, such as `/home/credentials`. */
	async load(path: string): Promise<void> {
		// `load` and not `domcontentloaded`: the scripts take longest, and no other wait should have to wait for them.
		await this.page.goto(this.url + path, { waitUntil: 'load' });
	}

	/** Goes to an address of this n8n, without loading the editor again where it is open: on a busy machine that takes long. */
	async goTo(path: string): Promise<void> {
		if (!this.page.url().startsWith(`${this.url}/workflow`)) return await this.load(path);
		// What the browser's Back does.
		const address = JSON.stringify(path);
		await this.page.evaluate(`history.pushState(null, '', ${address}); dispatchEvent(new PopStateEvent('popstate'))`);
	}

	/** Opens a saved workflow and waits until its name and nodes are to be seen; does nothing where it is open already. */
	async openWorkflow(id: string, name: string): Promise<void> {
		if (new URL(this.page.url()).pathname.startsWith(`/workflow/${id}`)) return;
		await this.goTo(`/workflow/${id}`);
		await this.part('workflow-name-input').filter({ hasText: name }).waitFor();
		await this.part('canvas-node').first().waitFor();
	}

	/** A node on the canvas, by its name. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens the form of a node; where another one is open, closes it first. */
	async openNode(name: string): Promise<NodeForm> {
		if (await this.form.isOpen()) {
			if ((await this.form.title()) === name) return this.form;
			await this.form.close();
		}
		await this.node(name).dblclick();
		await this.form.opened();
		return this.form;
	}

	/** Imports a workflow through the menu, as from a file on the user's disk. */
	async importFile(file: string): Promise<void> {
		await this.part('workflow-menu').first().click();
		await this.part('workflow-menu-item-import').hover();
		const chooser = this.page.waitForEvent('filechooser');
		await this.part('workflow-menu-item-import-from-file').click();
		await (await chooser).setFiles(file);
	}

	/** Saves the workflow by the keys that do so, and waits until n8n has taken it. */
	async save(): Promise<void> {
		const saved = this.page.waitForResponse(
			(response) =>
				response.url().includes('/rest/workflows') && ['PATCH', 'POST'].includes(response.request().method()),
		);
		await this.page.keyboard.press('Control+s');
		await saved;
	}

	/** Clicks *Execute workflow* beside a trigger. */
	async execute(trigger: string): Promise<void> {
		await this.node(trigger).hover();
		await this.part(`execute-workflow-button-${trigger}`).click();
	}

	/** Waits until the node carries the mark of a success. */
	async succeeded(name: string): Promise<void> {
		await this.node(name).getByTestId('canvas-node-status-success').waitFor();
	}

	/** The nodes on the canvas that stand for a type which this n8n does not have. */
	async unknownNodes(): Promise<string[]> {
		const unknown = this.part('canvas-node').filter({ has: this.part('node-not-installed') });
		return await unknown.allInnerTexts();
	}

	/** Which of these nodes carry a mark that something in them is missing or wrong. */
	async markedNodes(names: string[]): Promise<string[]> {
		const marked: string[] = [];
		for (const name of names) if (await this.node(name).getByTestId('node-issues').isVisible()) marked.push(name);
		return marked;
	}

	/** Leaves the editor, whatever is open on it. */
	async leave(): Promise<void> {
		await this.page.goto('about:blank');
	}
}
