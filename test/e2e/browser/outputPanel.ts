import type { Locator, Page } from 'playwright-core';

/** The output of a node, on the right of its form. */
export class OutputPanel {
	constructor(private readonly page: Page) {}

	private get panel(): Locator {
		return this.page.getByTestId('output-panel');
	}

	/** Waits for a text, such as a hint or a cell. */
	async says(words: string): Promise<void> {
		await this.panel.getByText(words).first().waitFor();
	}

	/** Switches to an output by the start of its name, such as `Error Branch`, and waits until it is shown. */
	async turnTo(branch: string, holds: string): Promise<void> {
		await this.panel.getByTestId('branches').getByText(branch).click();
		await this.says(holds);
	}

	async showTable(): Promise<void> {
		await this.panel.getByTestId('radio-button-table').click();
	}

	/** The headings of the table, in order. */
	async columns(): Promise<string[]> {
		const headings = await this.panel.locator('table thead th').allInnerTexts();
		return headings.map((heading) => heading.trim()).filter((heading) => heading !== '');
	}

	/** The rows on the first page of the table, each as a list of cells. */
	async rows(): Promise<string[][]> {
		const rows = await this.panel.locator('table tbody tr').allInnerTexts();
		return rows.map((row) => row.split('\t').map((cell) => cell.trim()));
	}
}
