import type { Snapshot } from '../../sandbox/snapshot';
import { accessToken } from './marketoClient';
import { runningSandbox } from './running';
import { soap } from './soapClient';

const running = runningSandbox();

/** Reads the stream until this many snapshots have come. */
async function snapshots(count: number, between: Array<() => Promise<unknown>> = []): Promise<Snapshot[]> {
	const response = await fetch(`${running().url}/sandbox/stream`);
	const reader = response.body?.getReader();
	const read: Snapshot[] = [];
	let text = '';
	while (read.length < count) {
		const { value } = (await reader?.read()) ?? {};
		text += Buffer.from(value ?? []).toString();
		const events = text.split('\n\n');
		text = events.pop() ?? '';
		for (const event of events) {
			read.push(JSON.parse(event.replace('data: ', '')));
			await between[read.length - 1]?.();
		}
	}
	await reader?.cancel();
	return read;
}

test('what has arrived comes at once, what is new comes once', async () => {
	await soap({ url: running().url });
	const [first, second] = await snapshots(2, [() => soap({ url: running().url })]);
	expect(first).toMatchObject({ counts: { campaign: 1 }, rows: [{ seq: expect.any(Number) }] });
	expect(second?.counts).toEqual({ campaign: 2 });
	expect(second?.rows).toHaveLength(1);
	expect(second?.rows[0]?.seq).toBeGreaterThan(first?.rows[0]?.seq ?? Infinity);
});

test('clearing begins a new epoch', async () => {
	await soap({ url: running().url });
	const clear = () => fetch(`${running().url}/sandbox/messages`, { method: 'DELETE' });
	const [before, after] = await snapshots(2, [clear]);
	expect(after?.epoch).not.toBe(before?.epoch);
	expect(after).toMatchObject({ counts: {}, rows: [], refusals: {} });
});

test("Marketo's limits are shown as they are used", async () => {
	const { url, platforms } = running();
	platforms.marketo.controls.set({ maxCalls: 50 });
	const token = await accessToken(url);
	const headers = { authorization: `Bearer ${token}` };
	for (let call = 0; call < 3; call += 1) await fetch(`${url}/rest/v1/campaigns.json`, { headers });
	const [snapshot] = await snapshots(1);
	expect(snapshot?.limits.marketo).toEqual([
		{ label: 'Calls in 20 s', used: 3, most: 50 },
		{ label: 'In flight', used: 0, most: 10 },
		{ label: 'Today', used: 3, most: 50_000 },
	]);
	expect(snapshot?.limits.campaign).toEqual([]);
});

test('a limit of calls per second is shown once it is set', async () => {
	const { url, platforms } = running();
	platforms.campaign.controls.set({ maxCallsPerSecond: 5 });
	await soap({ url });
	expect((await snapshots(1))[0]?.limits.campaign).toEqual([{ label: 'Calls in 1 s', used: 1, most: 5 }]);
});
