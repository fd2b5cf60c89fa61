import type { Locator, Page } from 'playwright-core';

/** The open list of a field whose entries are read from the platform (n8n's resource locator). */
export class PlatformList {
	constructor(private readonly page: Page) {}

	/** All entries, once the first has arrived. */
	async entries(): Promise<string[]> {
		await this.items().first().waitFor();
		return (await this.items().allInnerTexts()).map((text) => text.trim());
	}

	/** Types into the search and waits until the first entry starts with the expected text. */
	async search(typed: string, finds: string): Promise<void> {
		const search = this.page.getByTestId('rlc-search').filter({ visible: true });
		await search.locator('input').or(this.page.locator('input[data-test-id="rlc-search"]:visible')).first().fill(typed);
		await this.items().first().filter({ hasText: finds }).waitFor();
		await this.items().nth(1).waitFor({ state: 'hidden' });
	}

	/** Chooses the first entry that contains this text, which closes the list. */
	async take(entry: string): Promise<void> {
		await this.items().filter({ hasText: entry }).first().click();
	}

	private items(): Locator {
		return this.page.getByTestId('rlc-item').filter({ visible: true });
	}
}
