import type { Locator, Page } from 'playwright-core';
import type { NodeForm } from './nodeForm';

/** The part of an open node's form for a pasted text. */
export class PasteForm {
	constructor(
		private readonly page: Page,
		private readonly form: NodeForm,
	) {}

	/** @param by the parameter that has the pasted text among its choices */
	async choose(by: string): Promise<void> {
		await this.form.choose(by, "Paste Adobe's Sample");
		await this.text.waitFor();
	}

	/** Replaces the pasted text. */
	async paste(text: string): Promise<void> {
		await this.text.fill(text);
	}

	/** Waits for a sentence anywhere in the form. */
	async says(words: string | RegExp): Promise<void> {
		await this.page.getByTestId('node-parameters').getByText(words).first().waitFor();
	}

	/** Waits until there is a field for this path. */
	async awaitField(path: string): Promise<void> {
		await this.field(path).waitFor();
	}

	/** Waits until there is no longer a field for this path. */
	async awaitNoField(path: string): Promise<void> {
		await this.field(path).waitFor({ state: 'detached' });
	}

	/** Paths and names of the fields, in order. */
	async fields(): Promise<Array<[path: string, shownAs: string]>> {
		const ids = await this.fieldParts.evaluateAll((parts) =>
			parts.map((part) => part.getAttribute('data-test-id') ?? ''),
		);
		// The first label belongs to the group of all fields.
		const [, ...labels] = await this.container.getByTestId('input-label').allInnerTexts();
		return ids.map((id, place) => [id.slice(prefix.length), labels[place]?.split('\n')[0]?.trim() ?? '']);
	}

	/** Types a constant or, into an empty field, an expression: a text with `{{ … }}` becomes one. */
	async fill(path: string, value: string): Promise<void> {
		await this.field(path).locator('input').first().fill(value);
	}

	async value(path: string): Promise<string> {
		return await this.field(path).locator('input').first().inputValue();
	}

	async isExpression(): Promise<boolean> {
		return await this.form.field('pasted').locator('.cm-content').isVisible();
	}

	/** Runs this node, and the nodes before it if they have not run. */
	async execute(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
	}

	private get text(): Locator {
		return this.form.field('pasted').locator('textarea').first();
	}

	private get container(): Locator {
		return this.page.getByTestId('mapping-fields-container');
	}

	/** Each field contains a part whose name is the same for all fields. */
	private get fieldParts(): Locator {
		return this.container.locator(`[data-test-id^="${prefix}"]:not([data-test-id="${prefix}field"])`);
	}

	private field(path: string): Locator {
		return this.container.getByTestId(`${prefix}${path}`);
	}
}

const prefix = 'parameter-input-';
