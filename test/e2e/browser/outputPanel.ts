import type { Locator, Page } from 'playwright-core';

/** What a node gave, to the right of its form. */
export class OutputPanel {
	constructor(private readonly page: Page) {}

	private get panel(): Locator {
		return this.page.getByTestId('output-panel');
	}

	/** Waits for the words, a hint or a cell for instance. */
	async says(words: string): Promise<void> {
		await this.panel.getByText(words).first().waitFor();
	}

	/** Turns to an output by the beginning of its name, such as `Error Branch`, and waits until it is shown. */
	async turnTo(branch: string, holds: string): Promise<void> {
		await this.panel.getByTestId('branches').getByText(branch).click();
		await this.says(holds);
	}

	async showTable(): Promise<void> {
		await this.panel.getByTestId('radio-button-table').click();
	}

	/** The headings of the table, in their order. */
	async columns(): Promise<string[]> {
		const headings = await this.panel.locator('table thead th').allInnerTexts();
		return headings.map((heading) => heading.trim()).filter((heading) => heading !== '');
	}

	/** The rows on the first page of the table, each as its cells. */
	async rows(): Promise<string[][]> {
		const rows = await this.panel.locator('table tbody tr').allInnerTexts();
		return rows.map((row) => row.split('\t').map((cell) => cell.trim()));
	}
}
