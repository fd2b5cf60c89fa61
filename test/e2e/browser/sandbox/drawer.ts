import { equal, match, ok } from 'node:assert/strict';
import { createServer } from 'node:http';
import { demo } from '../../../../sandbox/demo';
import type { Desk } from './index';
import { openDesk, sendEvent, sendMessage } from './send';

/** One message in full: by keyboard, as a command, and the feedback about it. */
export async function checkDrawer(desk: Desk): Promise<void> {
	const { page, check } = desk;
	const drawer = page.locator('.drawer');

	await check('sandbox-keyboard', 'rows are opened, changed and closed by keyboard', async () => {
		await openDesk(desk);
		for (const name of ['ann', 'bob']) await sendEvent(desk, `${name}@example.com`);
		await page.locator('tbody tr', { hasText: 'bob@example.com' }).waitFor();
		await page.keyboard.press('j');
		await page.keyboard.press('Enter');
		await drawer.getByText('bob@example.com').first().waitFor();
		await page.keyboard.press('j');
		await drawer.getByText('ann@example.com').first().waitFor();
		await page.keyboard.press('Escape');
		await drawer.waitFor({ state: 'detached' });
		const focused = String(await page.evaluate('document.activeElement.textContent'));
		match(focused, /ann@example\.com/, 'the focus is back on the row');
		await page.keyboard.press('?');
		await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
		await page.keyboard.press('Escape');
		await page.getByRole('dialog', { name: 'Keyboard' }).waitFor({ state: 'detached' });
	});

	await check('sandbox-fast', 'keys that are pressed in a burst all count', async () => {
		await openDesk(desk);
		for (const name of ['ann', 'bob', 'carl']) await sendEvent(desk, `${name}@example.com`);
		await page.locator('tbody tr', { hasText: 'carl@example.com' }).waitFor();
		await page.evaluate(burst(['j', 'j', 'Enter', 'j', 'k']));
		await drawer.getByText('bob@example.com').first().waitFor();
	});

	await check('sandbox-curl', 'a request is copied as cURL without its secrets', async () => {
		await openDesk(desk);
		await sendEvent(desk, 'ann@example.com');
		await page.locator('tbody tr').click();
		await page.getByRole('tab', { name: 'Request' }).click();
		await page.getByRole('button', { name: 'Copy as cURL' }).click();
		await page.getByRole('button', { name: 'Copied' }).waitFor();
		const copied = String(await page.evaluate('navigator.clipboard.readText()'));
		match(copied, /^curl -X POST http:.*soaprouter\.jsp/);
		match(copied, /sessiontoken>\*\*\*</);
		ok(!copied.includes(demo.campaign.password));
		await page.getByRole('tab', { name: 'Response' }).click();
		await drawer.getByText('HTTP/1.1 200 OK').waitFor();
	});

	await check('sandbox-feedback', 'a bounce is sent to the address that was typed', async () => {
		const bodies: string[] = [];
		const webhook = createServer((request, response) => {
			void request.toArray().then((chunks) => {
				bodies.push(Buffer.concat(chunks).toString());
				response.end('Workflow was started');
			});
		}).listen(0, '127.0.0.1');
		try {
			await openDesk(desk);
			await sendMessage(desk, 'bob@example.com');
			await page.locator('tbody tr').click();
			const bound = webhook.address();
			const port = typeof bound === 'object' ? bound?.port : '';
			await page.getByLabel('Address').fill('http://10.0.0.1/hook');
			await page.getByRole('button', { name: 'Send', exact: true }).click();
			await drawer.getByText('this machine only: localhost').waitFor();
			await page.getByLabel('Address').fill(`http://127.0.0.1:${port}/hook`);
			await page.getByRole('button', { name: 'Send', exact: true }).click();
			await drawer.getByText('Response 200 Workflow was started').waitFor();
			equal(bodies.length, 1);
			match(bodies[0] ?? '', /"feedbackStatus":\{"value":"bounce"\}.*"id":"bob@example\.com"/);
		} finally {
			webhook.close();
			webhook.closeAllConnections();
		}
	});
}

/** A script for the page that presses keys where the focus is, one task after another: faster than the page is painted. */
function burst(keys: readonly string[]): string {
	return `(async () => {
		for (const key of ${JSON.stringify(keys)}) {
			document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
			await new Promise((next) => setTimeout(next));
		}
	})()`;
}
