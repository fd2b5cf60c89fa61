import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { demo } from '../../sandbox/demo';
import { faultFields } from '../../sandbox/readFault';
import { root } from '../harness/paths';
import { runningSandbox } from './running';

const running = runningSandbox();
const page = readFileSync(join(root, 'docs', 'sandbox.md'), 'utf8');
const faultSection = page.split('## Failures: ')[1]?.split('\n## ')[0] ?? '';
const usual = 'http://127.0.0.1:8484';

test('every field of a failure is explained, and no other', () => {
	const explained = [...faultSection.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
	expect(explained.sort()).toEqual([...faultFields].sort());
});

test('the commands with JSON do what they say', async () => {
	const commands = [...page.matchAll(/^curl (\S+) -d '(.*)'$/gm)];
	expect(commands).toHaveLength(4);
	for (const [, url = '', body = ''] of commands) {
		const response = await fetch(url.replace(usual, running().url), { method: 'POST', body });
		expect([url, response.status]).toEqual([url, 200]);
	}
	expect(running().faults.list()).toHaveLength(3);
	expect(running().platforms.marketo.controls.values.maxCalls).toBe(5);
});

test('the event is accepted as it stands there', async () => {
	const [, body = ''] = /--data-raw '(.*)'/.exec(page) ?? [];
	const headers = [...page.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = '', value = '']) => [name, value]);
	const url = `${running().url}/nl/jsp/soaprouter.jsp`;
	const response = await fetch(url, { method: 'POST', headers: Object.fromEntries(headers), body });
	expect(await response.text()).toContain('PushEventResponse');
	expect(running().journal.count('campaign')).toBe(1);
});

test('the accounts are those that the sandbox knows', () => {
	const { campaign, ims, marketo, journeyFeedback } = demo;
	for (const value of [
		...[campaign.login, campaign.password, ims.clientId, ims.clientSecret, ims.scopes, ims.organizationId],
		...[marketo.clientId, marketo.clientSecret, journeyFeedback.headerName, journeyFeedback.headerValue],
	]) {
		expect(page).toContain(`\`${value}\``);
	}
});

test('every address is there', async () => {
	const addresses = [...page.matchAll(/^\| `(\/sandbox\/\w+)/gm)].map(([, address = '']) => address);
	expect(addresses).toHaveLength(5);
	for (const address of addresses.filter((path) => path !== '/sandbox/stream')) {
		const path = address.endsWith('/calls') ? `${address}/1` : address;
		const { status } = await fetch(`${running().url}${path}`, { method: 'OPTIONS' });
		expect([path, status]).toEqual([path, 405]);
	}
});
