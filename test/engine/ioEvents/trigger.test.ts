import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { cloudEvent, deliverEvents, flowRun, ioClientId } from '../../../sandbox/ioEvents/events';
import { keyPaths, signatureHeaders } from '../../../sandbox/ioEvents/keys';
import type { ListeningTrigger, ListenOptions } from '../../harness/webhook';
import { triggerBench } from '../bench/trigger';

describe('I/O Events Trigger', () => {
	const { bench, ...trigger } = triggerBench('adobeIoEventsTrigger');
	const open = async (parameters: INodeParameters = {}, more: Partial<ListenOptions> = {}) => {
		const custom = { environment: 'custom', keysUrl: bench().sandbox.url };
		return await trigger.open({ clientId: ioClientId, ...custom, ...parameters }, {}, more);
	};
	const items = ({ started }: ListeningTrigger) => started.flat().map(({ json }) => json);

	test('the challenge is answered with itself, as plain text', async () => {
		const { url } = await open();
		const response = await fetch(`${url}?challenge=8ec8d794-e0ab-42df-9017-e3dada8e84f7`);
		expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
			...[200, '8ec8d794-e0ab-42df-9017-e3dada8e84f7', 'text/plain; charset=utf-8'],
		]);
		expect((await fetch(`${url}?challenge=<b>`)).status).toBe(400);
		expect((await fetch(url)).status).toBe(400);
	});

	test('a signed event starts the workflow, whatever n8n makes of its content type', async () => {
		const listening = await open();
		const event = cloudEvent('lead.changed', { leadId: 7 });
		expect(await deliverEvents(listening.url, event)).toBe(200);
		expect(items(listening)).toEqual([
			{ id: event.event_id, type: 'lead.changed', source: 'urn:sandbox', time: event.time, data: { leadId: 7 } },
		]);
	});

	test('without Simplify the event is there as it came', async () => {
		const listening = await open({ simplify: false });
		const event = cloudEvent('lead.changed', {});
		await deliverEvents(listening.url, event);
		expect(items(listening)[0]?.raw).toEqual(event);
	});

	test('a batch becomes several items of one execution', async () => {
		const listening = await open();
		await deliverEvents(listening.url, [cloudEvent('a', {}), cloudEvent('b', {})]);
		expect(listening.started.map((list) => list.length)).toEqual([2]);
	});

	test('a flow run of Experience Platform has the type that the header names', async () => {
		const listening = await open({ eventTypes: 'sources_flow_run_failure' });
		const headers = (type: string) => ({ 'x-adobe-event-code': type, 'x-adobe-provider': 'platform_notifications' });
		expect(await deliverEvents(listening.url, flowRun('success'), headers('sources_flow_run_success'))).toBe(200);
		await deliverEvents(listening.url, flowRun('failed'), headers('sources_flow_run_failure'));
		expect(items(listening)).toMatchObject([
			{ type: 'sources_flow_run_failure', data: { metrics: { statusSummary: { status: 'failed' } } } },
		]);
	});

	describe('403 and nothing started', () => {
		const without = { 'x-adobe-digital-signature-1': '', 'x-adobe-digital-signature-2': '' };
		test.each<[string, Record<string, string>]>([
			['no signature', without],
			['signatures of another body', signatureHeaders('{}')],
			['signatures that are not base64', { ...without, 'x-adobe-digital-signature-1': '!' }],
			[
				'keys that are not published',
				{
					'x-adobe-public-key1-path': '/prod/keys/pub-key-unknown1.pem',
					'x-adobe-public-key2-path': '/prod/keys/pub-key-unknown2.pem',
				},
			],
			[
				'keys of somebody else',
				{
					'x-adobe-public-key1-path': 'https://127.0.0.1:1/prod/keys/key.pem',
					'x-adobe-public-key2-path': '//127.0.0.1:1/prod/keys/key.pem',
				},
			],
		])('for %s', async (_, headers) => {
			const listening = await open();
			expect(await deliverEvents(listening.url, cloudEvent('a', {}), headers)).toBe(403);
			expect(items(listening)).toEqual([]);
		});

		test('for an event that Adobe signed for somebody else, and no key is looked up', async () => {
			const listening = await open({ keysUrl: 'http://127.0.0.1:1' });
			const other = { recipient_client_id: 'other', recipientclientid: 'other' };
			expect(await deliverEvents(listening.url, cloudEvent('a', {}, other))).toBe(403);
			expect(await deliverEvents(listening.url, [cloudEvent('a', {}, other)])).toBe(403);
			expect(items(listening)).toEqual([]);
		});

		test.each([[''], ['other']])('for the client ID %j in the node', async (clientId) => {
			const listening = await open({ clientId });
			expect(await deliverEvents(listening.url, cloudEvent('a', {}))).toBe(403);
			expect(await deliverEvents(listening.url, cloudEvent('a', {}, { recipient_client_id: '' }))).toBe(403);
			expect(items(listening)).toEqual([]);
		});

		test.each([[{}], [[]], [null], ['text'], [{ validationUrl: 'https://csm.adobe.io/csm/x' }]])(
			'for %j',
			async (body) => {
				const listening = await open();
				expect(await deliverEvents(listening.url, body)).toBe(403);
				expect(items(listening)).toEqual([]);
			},
		);
	});

	test('one valid signature of two is enough', async () => {
		const listening = await open();
		expect(await deliverEvents(listening.url, cloudEvent('a', {}), { 'x-adobe-digital-signature-1': 'AAAA' })).toBe(
			200,
		);
		expect(items(listening)).toHaveLength(1);
	});

	test('of a batch only what is for this client is handed on', async () => {
		const listening = await open();
		const other = cloudEvent('theirs', {}, { recipient_client_id: 'other', recipientclientid: 'other' });
		await deliverEvents(listening.url, [other, cloudEvent('ours', {})]);
		expect(items(listening)).toMatchObject([{ type: 'ours' }]);
	});

	test('a body of 5 MB gets 413', async () => {
		const listening = await open();
		expect(await deliverEvents(listening.url, cloudEvent('a', { padding: 'x'.repeat(5_000_000) }))).toBe(413);
		expect(items(listening)).toEqual([]);
	});

	test('what is delivered again starts nothing, in another batch and after a restart too', async () => {
		const staticData: IDataObject = {};
		const first = await open({}, { staticData });
		const [one, two] = [cloudEvent('a', {}), cloudEvent('b', {})];
		await deliverEvents(first.url, one);
		expect(await deliverEvents(first.url, one)).toBe(200);
		await deliverEvents(first.url, [one, two]);
		expect(items(first).map(({ type }) => type)).toEqual(['a', 'b']);
		await first.stop();
		const second = await open({}, { staticData });
		await deliverEvents(second.url, [one, two]);
		expect(items(second)).toEqual([]);
	});

	test('keys are fetched once, also for deliveries that come together', async () => {
		// Another way of writing the same host: what the tests before fetched is not known under it.
		const listening = await open({ keysUrl: bench().sandbox.url.replace('127.0.0.1', '127.1') });
		const deliver = async () => await deliverEvents(listening.url, cloudEvent('a', {}));
		expect(await Promise.all([deliver(), deliver(), deliver()])).toEqual([200, 200, 200]);
		await deliver();
		expect(
			bench()
				.wire.map(({ path }) => path)
				.sort(),
		).toEqual([...keyPaths]);
		expect(items(listening)).toHaveLength(4);
	});

	test('if the keys cannot be fetched, Adobe is asked to deliver again', async () => {
		const listening = await open({ keysUrl: 'http://127.0.0.1:1' });
		expect(await deliverEvents(listening.url, cloudEvent('a', {}))).toBe(503);
		expect(items(listening)).toEqual([]);
	});
});
