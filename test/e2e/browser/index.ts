import { selectors } from 'playwright-core';
import type { Checks } from '../checks';
import type { World } from '../world';
import { openPage } from './chromium';
import { checkCredentials } from './credentials';
import { checkExamples } from './examples';
import { checkForms } from './forms';
import { checkNodePanel } from './nodePanel';
import { checkPaste } from './paste';
import { checkRun } from './run';
import { checkSandboxPage } from './sandbox';
import { checkSandboxWithExamples } from './sandboxWithExamples';
import { checkSignIn } from './signIn';
import { Stage } from './stage';
import { checkStartHere } from './startHere';

/** Tests the editor and the sandbox page as users see them, fill them in and click them, in the system's Chromium. */
export async function browser(world: World, checks: Checks): Promise<void> {
	const n8n = await world.n8n();
	selectors.setTestIdAttribute('data-test-id');
	const { page, end } = await openPage(world);
	const stage = new Stage(world, n8n, page, checks);
	try {
		// Without a session, everything else would time out.
		if (!(await checkSignIn(stage))) return;
		await checkNodePanel(stage);
		await checkCredentials(stage);
		await checkForms(stage);
		await checkPaste(stage);
		await checkRun(stage);
		await checkStartHere(stage);
		await checkExamples(stage);
		await checkSandboxPage(stage);
		if (world.images !== undefined) await checkSandboxWithExamples(stage);
	} finally {
		await end();
	}
}
