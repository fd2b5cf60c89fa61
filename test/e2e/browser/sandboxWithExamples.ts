import { deepEqual } from 'node:assert/strict';
import { demo } from '../../../sandbox/demo';
import { runExamples, webhookPath } from '../../../scripts/start/examples';
import { readExamples } from '../../../scripts/start/expected';
import { problem } from '../../../scripts/start/problem';
import type { Stage } from './stage';

const firstFile = 'start-here.json';
/** Two thousand messages at once, beside which the chart shows no others. */
const bulkFile = 'bulk-import-of-profiles.json';

/**
 * Shows the page as it is after `npm start`: what the examples sent, and a message with the form for its feedback. Only
 * for the image of the documentation: the examples take a minute, and other checks look at each part of the page.
 */
export async function checkSandboxWithExamples(stage: Stage): Promise<void> {
	const { world, n8n, page } = stage;
	const { sandbox } = world;
	await stage.check('sandbox-with-examples', 'the sandbox page shows what the examples sent', async () => {
		sandbox.reset();
		const examples = readExamples(world.places.root).filter(({ file }) => file !== bulkFile);
		const first = examples.find(({ file }) => file === firstFile);
		if (!first) throw problem(`${firstFile} has no row in expected.json`);
		const results = await runExamples(examples, firstFile, {
			...{ api: n8n.api, ids: n8n.credentialIds, sandboxUrl: sandbox.url, saved: new Map<string, string>() },
		});
		deepEqual(
			results.filter(({ ok }) => !ok).map(({ name, remark }) => `${name}: ${remark}`),
			[],
		);
		sandbox.proposeFeedback({ url: `${n8n.url}/webhook/${webhookPath(first)}`, ...demo.journeyFeedback });
		await page.goto(sandbox.url);
		// The example that ran last is the newest row.
		await page.locator('tbody tr', { hasText: 'ada@example.com' }).first().click();
		await page.getByRole('form', { name: 'Send feedback' }).waitFor();
	});
}
