import { ok } from 'node:assert/strict';
import type { Stage } from './stage';

/** What people type to find a node, and the nodes that must then be offered. */
const searches: ReadonlyArray<[string, string[]]> = [
	['push event', ['Adobe Campaign Push Event']],
	['marketo', ['Marketo Request Campaign']],
	['smart campaign', ['Marketo Request Campaign']],
	['campaign', ['Adobe Campaign Push Event', 'Marketo Request Campaign', 'Adobe Journey Optimizer Execute Campaign']],
	['transactional', ['Adobe Campaign Transactional Send', 'Adobe Campaign Transactional Status']],
	['message center', ['Adobe Campaign Push Event', 'Adobe Campaign Transactional Send']],
	['experience platform', ['Adobe Experience Platform Stream Ingest']],
	['stream', ['Adobe Experience Platform Stream Ingest']],
	[
		'journey',
		[
			'Adobe Journey Optimizer Execute Campaign',
			'Adobe Journey Optimizer Execution',
			'Adobe Journey Optimizer Feedback Trigger',
		],
	],
	['send email', ['Adobe Campaign Push Event', 'Adobe Campaign Transactional Send']],
	['ajo', ['Adobe Journey Optimizer Execute Campaign', 'Adobe Journey Optimizer Execution']],
	['aep', ['Adobe Experience Platform Stream Ingest']],
	['acc', ['Adobe Campaign Push Event']],
	['feedback', ['Adobe Journey Optimizer Feedback Trigger']],
	['bounce', ['Adobe Journey Optimizer Feedback Trigger']],
];

/** Checks that every node is found by the words that people use for it. */
export async function checkNodePanel(stage: Stage): Promise<void> {
	const { editor } = stage;
	const names = editor.part('node-creator').getByTestId('node-creator-item-name');
	const isOpen = await stage.check('node-panel', 'a new workflow offers the node panel', async () => {
		await editor.load('/workflow/new');
		await editor.part('canvas-add-button').click();
		await editor.part('node-creator-search-bar').waitFor();
	});
	if (!isOpen) return;
	for (const [typed, wanted] of searches) {
		const picture = `node-panel-${typed.replace(/ /g, '-')}`;
		await stage.check(picture, `typing "${typed}" finds ${wanted.join(', ')}`, async () => {
			await editor.part('node-creator-search-bar').fill(typed);
			for (const name of wanted) await names.getByText(name, { exact: true }).first().waitFor();
			const found = await names.allInnerTexts();
			// People choose one of the first results. Of this package's own nodes many may fit.
			const others = wanted.map((name) => {
				const place = found.findIndex((text) => text.trim() === name);
				return place < 0
					? Infinity
					: found.slice(0, place).filter((text) => !/^(?:Adobe|Marketo) /.test(text.trim())).length;
			});
			ok(
				others.every((count) => count < 10),
				`found: ${found.join(', ')}`,
			);
		});
	}
}
