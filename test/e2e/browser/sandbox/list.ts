import { equal, match } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Desk } from './index';
import { callMarketo, openDesk, sendEvent, sendMessage } from './send';

const attack = '&lt;img src=x onerror="document.title=1"&gt;';

/** What arrives, and finding it again. */
export async function checkList(desk: Desk): Promise<void> {
	const { page, check } = desk;
	const rows = page.locator('tbody tr');

	await check('sandbox-live', 'what arrives appears by itself, with counts and in words', async () => {
		await openDesk(desk);
		await page.getByText('Nothing has arrived yet').waitFor();
		await sendEvent(desk, 'ann@example.com', '<orderNumber>W-1001</orderNumber>');
		const row = rows.filter({ hasText: 'ann@example.com' });
		await row.waitFor();
		match((await row.textContent()) ?? '', /Order confirmation.*orderNumber W-1001/);
		await page.locator('[data-platform="campaign"] strong', { hasText: /^1$/ }).waitFor();
	});

	await check('sandbox-hostile', 'markup in a message is shown as text', async () => {
		await openDesk(desk);
		await sendEvent(desk, 'mal@example.com', `<firstName>${attack}</firstName>`);
		await rows.filter({ hasText: '<img src=x' }).click();
		await page.locator('.drawer', { hasText: '<img src=x' }).waitFor();
		equal(await page.locator('img').count(), 0);
		equal(await page.title(), 'Sandbox');
	});

	await check('sandbox-tabs', 'tabs and search find a message, pause holds the list', async () => {
		await openDesk(desk);
		await sendEvent(desk, 'ann@example.com');
		await sendEvent(desk, 'not an address');
		await sendMessage(desk, 'bob@example.com');
		await shows(rows, 3);
		await page.getByRole('tab', { name: 'Journey Optimizer' }).click();
		await shows(rows, 1);
		await page.keyboard.press('ArrowRight');
		await page.getByRole('tab', { name: 'Refused', selected: true }).waitFor();
		await rows.filter({ hasText: 'not valid' }).waitFor();
		await page.keyboard.press('1');
		await page.keyboard.press('/');
		await page.keyboard.type('w-1001 bob');
		await shows(rows, 1);
		await page.getByText('1 found').waitFor();
		await page.getByRole('searchbox').fill('');
		await page.getByRole('button', { name: 'Pause' }).click();
		await sendEvent(desk, 'cy@example.com');
		await page.getByRole('button', { name: 'Resume (1 new)' }).click();
		await rows.filter({ hasText: 'cy@example.com' }).waitFor();
	});

	await check('sandbox-limits', "Marketo's limits are shown as they are used", async () => {
		await openDesk(desk);
		await callMarketo(desk, 3);
		await page.locator('[data-platform="marketo"]', { hasText: '3 of 100' }).waitFor();
	});

	await check('sandbox-clear', 'nothing is left after Clear', async () => {
		await openDesk(desk);
		await sendEvent(desk, 'ann@example.com');
		await shows(rows, 1);
		await page.getByRole('button', { name: 'Clear' }).click();
		await page.getByText('Nothing has arrived yet').waitFor();
	});
}

/** Waits until there are exactly this many. */
async function shows(rows: Locator, count: number): Promise<void> {
	await rows.nth(count - 1).waitFor();
	equal(await rows.count(), count);
}
