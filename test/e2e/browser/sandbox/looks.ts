import { ok } from 'node:assert/strict';
import type { Desk } from './index';
import { callMarketo, openDesk, sendEvent, sendMessage } from './send';

/** What normal text needs (WCAG 2.2, 1.4.3). */
const leastContrast = 4.5;

/** The lowest contrast between a text and what is behind it, with the text; runs in the page. */
const lowestContrast = `(() => {
	const parse = (color) => {
		const canvas = new OffscreenCanvas(1, 1).getContext('2d');
		canvas.fillStyle = color;
		canvas.fillRect(0, 0, 1, 1);
		return [...canvas.getImageData(0, 0, 1, 1).data];
	};
	const behind = (element) => {
		for (let at = element; at; at = at.parentElement) {
			const color = parse(getComputedStyle(at).backgroundColor);
			if (color[3] === 255) return color;
		}
		return [255, 255, 255, 255];
	};
	const luminance = (color) => {
		const [r, g, b] = color.slice(0, 3).map((value) => {
			const share = value / 255;
			return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	let lowest = { contrast: 21, text: '' };
	for (const element of document.querySelectorAll('body *')) {
		const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('').trim();
		if (text === '' || element.getClientRects().length === 0) continue;
		const [a, b] = [parse(getComputedStyle(element).color), behind(element)].map(luminance).sort((x, y) => y - x);
		const contrast = (a + 0.05) / (b + 0.05);
		if (contrast < lowest.contrast) lowest = { contrast, text };
	}
	return JSON.stringify(lowest);
})()`;

/** Whether everything can be read, in light and in dark. */
export async function checkLooks(desk: Desk): Promise<void> {
	const { page, check } = desk;
	for (const colorScheme of ['light', 'dark'] as const) {
		await check(`sandbox-${colorScheme}`, `everything can be read in ${colorScheme} colors`, async () => {
			await page.emulateMedia({ colorScheme });
			await openDesk(desk);
			await sendMessage(desk, 'bob@example.com');
			await callMarketo(desk, 2);
			await sendEvent(desk, 'ann@example.com', '<orderNumber>W-1001</orderNumber>');
			await sendEvent(desk, 'not an address');
			await page.locator('tbody tr.refused').first().waitFor();
			await page.keyboard.press('f');
			await page.getByRole('button', { name: 'Switch on' }).click();
			await page.getByRole('list', { name: 'Failing on purpose' }).waitFor();
			await page.locator('tbody tr', { hasText: 'bob@example.com' }).click();
			await page.locator('.drawer').getByText('W-1001', { exact: true }).waitFor();
			const { contrast, text }: { contrast: number; text: string } = JSON.parse(
				String(await page.evaluate(lowestContrast)),
			);
			ok(contrast >= leastContrast, `"${text}" has a contrast of ${contrast.toFixed(1)}`);
		});
	}
	await page.emulateMedia({ colorScheme: 'light' });
}
