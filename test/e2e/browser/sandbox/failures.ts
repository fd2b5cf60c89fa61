import { equal } from 'node:assert/strict';
import type { Desk } from './index';
import { openDesk, sendEvent } from './send';

/** Failures that are ordered on the page. */
export async function checkFailures(desk: Desk): Promise<void> {
	const { page, check } = desk;
	const active = page.getByRole('list', { name: 'Failing on purpose' });
	const panel = page.getByRole('form', { name: 'Make it fail' });
	const choose = async (failure: string, platform: string, duration: string): Promise<void> => {
		await panel.getByLabel('What happens').selectOption(failure);
		await panel.getByLabel('Platform').selectOption(platform);
		await panel.getByLabel('How long').selectOption(duration);
	};

	await check('sandbox-fail-next', 'the next requests fail, then no more', async () => {
		await openDesk(desk);
		await page.keyboard.press('f');
		await choose('503 Service Unavailable', 'Campaign', 'The next requests');
		await panel.getByRole('spinbutton', { name: 'Requests' }).fill('2');
		await panel.getByRole('button', { name: 'Switch on' }).click();
		await active.getByText('Status 503 · Campaign · next 2 requests').waitFor();
		const statuses: number[] = [];
		for (let call = 0; call < 3; call += 1) statuses.push(await sendEvent(desk, `call${call}@example.com`));
		equal(statuses.join(), '503,503,200');
		await active.waitFor({ state: 'detached' });
		await page.locator('tbody tr.refused').nth(1).waitFor();
	});

	await check('sandbox-fail-always', 'a failure goes on until it is switched off', async () => {
		await openDesk(desk);
		await page.getByRole('button', { name: 'Make it fail' }).click();
		await choose('Rate limit', 'Every platform', 'Until switched off');
		await panel.getByRole('button', { name: 'Switch on' }).click();
		await active.getByText('Rate limit · until switched off').waitFor();
		equal(await sendEvent(desk, 'ann@example.com'), 429);
		equal(await sendEvent(desk, 'ann@example.com'), 429);
		await active.getByRole('button', { name: 'Switch off' }).click();
		await active.waitFor({ state: 'detached' });
		equal(await sendEvent(desk, 'ann@example.com'), 200);
	});
}
