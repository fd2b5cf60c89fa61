import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { formNodes } from './formTable';

interface Image {
	/** Its name in the folder of the documentation's images, without the ending. */
	file: string;
	/** The part of the page that it shows; all of the page where it is left out. */
	part?: string;
}

const form = '[data-test-id="ndv"]';
const parameters = '[data-test-id="node-parameters"]';
/** High enough for the longest form. */
const formHeight = 1700;

/** The images of the documentation, by the names of the screenshots that the checks take anyway. */
export const images: Readonly<Record<string, Image>> = {
	'run-success': { file: 'push-event', part: form },
	'list-campaignId-marketoRequestCampaign-open': { file: 'marketo', part: form },
	'list-inletUrl-experiencePlatformStreamIngest-open': { file: 'stream-ingest', part: form },
	'list-campaignId-journeyOptimizerExecuteCampaign-open': { file: 'journey-optimizer', part: form },
	'paste-stream-ingest-fields': { file: 'paste-2-paste', part: form },
	'paste-stream-ingest-filled': { file: 'paste-3-map', part: form },
	'paste-stream-ingest-run': { file: 'paste-4-run', part: form },
	'credential-adobe-campaign-session-api-red': { file: 'credential-test' },
	'example-abandoned-cart': { file: 'transactional-workflow' },
	'example-start-here': { file: 'start-here' },
	'sandbox-with-examples': { file: 'sandbox' },
	...Object.fromEntries(
		formNodes.map(({ name, type, modes }) => [
			pictureOfForm(name, modes[0]?.name ?? ''),
			// Beside the form of a trigger stands how it is set up.
			{ file: `form-${type}`, part: type.endsWith('Trigger') ? form : parameters },
		]),
	),
};

/** How far down the fields of a form go, without what n8n puts below them; runs in the page. */
const heightOfFields = `(() => {
	const form = document.querySelector('${parameters}');
	const fields = [...form.querySelectorAll('input, button, textarea, [data-test-id^="parameter-input"], .notice')];
	const own = fields.filter((field) => !/I wish this node/.test(field.textContent));
	const below = 16;
	return Math.max(...own.map((field) => field.getBoundingClientRect().bottom)) - form.getBoundingClientRect().top + below;
})()`;

/** Shows a form from its beginning; runs in the page. */
const toTheTop = `(() => {
	for (let part = document.querySelector('${parameters}'); part; part = part.parentElement) part.scrollTop = 0;
})()`;

/** The name of the screenshot of a node's form in one of its modes. */
export function pictureOfForm(node: string, mode: string): string {
	return `form-${node}-${mode}`.toLowerCase().replace(/[ ,/]+/g, '-');
}

/** Takes the image of the documentation that shows what the page shows now, if there is one. */
export async function takeImage(page: Page, picture: string, folder: string): Promise<void> {
	const image = images[picture];
	if (!image) return;
	const path = join(folder, `${image.file}.png`);
	const options = { path, animations: 'disabled', caret: 'hide' } as const;
	if (image.part === undefined) return void (await page.screenshot(options));
	const usual = page.viewportSize();
	if (image.part === parameters && usual) {
		await page.setViewportSize({ ...usual, height: formHeight });
		// Whatever is under the pointer looks different.
		await page.mouse.move(0, 0);
		await page.evaluate(toTheTop);
	}
	const part = page.locator(image.part).first();
	const box = await part.boundingBox();
	const height = image.part === parameters ? Number(await page.evaluate(heightOfFields)) : box?.height;
	if (box) await page.screenshot({ ...options, clip: { ...box, height: Math.min(box.height, height ?? box.height) } });
	if (usual) await page.setViewportSize(usual);
}
