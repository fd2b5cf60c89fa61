import { demo } from '../../sandbox/demo';
import { runningSandbox } from './running';

const running = runningSandbox();
const { organization, refused } = demo.campaignStandard;
const workflowPath = (id: string, tenant: string = organization) => `/${tenant}/campaign/workflow/execution/${id}`;

async function call(path: string, init: RequestInit = {}) {
	const response = await fetch(new URL(path, running().url), {
		...init,
		headers: {
			Authorization: `Bearer ${demo.ims.accessToken}`,
			'X-Api-Key': demo.ims.clientId,
			'Content-Type': 'application/json;charset=utf-8',
			...init.headers,
		},
	});
	const text = await response.text();
	return { status: response.status, text };
}

/** Where an activity of a workflow is triggered. */
async function triggerOf(id: string, activity: string): Promise<string> {
	const { text } = await call(workflowPath(id));
	const named: Record<string, { trigger: { href: string } }> = JSON.parse(text).activities.activity;
	return new URL(named[activity]?.trigger.href ?? '').pathname;
}

const trigger = async (path: string, body: unknown) =>
	await call(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });

test('a workflow names the addresses of its signals on Adobe’s host, by keys that are opaque', async () => {
	const { status, text } = await call(workflowPath('WKF5000'));
	expect(status).toBe(200);
	expect(JSON.parse(text)).toEqual({
		PKey: expect.stringMatching(/^@/),
		activities: {
			activity: {
				start: { name: 'start' },
				signal1: {
					name: 'signal1',
					trigger: {
						href: expect.stringMatching(
							/^https:\/\/mc\.adobe\.io\/geometrixx\/campaign\/workflow\/execution\/%40[^/]+\/activities\/activity\/%40[^/]+\/trigger\/$/,
						),
					},
				},
				end: { name: 'end' },
			},
		},
	});
});

test('a signal with its source is taken and counted, with and without parameters', async () => {
	const path = await triggerOf('WKF5001', 'signal3');
	expect(await trigger(path, { source: 'API', parameters: { file: 'a.csv' } })).toMatchObject({ status: 200 });
	expect(await trigger(await triggerOf('WKF5001', 'signal4'), { source: 'API' })).toMatchObject({ status: 200 });
	expect(running().journal.timesTaken('campaignStandard', 'WKF5001/signal3')).toBe(1);
	expect(running().journal.messages('campaignStandard').at(-1)).toMatchObject({ kind: 'signal', eventType: 'API' });
});

test('an activity takes one signal in ten minutes', async () => {
	const path = await triggerOf('WKF5000', 'signal1');
	expect(await trigger(path, { source: 'API' })).toMatchObject({ status: 200 });
	expect(await trigger(path, { source: 'API' })).toMatchObject({ status: 500 });
	running().platforms.campaignStandard.controls.set({ signalIntervalMs: 0 });
	expect(await trigger(path, { source: 'API' })).toMatchObject({ status: 200 });
});

test.each([
	['no source', { parameters: {} }, 500, "'source' is missing"],
	[
		'an undeclared parameter',
		{ source: 'API', parameters: { contentURL: 'x' } },
		500,
		"'contentURL' parameter isn't defined",
	],
	['a list', { source: 'API', parameters: { file: ['a'] } }, 500, 'not a single value'],
	['another kind of parameters', { source: 'API', parameters: 'file' }, 500, "'parameters' is not an object"],
	['no JSON', 'source=API', 500, "'source' is missing"],
	['more than 64 KB', { source: 'API', parameters: { file: 'x'.repeat(65_536) } }, 413, 'Too Large'],
])('a signal with %s is refused', async (_, body, status, words) => {
	const told = await trigger(await triggerOf('WKF5000', 'signal1'), body);
	expect(told.status).toBe(status);
	expect(told.text).toContain(words);
	expect(running().journal.count()).toBe(0);
});

test('names in place of keys lead nowhere, nor do other workflows, methods and organizations', async () => {
	const named = `${workflowPath('WKF5000')}/activities/activity/signal1/trigger`;
	expect(await trigger(named, { source: 'API' })).toMatchObject({ status: 404 });
	expect(await call(workflowPath('WKF1'))).toMatchObject({ status: 404 });
	expect(await call(workflowPath('WKF5000'), { method: 'DELETE' })).toMatchObject({ status: 405 });
	expect(await call(await triggerOf('WKF5000', 'signal1'))).toMatchObject({ status: 405 });
	expect(await call(workflowPath('WKF5000', refused.foreign))).toMatchObject({ status: 403 });
	expect(await call(workflowPath('WKF5000'), { headers: { Authorization: '' } })).toMatchObject({ status: 403 });
});
