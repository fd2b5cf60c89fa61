import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { systemProgram } from '../systemPackages';
import type { World } from '../world';

/** The longest that anything on the page may take on a busy machine. */
const waitMs = 20_000;
/** The same for loading the editor, some ten megabytes of scripts. */
const loadMs = 60_000;

/** Nothing but the page itself: no sandbox (root may not have one), no graphics card, no calls home. */
const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Starts the system's Chromium, headless, and opens an empty page of it; it ends with the run or with `end`. */
export async function openPage(world: World): Promise<{ page: Page; end: () => Promise<void> }> {
	const browser = await chromium.launch({ executablePath: systemProgram('chromium'), headless: true, args: flags });
	const end = async () => await browser.close();
	world.onClose(end);
	const page = await browser.newPage({
		viewport: { width: 1440, height: 900 },
		deviceScaleFactor: 1,
		colorScheme: 'light',
		locale: 'en-GB',
		// Panels and notices slide in otherwise, and a picture shows them half way.
		reducedMotion: 'reduce',
	});
	page.setDefaultTimeout(waitMs);
	page.setDefaultNavigationTimeout(loadMs);
	return { page, end };
}
