import { execFileSync } from 'node:child_process';
import type { IncomingMessage } from 'node:http';

import { demo } from '../../sandbox/demo';
import { Exchanges } from '../../sandbox/exchanges';
import type { Call } from '../../sandbox/http';
import { Secrets } from '../../sandbox/secrets';
import { accessToken, requestToken } from './imsClient';
import { runningSandbox } from './running';
import { domEvent, logon, loginPassword, logonParameters, rtEvent, soap } from './soapClient';

const running = runningSandbox();

/** What the page shows of the newest call. */
async function newest(): Promise<Record<'request' | 'response' | 'curl' | 'delivery', string> & { executed: boolean }> {
	const id = running().journal.calls().at(-1)?.id;
	return JSON.parse(await (await fetch(`${running().url}/sandbox/calls/${id}`)).text());
}

test('a request and its response are shown as they crossed the wire', async () => {
	await soap({ url: running().url, parameters: domEvent(rtEvent('type="t" email="ann@example.com"')) });
	const { request, response, delivery, executed } = await newest();
	expect(request).toMatch(/^POST \/nl\/jsp\/soaprouter\.jsp HTTP\/1\.1\n/);
	expect(request).toContain('\nsoapaction: nms:rtEvent#PushEvent\n');
	expect(request).toContain('email="ann@example.com"');
	expect(response).toMatch(/^HTTP\/1\.1 200 OK\n.*\n\n<\?xml/s);
	expect({ delivery, executed }).toEqual({ delivery: 'complete', executed: true });
});

test('no secret is shown, wherever it stands', async () => {
	const { url } = running();
	const session = await logon(url);
	const token = await accessToken(url);
	const marketo = demo.marketo;
	const query = `grant_type=client_credentials&client_id=${marketo.clientId}&client_secret=${marketo.clientSecret}`;
	const { access_token: marketoToken } = JSON.parse(await (await fetch(`${url}/identity/oauth/token?${query}`)).text());
	await soap({ url, token: '', headers: session });
	await soap({ url, token: '', headers: { authorization: `Bearer ${token}` } });
	await soap({ url, token: loginPassword });
	// The platform echoes what it cannot read.
	await soap({ url, body: `<a><sessiontoken>mc/other-password</sessiontoken>` });
	await soap({ url, body: `<a><urn:sessiontoken a="1"><![CDATA[mc/hidden-password]]>` });
	const anyNames = logonParameters('mc', 'positional-secret').replaceAll('strPassword', 'p2');
	await soap({ url, action: 'xtk:session#Logon', token: '', parameters: anyNames });
	await requestToken(url, { client_secret: 'another-secret' });
	await fetch(`${url}/rest/v1/campaigns.json?access_token=${marketoToken}`, {
		headers: { authorization: `Bearer ${marketoToken}` },
	});
	await fetch(`${url}/r/test`, { method: 'POST', body: '{"password":"json-secret"}' });
	const secrets = [
		...[demo.campaign.password, demo.ims.clientSecret, marketo.clientSecret, token, marketoToken],
		...[session['x-security-token'] ?? '', session.cookie?.split('=')[1] ?? ''],
		...['other-password', 'hidden-password', 'positional-secret', 'another-secret', 'json-secret'],
	];
	const calls = running().journal.calls();
	const texts = await Promise.all(calls.map(async ({ id }) => (await fetch(`${url}/sandbox/calls/${id}`)).text()));
	const rows = JSON.stringify(running().journal.arrivals.since(0));
	expect(texts.length).toBeGreaterThanOrEqual(11);
	for (const secret of secrets) {
		expect(secret.length).toBeGreaterThan(5);
		expect(texts.filter((text) => text.includes(secret))).toEqual([]);
		expect(rows).not.toContain(secret);
	}
	expect(texts.join()).toContain('authorization: Bearer ***');
});

test('what only looks like a secret stays readable', () => {
	const secrets = new Secrets([]);
	const body = '{"input":{"tokens":[{"name":"{{my.order}}","value":"M-1"}],"registrationToken":"abc"}}';
	expect(secrets.text(body)).toBe(body);
	expect(secrets.text('<ctx><passwordLink>https://x.example/reset</passwordLink></ctx>')).toContain('x.example');
});

test('the copied command survives a shell, whatever the message holds', async () => {
	const hostile = `it's "$(touch x)" \`id\` \\ @file\n'; rm -rf /`;
	await fetch(`${running().url}/r/test?a=[1]`, { method: 'POST', headers: { 'x-note': `a'b $HOME` }, body: hostile });
	const { curl } = await newest();
	const words = execFileSync('sh', ['-c', `printf '%s\\0' ${curl}`])
		.toString()
		.split('\0');
	expect(words).toContain(`${running().url}/r/test?a=[1]`);
	expect(words).toContain(`x-note: a'b $HOME`);
	expect(words[words.indexOf('--data-raw') + 1]).toBe(hostile);
	expect(words).toContain('--globoff');
	expect(curl).not.toContain('content-length');
});

test.each([
	[{ drop: true, execute: true }, 'closed', true],
	[{ drop: true }, 'closed', false],
	[{ truncate: 20, execute: true }, 'cut', true],
])('of %j, the page shows what reached the client', async (fault, delivery, executed) => {
	running().faults.add(fault);
	await soap({ url: running().url }).catch(() => undefined);
	expect(await newest()).toMatchObject({ delivery, executed });
	expect(running().journal.refusals()).toEqual({ campaign: 1 });
	expect(JSON.stringify(running().journal.arrivals.since(0))).toContain(
		executed ? 'the request was executed' : 'the request was not executed',
	);
});

test('an unknown call is not found', async () => {
	expect((await fetch(`${running().url}/sandbox/calls/999999`)).status).toBe(404);
	expect((await fetch(`${running().url}/sandbox/messages/999999`)).status).toBe(404);
});

describe('memory', () => {
	const call = (id: number, body: string): Call => ({
		...{ id, method: 'POST', path: '/', query: new URLSearchParams(), headers: {}, body: Buffer.from(body) },
	});
	const wire = (url = '/'): Pick<IncomingMessage, 'url' | 'rawHeaders'> => ({ url, rawHeaders: ['A', 'b'] });

	test('holds the newest calls', () => {
		const exchanges = new Exchanges(2);
		for (const id of [1, 2, 3]) exchanges.add(call(id, ''), wire());
		expect([1, 2, 3].map((id) => exchanges.find(id) !== undefined)).toEqual([false, true, true]);
	});

	test('holds a fixed number of bytes, responses included', () => {
		const exchanges = new Exchanges(100, 1000);
		exchanges.add(call(1, 'x'.repeat(400)), wire());
		exchanges.add(call(2, 'x'.repeat(400)), wire());
		expect(exchanges.find(1)).toBeDefined();
		exchanges.tell(2, { delivery: 'complete', executed: true, reply: { status: 200, body: 'y'.repeat(400) } });
		expect(exchanges.find(1)).toBeUndefined();
		expect(exchanges.find(2)?.told?.reply?.body).toHaveLength(400);
	});

	test('holds only the beginning of a large body', () => {
		const exchanges = new Exchanges();
		exchanges.add(call(1, 'x'.repeat(1_000_000)), wire());
		expect(exchanges.find(1)).toMatchObject({ bodyBytes: 1_000_000 });
		expect(exchanges.find(1)?.body.length).toBe(256 * 1024);
	});
});
