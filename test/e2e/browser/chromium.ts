import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { systemProgram } from '../systemPackages';
import type { World } from '../world';

/** The maximum time for anything on the page, even on a busy machine. */
const waitMs = 20_000;
/** The maximum time for loading the editor, which has about ten megabytes of scripts. */
const loadMs = 60_000;

/** Only the page itself: no sandbox (not available to root), no GPU, no background network calls. */
const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Starts the system's Chromium in headless mode with an empty page. It ends with the run or with `end`. */
export async function openPage(world: World): Promise<{ page: Page; end: () => Promise<void> }> {
	const browser = await chromium.launch({
		...{ executablePath: systemProgram('chromium'), headless: true, args: flags },
		// Playwright would end this process on Ctrl-C, and with it the clean-up: an n8n would stay.
		...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
	});
	const end = async () => await browser.close();
	world.onClose(end);
	const context = await browser.newContext({
		viewport: { width: 1440, height: 900 },
		deviceScaleFactor: 1,
		colorScheme: 'light',
		locale: 'en-GB',
		// Panels and notices would otherwise slide in, and screenshots would show them half-way.
		reducedMotion: 'reduce',
	});
	const page = await context.newPage();
	page.setDefaultTimeout(waitMs);
	page.setDefaultNavigationTimeout(loadMs);
	return { page, end };
}
