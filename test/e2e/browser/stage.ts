import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Page } from 'playwright-core';
import { problem } from '../../../scripts/start/problem';
import type { Checks } from '../checks';
import type { RunningN8n } from '../runningN8n';
import type { World } from '../world';
import { Editor } from './editor';
import { takeImage } from './images';
import { PageErrors } from './pageErrors';

/** What every check in the browser uses: the page, its n8n and the folder for screenshots. */
export class Stage {
	readonly editor: Editor;
	private readonly errors: PageErrors;
	private readonly folder: string;

	constructor(
		readonly world: World,
		readonly n8n: RunningN8n,
		readonly page: Page,
		private readonly checks: Checks,
	) {
		this.editor = new Editor(page, n8n.url);
		this.errors = new PageErrors(page);
		this.folder = join(world.artefacts, 'browser');
		mkdirSync(this.folder, { recursive: true });
	}

	/**
	 * Runs a check and takes a screenshot at its end. If the check fails, its line names the screenshot. Errors that the page
	 * reports during the check also make it fail.
	 *
	 * @returns whether it passed
	 */
	async check(picture: string, name: string, run: () => Promise<unknown>): Promise<boolean> {
		this.errors.take();
		const passed = await this.checks.check(name, async () => {
			try {
				await run();
				const errors = this.errors.take();
				if (errors.length > 0) throw problem('the page reports errors', errors.join('\n  '));
				await this.picture(picture);
				return true;
			} catch (error) {
				const reason = error instanceof Error ? firstLines(error.message) : String(error);
				const details = error instanceof Error && 'details' in error ? String(error.details) : '';
				const file = await this.picture(`failed-${picture}`).catch(() => 'a screenshot could not be taken');
				// Whatever is still open must not block the next check.
				await this.editor.leave().catch(() => undefined);
				throw problem(reason, [details, file].filter(Boolean).join('\n  '));
			}
		});
		return passed === true;
	}

	/** Adds a row to the table at the end of the run. */
	count(what: string, value: number): void {
		this.checks.count(what, value);
	}

	/** Takes a screenshot, and where the group runs alone the image of the documentation that shows the same; returns the screenshot's file. */
	async picture(name: string): Promise<string> {
		const path = join(this.folder, `${name}.png`);
		await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
		if (this.world.images !== undefined) await takeImage(this.page, name, this.world.images);
		return path;
	}
}

/** Playwright adds its log and colours to every message; the first lines are enough. */
function firstLines(message: string): string {
	return stripVTControlCharacters(message).split('\n').filter(Boolean).slice(0, 3).join(' ');
}
