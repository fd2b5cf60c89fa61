import type { Locator, Page } from 'playwright-core';
import { PlatformList } from './platformList';

/** The form of the open node, with its input on the left and its output on the right. */
export class NodeForm {
	constructor(private readonly page: Page) {}

	private get panel(): Locator {
		return this.page.getByTestId('ndv');
	}

	private get parameters(): Locator {
		return this.page.getByTestId('node-parameters');
	}

	async isOpen(): Promise<boolean> {
		return await this.panel.isVisible();
	}

	async opened(): Promise<void> {
		await this.visibleLabels().first().waitFor();
	}

	async title(): Promise<string> {
		return (await this.panel.getByTestId('node-title-container').innerText()).trim();
	}

	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.panel.waitFor({ state: 'hidden' });
	}

	/** The labels of the visible fields, in order; the label of the credential is `Credential`. */
	async labels(): Promise<string[]> {
		const texts = await this.visibleLabels().allInnerTexts();
		// If a node has two credential types, n8n adds the type.
		return texts.map((text) => (text.split('\n')[0] ?? '').trim().replace(/^Credential .*/, 'Credential'));
	}

	/** All text of the form, including notices. */
	async text(): Promise<string> {
		return await this.parameters.innerText();
	}

	/** All text of the form and of the panels beside it. */
	async allText(): Promise<string> {
		return await this.panel.innerText();
	}

	/** How many fields are marked because of a missing or wrong value. */
	async marks(): Promise<number> {
		return await this.panel.getByTestId('parameter-issues').filter({ visible: true }).count();
	}

	field(name: string): Locator {
		return this.parameters.getByTestId(`parameter-input-${name}`);
	}

	/** The text in a text field, a dropdown or a list. */
	async value(name: string): Promise<string> {
		// The first input of a list is the selection mode, and the second contains the selected entry.
		const chosen = this.field(name).getByTestId('rlc-input');
		const input = (await chosen.count()) > 0 ? chosen : this.field(name).locator('input');
		return await input.first().inputValue();
	}

	/** Chooses an entry of a dropdown by its name, unless it is already chosen. */
	async choose(name: string, entry: string): Promise<void> {
		if ((await this.value(name)) === entry) return;
		await this.field(name).click();
		await this.entries()
			.filter({ has: this.page.getByText(entry, { exact: true }) })
			.first()
			.click();
	}

	async toggle(name: string): Promise<void> {
		await this.field(name).getByRole('switch').or(this.field(name).locator('.el-switch')).first().click();
	}

	/** Opens a dropdown, returns its entries and closes it again. */
	async entriesOf(name: string): Promise<string[]> {
		await this.field(name).click();
		return await this.takeEntries();
	}

	/** Waits until a field with this label is visible. */
	async awaitLabel(label: string): Promise<void> {
		await this.labelled(label).waitFor();
	}

	/** Waits until a field with this label is no longer visible. */
	async awaitNoLabel(label: string): Promise<void> {
		await this.labelled(label).waitFor({ state: 'hidden' });
	}

	/** Opens a field whose entries are read from the platform, after setting it to *From List* if necessary. */
	async openList(name: string): Promise<PlatformList> {
		const field = this.field(name);
		const mode = field.getByTestId('rlc-mode-selector');
		if ((await mode.locator('input').inputValue()) !== 'From list') {
			await mode.click();
			await this.entries().getByText('From list', { exact: true }).first().click();
		}
		await field.getByTestId('rlc-input').click();
		return new PlatformList(this.page);
	}

	/** Chooses a saved credential by its name. */
	async chooseCredential(name: string): Promise<void> {
		await this.page.getByTestId('node-credentials-select').first().click();
		await this.page
			.locator('[data-test-id^="node-credentials-select-item"]')
			.filter({ visible: true, has: this.page.getByText(name, { exact: true }) })
			.click();
	}

	/** The name of the credential that is chosen. */
	async credential(): Promise<string> {
		return await this.page.getByTestId('node-credentials-select').first().locator('input').first().inputValue();
	}

	/** The options that can be added in the last collection of the form. */
	async addableOptions(): Promise<string[]> {
		await this.parameters.getByTestId('collection-parameter-add').last().click();
		return await this.takeEntries();
	}

	private async takeEntries(): Promise<string[]> {
		await this.entries().first().waitFor();
		const texts = await this.entries().allInnerTexts();
		await this.page.keyboard.press('Escape');
		await this.entries().first().waitFor({ state: 'hidden' });
		return texts.map((text) => text.split('\n')[0]?.trim() ?? '');
	}

	private entries(): Locator {
		return this.page.getByRole('option').filter({ visible: true });
	}

	private labelled(label: string): Locator {
		return this.visibleLabels()
			.filter({ has: this.page.getByText(label, { exact: true }) })
			.first();
	}

	private visibleLabels(): Locator {
		return this.parameters
			.getByTestId('input-label')
			.or(this.parameters.getByTestId('credentials-label'))
			.filter({ visible: true });
	}
}
