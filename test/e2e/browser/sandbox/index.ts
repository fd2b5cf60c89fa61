import type { Page } from 'playwright-core';
import { startSandbox } from '../../../../sandbox/server';
import type { Sandbox } from '../../../../sandbox/server';
import type { Stage } from '../stage';
import { checkDrawer } from './drawer';
import { checkFailures } from './failures';
import { checkList } from './list';
import { checkLooks } from './looks';

/** What the checks of the sandbox page use; a part of the stage, because n8n has no role here. */
export interface Desk {
	page: Page;
	sandbox: Sandbox;
	check: (picture: string, name: string, run: () => Promise<unknown>) => Promise<boolean>;
}

/** Tests the page of the sandbox as people use it. It has a sandbox of its own, so that counts elsewhere stay right. */
export async function checkSandboxPage(stage: Stage): Promise<void> {
	const { world, page } = stage;
	const sandbox = await startSandbox({ port: await world.ports.take() });
	world.onClose(sandbox.close);
	await checkDesk({ page, sandbox, check: async (picture, name, run) => await stage.check(picture, name, run) });
}

/** The checks, one after another; each starts with an empty page. */
export async function checkDesk(desk: Desk): Promise<void> {
	const strangers: string[] = [];
	const note = (request: { url(): string }): void => {
		const url = request.url();
		if (!url.startsWith(desk.sandbox.url) && !url.startsWith('data:')) strangers.push(url);
	};
	desk.page.on('request', note);
	const clipboard = ['clipboard-read', 'clipboard-write'];
	await desk.page.context().grantPermissions(clipboard, { origin: desk.sandbox.url });
	await checkList(desk);
	await checkDrawer(desk);
	await checkFailures(desk);
	await checkLooks(desk);
	desk.page.off('request', note);
	await desk.check('sandbox-alone', 'the sandbox page loads nothing from elsewhere', async () => {
		if (strangers.length > 0) throw new Error(`requests to ${strangers.join(', ')}`);
	});
}
