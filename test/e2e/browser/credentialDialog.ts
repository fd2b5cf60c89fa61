import type { Locator, Page } from 'playwright-core';

/** The dialog for filling in and testing a credential. */
export class CredentialDialog {
	constructor(private readonly page: Page) {}

	private get dialog(): Locator {
		return this.page.getByTestId('credential-edit-dialog');
	}

	/** Opens an empty dialog for the type with this title, from the page of all credentials. */
	async openNew(title: string): Promise<void> {
		await this.page.getByTestId('add-resource-credential').click();
		const types = this.page.getByTestId('new-credential-type-select');
		await types.locator('input').fill(title);
		await this.page
			.getByTestId('new-credential-type-select-option')
			.filter({ visible: true, has: this.page.getByText(title, { exact: true }) })
			.click();
		await this.page.getByTestId('new-credential-type-button').click();
		await this.dialog.waitFor();
	}

	async choose(name: string, entry: string): Promise<void> {
		await this.field(name).click();
		await this.page
			.getByRole('option')
			.filter({ visible: true, has: this.page.getByText(entry, { exact: true }) })
			.click();
	}

	async fill(name: string, value: string): Promise<void> {
		await this.input(name).fill(value);
	}

	/** The input of a field; its type is `password` if its text must be hidden. */
	input(name: string): Locator {
		return this.field(name).locator('input').first();
	}

	/** Saves the credential, which n8n then tests automatically. */
	async save(): Promise<void> {
		await this.page.getByTestId('credential-save-button').click();
	}

	/** Waits for the green banner. */
	async succeeded(): Promise<void> {
		await this.dialog.getByTestId('credentials-config-container-test-success').waitFor();
	}

	/** Waits for the red banner, expands it and returns all text of the dialog. */
	async refused(): Promise<string> {
		await this.dialog.getByText('Couldn’t connect with these settings').waitFor();
		await this.dialog.getByText('More details').click();
		await this.dialog.getByText('More details').waitFor({ state: 'hidden' });
		return await this.dialog.innerText();
	}

	async close(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.dialog.waitFor({ state: 'hidden' });
	}

	private field(name: string): Locator {
		return this.dialog.getByTestId(`parameter-input-${name}`);
	}
}
