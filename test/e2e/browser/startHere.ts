import { equal } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { demo } from '../../../sandbox/demo';
import { runExample, webhookPath } from '../../../scripts/start/examples';
import { readExamples } from '../../../scripts/start/expected';
import { problem } from '../../../scripts/start/problem';
import type { Stage } from './stage';

const file = 'start-here.json';
/** More than this, and the first minutes have become longer than they were. */
const mostClicks = 4;

/**
 * Does what the note of *Start here* says: a message goes into the sandbox, and a bounce comes back. Counts the clicks,
 * from the workflow and the sandbox's page in two windows; pointing at something is no click, and nothing is typed.
 */
export async function checkStartHere(stage: Stage): Promise<void> {
	const { n8n, world, editor, page } = stage;
	let clicks = 0;
	const click = async (target: Locator): Promise<void> => {
		clicks += 1;
		await target.click();
	};
	const saved = new Map<string, string>();

	const prepared = await stage.check('start-prepared', `${file} runs and is published`, async () => {
		world.sandbox.reset();
		const example = readExamples(world.places.root).find((each) => each.file === file);
		if (!example) throw problem(`${file} has no row in expected.json`);
		const { ok, remark } = await runExample(example, {
			...{ api: n8n.api, ids: n8n.credentialIds, sandboxUrl: world.sandbox.url, saved },
		});
		if (!ok) throw problem(remark);
		world.sandbox.proposeFeedback({ url: `${n8n.url}/webhook/${webhookPath(example)}`, ...demo.journeyFeedback });
		world.sandbox.reset();
	});
	if (!prepared) return;
	const desk = await page.context().newPage();
	desk.setDefaultTimeout(20_000);
	try {
		await stage.check('start-sent', 'a click sends a message into the sandbox', async () => {
			await desk.goto(world.sandbox.url);
			// Only the window in front reacts to the mouse.
			await page.bringToFront();
			await editor.load(new URL(saved.get(file) ?? '').pathname);
			await editor.node('Run it by hand').hover();
			await click(editor.part('execute-workflow-button-Run it by hand'));
			await editor.succeeded('Send message');
			await desk.getByRole('row', { name: /ada@example\.com/ }).waitFor();
			equal(world.sandbox.journal.count('journeyOptimizer'), 1);
		});
		await stage.check('start-bounced', 'the sandbox sends a bounce back, with nothing to fill in', async () => {
			await desk.bringToFront();
			await click(desk.getByRole('row', { name: /ada@example\.com/ }));
			const form = desk.getByRole('form', { name: 'Send feedback' });
			await click(form.getByRole('button', { name: 'Send' }));
			await form.getByText('Response 200 OK').waitFor();
		});
		await stage.check('start-arrived', 'the bounce is in the workflow', async () => {
			await page.bringToFront();
			await click(editor.part('radio-button-executions'));
			const newest = editor.part('execution-preview-host');
			const reached = newest.locator('[data-test-id="canvas-node"][data-node-name="What happened"]');
			await reached.getByTestId('canvas-node-status-success').waitFor();
		});
		await stage.check('start-clicks', `that takes at most ${mostClicks} clicks`, async () => {
			stage.count('clicks: a message into the sandbox, and a bounce back', clicks);
			if (clicks > mostClicks) throw problem(`${clicks} clicks`);
		});
	} finally {
		await desk.close();
	}
}
