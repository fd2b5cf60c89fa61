import type { Locator, Page } from 'playwright-core';
import { NodeForm } from './nodeForm';

/** n8n's editor. Parts of the page are found by the names that n8n's own tests use (`data-test-id`). */
export class Editor {
	readonly form: NodeForm;

	constructor(
		readonly page: Page,
		private readonly url: string,
	) {
		this.form = new NodeForm(page);
	}

	/** The part of the page with this name. */
	part(testId: string): Locator {
		return this.page.getByTestId(testId);
	}

	/** Loads an address of this n8n, such as `/home/credentials`. */
	async load(path: string): Promise<void> {
		// `load`, not `domcontentloaded`: the scripts take longest, and no later step should have to wait for them.
		await this.page.goto(this.url + path, { waitUntil: 'load' });
	}

	/** Goes to an address of this n8n without reloading an open editor, which takes long on a busy machine. */
	async goTo(path: string): Promise<void> {
		if (!this.page.url().startsWith(`${this.url}/workflow`)) return await this.load(path);
		await this.turnTo(path);
	}

	/** Goes to an address of this n8n from another one, without an empty page in between. */
	async turnTo(path: string): Promise<void> {
		// As the browser's Back button does.
		const address = JSON.stringify(path);
		await this.page.evaluate(`history.pushState(null, '', ${address}); dispatchEvent(new PopStateEvent('popstate'))`);
	}

	/** Opens a saved workflow and waits until its name and nodes are visible; does nothing if it is already open. */
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

	/** Opens the form of a node, after closing another open form. */
	async openNode(name: string): Promise<NodeForm> {
		if (await this.form.isOpen()) {
			if ((await this.form.title()) === name) return this.form;
			await this.form.close();
		}
		await this.node(name).dblclick();
		await this.form.opened();
		return this.form;
	}

	/** Imports a workflow from a file through the menu. */
	async importFile(file: string): Promise<void> {
		await this.part('workflow-menu').first().click();
		await this.part('workflow-menu-item-import').hover();
		const chooser = this.page.waitForEvent('filechooser');
		await this.part('workflow-menu-item-import-from-file').click();
		await (await chooser).setFiles(file);
	}

	/** Saves the workflow with the keyboard shortcut and waits until n8n has saved it. */
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

	/**
	 * Waits until the node is marked as successful.
	 *
	 * @param timeout for nodes that wait by themselves; the usual one if absent
	 */
	async succeeded(name: string, timeout?: number): Promise<void> {
		await this.node(name).getByTestId('canvas-node-status-success').waitFor({ timeout });
	}

	/** The nodes on the canvas whose type is not installed in this n8n. */
	async unknownNodes(): Promise<string[]> {
		const unknown = this.part('canvas-node').filter({ has: this.part('node-not-installed') });
		return await unknown.allInnerTexts();
	}

	/** The nodes of this list that are marked because something is missing or wrong. */
	async markedNodes(names: string[]): Promise<string[]> {
		const marked: string[] = [];
		for (const name of names) if (await this.node(name).getByTestId('node-issues').isVisible()) marked.push(name);
		return marked;
	}

	/** The nodes and notes that reach into the upper left corner of the window. */
	async coveredNodes({ right, bottom }: { right: number; bottom: number }): Promise<string[]> {
		const covered: string[] = [];
		for (const part of [this.part('canvas-node'), this.part('sticky')]) {
			for (const one of await part.all()) {
				const box = await one.boundingBox();
				if (box && box.x < right && box.y < bottom) covered.push((await one.innerText()).slice(0, 40));
			}
		}
		return covered;
	}

	/** Leaves the editor, whatever is open in it. */
	async leave(): Promise<void> {
		await this.page.goto('about:blank');
	}
}
