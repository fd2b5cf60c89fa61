import type { Fault } from '../../../sandbox/faults';
import { failures, faultLabel, faultOf, remaining, type FaultForm } from '../../../sandbox/page/faultForm';
import { runningSandbox } from '../running';
import { logon, soap } from '../soapClient';

const running = runningSandbox();
const form = (given: Partial<FaultForm>): FaultForm => ({
	...{ failure: 'unavailable', platform: 'campaign', times: 1, seconds: 0.2, ...given },
});
const order = async (given: Partial<FaultForm>) =>
	await fetch(`${running().url}/sandbox/faults`, { method: 'POST', body: JSON.stringify(faultOf(form(given))) });
const stored = () => running().journal.count('campaign');

test.each(failures.map(({ name }) => [name]))('%s is a fault that the sandbox takes', async (failure) => {
	expect((await order({ failure })).status).toBe(200);
	expect(running().faults.active()).toMatchObject([{ left: 1, struck: 0 }]);
});

test('503 refuses one request and executes nothing', async () => {
	await order({ failure: 'unavailable' });
	expect((await soap({ url: running().url })).status).toBe(503);
	expect(stored()).toBe(0);
	expect((await soap({ url: running().url })).status).toBe(200);
});

test('a lost response was executed', async () => {
	await order({ failure: 'lose' });
	await expect(soap({ url: running().url })).rejects.toThrow();
	expect(stored()).toBe(1);
});

test('a malformed response was executed and is neither JSON nor XML', async () => {
	await order({ failure: 'malformed' });
	const { status, text } = await soap({ url: running().url });
	expect(status).toBe(200);
	expect(() => JSON.parse(text)).toThrow();
	expect(text).not.toContain('<');
	expect(stored()).toBe(1);
});

test('expired tokens meet the next request, not the sign-in before it', async () => {
	await order({ failure: 'expire' });
	const session = await logon(running().url);
	expect((await soap({ url: running().url, token: '', headers: session })).text).toContain('XSV-350008');
	const again = await logon(running().url);
	expect((await soap({ url: running().url, token: '', headers: again })).status).toBe(200);
	expect(stored()).toBe(1);
});

test('slow takes as long as it was told', async () => {
	await order({ failure: 'slow', seconds: 0.2 });
	const startedAtMs = performance.now();
	expect((await soap({ url: running().url })).status).toBe(200);
	expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(190);
});

test('a fault for one platform leaves the others alone, and 0 goes on until it is switched off', async () => {
	await order({ platform: 'marketo', times: 0 });
	expect((await soap({ url: running().url })).status).toBe(200);
	const marketo = () => fetch(`${running().url}/rest/v1/campaigns.json`);
	expect([(await marketo()).status, (await marketo()).status]).toEqual([503, 503]);
	const [active] = running().faults.active();
	expect(active).toMatchObject({ struck: 2 });
	expect(active).not.toHaveProperty('left');
	const end = () => fetch(`${running().url}/sandbox/faults/${active?.id}`, { method: 'DELETE' });
	expect((await end()).status).toBe(200);
	expect((await marketo()).status).toBe(200);
	expect((await end()).status).toBe(404);
});

test.each([
	['marketo', '/rest/v1/campaigns.json', 200, '"code":"606"'],
	['marketo', '/soap/mktows/3_1', 500, '20023'],
	['marketo', '/identity/oauth/token', 429, ''],
	['campaign', '/r/test', 429, ''],
	['campaignStandard', '/geometrixx/campaign/mcgeometrixx/EVTorderConfirmation', 429, '429050'],
	['experiencePlatform', '/collection/x', 429, ''],
	['journeyOptimizer', '/ajo/im/health', 429, '429050'],
	['ims', '/ims/profile/v1', 429, ''],
])('the rate limit of %s at %s is status %d with "%s"', async (platform, path, status, text) => {
	await order({ failure: 'rateLimit', platform });
	const response = await fetch(`${running().url}${path}`);
	expect(response.status).toBe(status);
	expect(await response.text()).toContain(text);
});

const labels: Array<[fault: Fault, label: string]> = [
	[faultOf(form({ failure: 'expire' })), 'Tokens expired · Campaign'],
	[faultOf(form({ failure: 'lose', platform: '' })), 'Response lost'],
	[faultOf(form({ platform: 'marketo' })), 'Status 503 · Marketo'],
	[faultOf(form({ failure: 'rateLimit', platform: 'ims' })), 'Rate limit · Adobe IMS'],
	[faultOf(form({ failure: 'slow', platform: '' })), 'Slow by 0.2 s'],
	[faultOf(form({ failure: 'malformed', platform: '' })), 'Malformed response'],
	[{ hang: true }, 'No response'],
	[{ drop: true, method: 'PushEvent' }, 'Connection closed · PushEvent'],
	[{ truncate: 5, path: '/r/test' }, 'Response cut off · /r/test'],
	[{ redirect: 'http://127.0.0.1:1/' }, 'Redirect'],
];

test.each(labels)('%j is shown in words', (fault, label) => {
	expect(faultLabel(fault)).toBe(label);
});

test('how long a fault goes on is said in words', () => {
	expect([undefined, 1, 3].map(remaining)).toEqual(['until switched off', 'next request', 'next 3 requests']);
});
