import { demo } from '../../sandbox/demo';
import { startSandbox } from '../../sandbox/server';
import { accessToken, requestToken } from './imsClient';
import { runningSandbox } from './running';
import { domEvent, domEvents, logon, loginPassword, rtEvent, soap } from './soapClient';

const running = runningSandbox({ keepMessages: 10 });
const messages = async (query = '') => await (await fetch(`${running().url}/sandbox/messages${query}`)).text();
const controls = async (value: unknown) =>
	await fetch(`${running().url}/sandbox/controls`, { method: 'POST', body: JSON.stringify(value) });

test('messages come newest first with exact counts', async () => {
	const { url } = running();
	for (const id of ['a', 'b']) {
		await soap({ url, parameters: domEvent(rtEvent(`type="t" externalId="${id}"`)) });
	}
	expect(JSON.parse(await messages('?platform=campaign&limit=1'))).toMatchObject({
		counts: { campaign: 2 },
		calls: { 'campaign PushEvent': 2 },
		messages: [{ key: 'b' }],
	});
});

test('counts stay exact when old entries are given up', async () => {
	const sent = Array.from({ length: 50 }, (_, index) => rtEvent(`type="t${index}" externalId="x"`));
	const parameters = domEvents(...sent);
	await soap({ url: running().url, action: 'nms:rtEvent#PushEvents', parameters });
	const { journal } = running();
	expect(journal.count('campaign')).toBe(50);
	expect(journal.timesTaken('campaign', 'x')).toBe(50);
	const kept = journal.messages('campaign').map(({ eventType }) => eventType);
	expect(kept).toEqual(['t40', 't41', 't42', 't43', 't44', 't45', 't46', 't47', 't48', 't49']);
});

test('the journal is cleared by DELETE', async () => {
	await soap({ url: running().url });
	await fetch(`${running().url}/sandbox/messages`, { method: 'DELETE' });
	expect(JSON.parse(await messages())).toMatchObject({ counts: {}, calls: {}, messages: [] });
});

test('the journal holds no secret', async () => {
	const { url } = running();
	const session = await logon(url);
	const token = await accessToken(url);
	await soap({ url, token: '', headers: session });
	await soap({ url, token: '', headers: { authorization: `Bearer ${token}` } });
	await soap({ url, token: loginPassword });
	await soap({ url, token: loginPassword, body: '<broken>' });
	await requestToken(url, { client_secret: 'another-secret' });
	const shown = (await messages('?limit=1000')) + JSON.stringify(running().journal.calls());
	const securityToken = session['x-security-token'] ?? '';
	const sessionToken = session.cookie?.split('=')[1] ?? '';
	for (const secret of [
		demo.campaign.password,
		demo.ims.clientSecret,
		'another-secret',
		token,
		securityToken,
		sessionToken,
	]) {
		expect(secret.length).toBeGreaterThan(5);
		expect(shown).not.toContain(secret);
	}
	expect(running().journal.count('campaign')).toBe(3);
});

test('refused calls are counted too', async () => {
	await soap({ url: running().url, token: 'mc/wrong' });
	expect(running().journal.callCount('campaign PushEvent')).toBe(1);
	expect(running().journal.calls('campaign')).toMatchObject([{ operation: 'PushEvent', status: 200 }]);
});

test('a body above 10 MB is refused with 413', async () => {
	const { status } = await soap({ url: running().url, body: 'x'.repeat(11 * 1024 * 1024) });
	expect(status).toBe(413);
});

test.each(['/nowhere', '/sandbox/nowhere', '/nl/jsp/nowhere.jsp', '//%%%?&&='])('%s is not found', async (path) => {
	expect((await fetch(`${running().url}${path}`)).status).toBe(404);
});

test('controls are set over HTTP', async () => {
	const response = await controls({ campaign: { refuseIp: true }, ims: { expiresIn: 5 } });
	expect(await response.json()).toMatchObject({ campaign: { refuseIp: true }, ims: { expiresIn: 5 } });
	expect((await soap({ url: running().url })).status).toBe(403);
});

test.each([
	[{ campaign: { refuseIP: true } }],
	[{ campaign: { refuseIp: 'yes' } }],
	[{ campaign: { plId: 'often' } }],
	[{ campaign: { toString: 'x' } }],
	[{ marketing: {} }],
	[null],
])('%j is refused as controls', async (value) => {
	expect((await controls(value)).status).toBe(400);
	expect(running().platforms.campaign.controls.values.refuseIp).toBe(false);
});

test('the page needs nothing from elsewhere', async () => {
	const response = await fetch(running().url);
	const html = await response.text();
	expect(response.headers.get('content-type')).toContain('text/html');
	expect(html).not.toMatch(/https?:\/\/|innerHTML/);
});

test('the stream shows what has arrived, without its detail', async () => {
	await soap({ url: running().url });
	const response = await fetch(`${running().url}/sandbox/stream`);
	const reader = response.body?.getReader();
	const chunk = await reader?.read();
	await reader?.cancel();
	const text = Buffer.from(chunk?.value ?? []).toString();
	expect(text).toMatch(/^data: \{"counts":\{"campaign":1\}.*\n\n$/);
	expect(text).not.toContain('"detail"');
});

test('onCall sees what crossed the wire', async () => {
	const seen: string[] = [];
	const sandbox = await startSandbox({
		onCall: ({ headers }, platform, operation) => seen.push(`${platform} ${operation} ${headers.soapaction}`),
	});
	await soap({ url: sandbox.url });
	await sandbox.close();
	expect(seen).toEqual(['campaign PushEvent nms:rtEvent#PushEvent']);
});

test('a taken port is an error', async () => {
	await expect(startSandbox({ port: running().port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
