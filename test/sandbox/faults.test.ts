import { accessToken } from './imsClient';
import { runningSandbox } from './running';
import { domEvent, logon, rtEvent, soap } from './soapClient';

const running = runningSandbox();
const send = (call: object = {}) => soap({ url: running().url, ...call });
const faults = () => running().faults;
const stored = () => running().journal.count('campaign');
const answer = { status: 503, headers: { 'retry-after': '1' }, body: 'busy' };

test('an answer replaces the platform and nothing is executed', async () => {
	faults().add({ method: 'PushEvent', answer });
	expect(await send()).toEqual({ status: 503, text: 'busy' });
	expect(stored()).toBe(0);
	expect((await send()).status).toBe(200);
	expect(faults().list()).toEqual([]);
});

test('skip lets the first calls through, times says how many fail', async () => {
	faults().add({ skip: 1, times: 2, answer });
	const statuses: number[] = [];
	for (let call = 0; call < 4; call += 1) statuses.push((await send()).status);
	expect(statuses).toEqual([200, 503, 503, 200]);
});

test('times 0 strikes every call', async () => {
	faults().add({ times: 0, answer });
	await send();
	await send();
	expect((await send()).status).toBe(503);
});

test('conditions choose the calls by path, operation and body', async () => {
	faults().add({ path: '/r/', answer });
	faults().add({ method: 'Logon', answer });
	faults().add({ bodyIncludes: 'bob@example.com', answer });
	expect((await send()).status).toBe(200);
	expect((await send({ parameters: domEvent(rtEvent('type="a" email="bob@example.com"')) })).status).toBe(503);
	expect((await fetch(`${running().url}/r/test`)).status).toBe(503);
});

test('drop closes the connection and executes nothing', async () => {
	faults().add({ drop: true });
	await expect(send()).rejects.toThrow();
	expect(stored()).toBe(0);
});

test('execute with drop loses the answer of an executed call', async () => {
	faults().add({ execute: true, drop: true });
	await expect(send()).rejects.toThrow();
	expect(stored()).toBe(1);
});

test('execute with truncate sends the beginning of the real answer', async () => {
	faults().add({ execute: true, truncate: 20 });
	const response = await fetch(`${running().url}/r/test`);
	expect(response.status).toBe(200);
	await expect(response.text()).rejects.toThrow();
});

test('hang never answers', async () => {
	faults().add({ hang: true });
	const signal = AbortSignal.timeout(200);
	await expect(fetch(`${running().url}/r/test`, { signal })).rejects.toThrow(/timeout/);
});

test('delayMs alone makes the platform slow', async () => {
	faults().add({ delayMs: 100, times: 0 });
	const startedAtMs = performance.now();
	const answers = await Promise.all([send(), send(), send()]);
	expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(95);
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
	expect(running().journal.peakInFlight).toBe(3);
	expect(running().journal.load.peakInFlight('campaign')).toBe(3);
});

test('expireSession makes a session expire just before the call', async () => {
	const headers = await logon(running().url);
	faults().add({ method: 'PushEvent', expireSession: true });
	expect((await send({ token: '', headers })).text).toContain('XSV-350008');
});

test('expireToken makes IMS tokens expire just before the call', async () => {
	const headers = { authorization: `Bearer ${await accessToken(running().url)}` };
	faults().add({ method: 'PushEvent', expireToken: true });
	expect((await send({ token: '', headers })).text).toContain('XSV-350114');
});

test('redirect points elsewhere', async () => {
	faults().add({ redirect: 'http://127.0.0.1:1/elsewhere' });
	expect((await send()).status).toBe(307);
});

describe('over HTTP', () => {
	const post = (value: unknown) =>
		fetch(`${running().url}/sandbox/faults`, { method: 'POST', body: JSON.stringify(value) });

	test('faults are added, listed and cleared', async () => {
		await post([{ method: 'PushEvent', answer }, { drop: true }]);
		const listed = await fetch(`${running().url}/sandbox/faults`);
		expect(await listed.json()).toEqual({ faults: [{ method: 'PushEvent', answer }, { drop: true }] });
		await fetch(`${running().url}/sandbox/faults`, { method: 'DELETE' });
		expect(faults().list()).toEqual([]);
	});

	test.each([
		[{ metod: 'PushEvent' }],
		[{ times: -1 }],
		[{ answer: { status: 99, body: '' } }],
		[{ drop: 'yes' }],
		['nonsense'],
		[null],
	])('%j is no fault', async (value) => {
		expect((await post(value)).status).toBe(400);
		expect(faults().list()).toEqual([]);
	});
});
