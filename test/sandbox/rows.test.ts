import { Arrivals } from '../../sandbox/arrivals';
import type { JournalEntry } from '../../sandbox/journal';
import { refusalOf } from '../../sandbox/refusal';
import { contentOf, factsOf, rowOf, titleOf } from '../../sandbox/rows';
import { Timeline } from '../../sandbox/timeline';
import { runningSandbox } from './running';
import { soap } from './soapClient';

const running = runningSandbox();

const entry = (given: Partial<JournalEntry> = {}): JournalEntry => ({
	...{ id: 1, at: '2026-01-01T00:00:00.000Z', platform: 'campaign', kind: 'rtEvent', call: 7 },
	...{ addressee: 'ann@example.com', eventType: 'order_confirmation', summary: '', detail: {} },
	...given,
});

test.each([
	['order_confirmation', 'Order confirmation'],
	['EVTcartAbandonment', 'Cart abandonment'],
	['EVTOrderConfirmation', 'Order confirmation'],
	['summer_sale2026', 'Summer sale2026'],
	['newsletter_welcome', 'Newsletter: welcome'],
	['Onboarding: Send Welcome', 'Onboarding: Send Welcome'],
	['', ''],
])('the event %j is called %j', (eventType, title) => {
	expect(titleOf(eventType)).toBe(title);
});

test.each([
	[
		'Campaign',
		{ ctx: { total: { '@currency': 'EUR', '#text': '5' } } },
		[
			['total.currency', 'EUR'],
			['total.#text', '5'],
		],
	],
	['Campaign Standard', { body: { ctx: { a: 1 } } }, [['a', '1']]],
	['Marketo', { tokens: [{ name: '{{my.order}}', value: 'M-1' }] }, [['my.order', 'M-1']]],
	[
		'Platform',
		{ entity: { _id: 'e', timestamp: 't', identityMap: {}, _tenant: { order: { n: 1 } } } },
		[['order.n', '1']],
	],
	[
		'Journey Optimizer',
		{ context: { items: [{ sku: 'S' }, { sku: 'T' }] } },
		[
			['items.1.sku', 'S'],
			['items.2.sku', 'T'],
		],
	],
	['a message without content', {}, []],
])('the content of %s becomes names and values', (_, detail, facts) => {
	expect(factsOf(contentOf({ detail }))).toEqual(facts);
});

test('a content of any size becomes a row of limited size', () => {
	const nested = JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`);
	const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`n${index}`, 'x'.repeat(5000)]));
	expect(JSON.stringify(factsOf({ nested, wide })).length).toBeLessThan(20_000);
});

test('a message that was dropped silently is marked', () => {
	expect(rowOf({ seq: 3, message: entry({ kind: 'invalid' }) })).toMatchObject({
		seq: 3,
		state: 'dropped',
		message: 1,
	});
});

test.each([
	[200, '{"success":true,"result":[]}', undefined],
	[200, '{"success":false,"errors":[{"code":"606","message":"Max rate limit"}]}', '606 Max rate limit'],
	[201, '{"PKey":"@x","status":"pending"}', undefined],
	[207, '{"responses":[{"xactionId":"1"},{"status":400,"message":"bad"}]}', '1 of 2 messages refused: bad'],
	[207, '{"responses":[{"statusCode":400,"message":"bad"}]}', '1 of 1 messages refused: bad'],
	[207, '{"responses":[{"xactionId":"1"}]}', undefined],
	[403, '{"error_code":"403025","message":"Profile is not valid"}', '403025 Profile is not valid'],
	[400, '{"title":"Invalid XDM","report":{"message":"absent org"}}', 'Invalid XDM absent org'],
	[
		401,
		'{"error":"invalid_client","error_description":"Bad client credentials"}',
		'invalid_client Bad client credentials',
	],
	[500, '{"broken', '{"broken'],
	[403, '', 'HTTP 403'],
	[429, 'Too Many Requests', 'Too Many Requests'],
	[200, 'XSV-350008 Session has expired', 'XSV-350008 Session has expired'],
	[200, 'OK', undefined],
	[200, '<r><PushEventResponse/></r>', undefined],
	[
		200,
		"<e:Fault><faultstring xsi:type='x'>SOP-1 Error</faultstring><detail>It&apos;s <b>wrong</b></detail></e:Fault>",
		"SOP-1 Error It's wrong",
	],
])('status %d with %j is refused because of %j', (status, body, reason) => {
	expect(refusalOf({ status, body })).toBe(reason);
});

test('reading a hostile response takes no time', () => {
	const startedAtMs = performance.now();
	refusalOf({ status: 200, body: `<x:Fault><faultstring>${'<![CDATA['.repeat(200_000)}` });
	refusalOf({ status: 400, body: '<'.repeat(1_000_000) });
	expect(performance.now() - startedAtMs).toBeLessThan(2000);
});

test('refused calls are counted and told in the order of arrival', async () => {
	const { url, journal } = running();
	await soap({ url });
	await soap({ url, token: 'mc/wrong' });
	await fetch(`${url}/nowhere`);
	expect(journal.refusals()).toEqual({ campaign: 1, none: 1 });
	expect(journal.arrivals.since(0).map(rowOf)).toMatchObject([
		{ platform: 'campaign', state: 'accepted', title: 'Order confirmation' },
		{ platform: 'campaign', state: 'refused', kind: 'PushEvent', title: expect.stringContaining('Connection denied') },
		{ platform: 'none', state: 'refused' },
	]);
});

test('the newest arrivals of each platform stay', () => {
	const arrivals = new Arrivals(2);
	for (const id of [1, 2, 3, 4, 5]) arrivals.addMessage(entry({ id }));
	arrivals.addMessage(entry({ id: 6, platform: 'marketo' }));
	arrivals.addRefusal({ call: 9, at: '', platform: 'campaign', operation: 'PushEvent', status: 403, reason: 'no' });
	expect(arrivals.since(0).map(({ seq }) => seq)).toEqual([4, 5, 6, 7]);
	expect(arrivals.since(5).map(({ seq }) => seq)).toEqual([6, 7]);
	expect([1, 6].map((id) => arrivals.message(id)?.id)).toEqual([undefined, 6]);
});

test('the timeline counts by time and forgets what is old', () => {
	const timeline = new Timeline();
	const nowMs = 1_700_000_000_000;
	timeline.add('campaign', nowMs - 11 * 60_000);
	timeline.add('campaign', nowMs - 5000);
	timeline.add('campaign', nowMs);
	timeline.add('marketo', nowMs);
	const { series, stepMs, startMs } = timeline.view(nowMs);
	expect(series.campaign?.slice(-2)).toEqual([1, 1]);
	expect(series.campaign?.reduce((sum, count) => sum + count, 0)).toBe(2);
	expect(series.marketo?.at(-1)).toBe(1);
	expect(startMs + 119 * stepMs).toBe(Math.floor(nowMs / stepMs) * stepMs);
	expect(timeline.view(nowMs + 20 * 60_000).series).toEqual({});
});
