import { generateKeyPairSync, sign } from 'node:crypto';

import fc from 'fast-check';

import { isChallenge, isWantedType, readIoEvents } from '../../../nodes/AdobeIoEvents/wire/ioEvents';
import { isSigned, signaturesOf } from '../../../nodes/AdobeIoEvents/wire/signature';

/** The sample of Adobe's documentation, "Webhooks and AEM Events", shortened. */
const cloud = {
	...{ specversion: '1.0', id: '83b0eac0', source: 'acct:aem@adobe.com', type: 'aem.sites.contentFragment.modified' },
	...{ time: '2025-07-24T13:53:23.994109827Z', eventid: 'b555a1b1', event_id: 'b555a1b1' },
	...{ recipient_client_id: 'client', recipientclientid: 'client', data: { path: '/content' } },
};
/** Experience Platform documentation, "Flow run notifications". */
const flowRun = { event_id: 'aec55616', event: { createdAt: 1597213529158 }, recipient_client_id: 'client' };
/** Adobe I/O Events documentation, "Introduction to webhooks". */
const xdm = {
	...{ '@id': '82235bac', '@type': 'xdmCreated', 'activitystreams:published': '2016-07-16T19:20:30+01:00' },
	recipient_client_id: 'client',
};

test.each([
	[
		'a CloudEvent',
		cloud,
		{ id: 'b555a1b1', type: cloud.type, source: cloud.source, time: cloud.time, data: cloud.data },
	],
	['a flow run', flowRun, { id: 'aec55616', type: 'told', source: 'provider', data: flowRun.event }],
	['an XDM event', xdm, { id: 'header', type: 'xdmCreated', time: '2016-07-16T19:20:30+01:00' }],
])('reads %s', (_, body, expected) => {
	const told = { id: 'header', type: 'told', source: 'provider' };
	expect(readIoEvents(body, told)).toMatchObject([{ clientId: 'client', event: { ...expected, raw: body } }]);
});

test.each([
	['a list', [cloud, flowRun]],
	['a wrapped list', { events: [cloud, flowRun] }],
	[
		'the entries of a journal',
		{
			events: [
				{ position: 'p', event: cloud },
				{ position: 'q', event: flowRun },
			],
		},
	],
])('reads %s, and headers say nothing about it', (_, body) => {
	const events = readIoEvents(body, { type: 'told' });
	expect(events.map(({ event, clientId }) => [event.id, event.type, clientId])).toEqual([
		['b555a1b1', cloud.type, 'client'],
		['aec55616', undefined, 'client'],
	]);
});

test.each([[undefined], [null], ['x'], [7], [[]], [[[[[[cloud]]]]]]])('%j holds nothing', (body) => {
	expect(readIoEvents(body)).toEqual([]);
});

test('no body breaks the reader', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (body) => {
			for (const { event } of readIoEvents(body)) expect(event.raw).toBeInstanceOf(Object);
		}),
	);
});

test.each([
	['a.b', [], true],
	['a.b', ['A.B'], true],
	['a.b', ['a'], false],
	['a.b', ['a*'], true],
	['b.a', ['a*'], false],
	[undefined, [], true],
	[undefined, ['*'], false],
])('type %j is wanted by %j: %s', (type, wanted, expected) => {
	expect(isWantedType(type, wanted)).toBe(expected);
});

test.each([
	['8ec8d794-e0ab-42df-9017-e3dada8e84f7', true],
	['<script>alert(1)</script>', false],
	['a b', false],
	['', false],
	[['a', 'b'], false],
	[undefined, false],
])('%j is a challenge: %s', (value, expected) => {
	expect(isChallenge(value)).toBe(expected);
});

describe('signatures', () => {
	const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const body = Buffer.from('{"event_id":"a"}');
	const value = sign('sha256', body, privateKey).toString('base64');
	const from = (headers: Record<string, string>) => signaturesOf((name) => headers[name]);
	const keyPath = '/prod/keys/pub-key-lyTiz3gQe4.pem';

	test('are read with the paths of their keys', () => {
		const headers = {
			...{ 'x-adobe-digital-signature-1': value, 'x-adobe-public-key1-path': keyPath },
			...{ 'x-adobe-digital-signature-2': value, 'x-adobe-public-key2-path': '/stage/keys/pub-key-2.pem' },
		};
		expect(from(headers)).toEqual([
			{ value, keyPath },
			{ value, keyPath: '/stage/keys/pub-key-2.pem' },
		]);
	});

	test.each([
		...['https://evil.example/key.pem', '//evil.example/key.pem', '/../../key.pem', '/prod/keys/../key.pem'],
		...[
			'/prod/keys/key.pem?x',
			'/prod/keys/key.pem#x',
			'@evil.example/key.pem',
			'.evil.example/key.pem',
			'/key.pem',
			'',
		],
		...['/prod/keys/k%2e.pem', '/prod\\keys/k.pem', '/prod/keys/k.json', '/a/b/c/d/e/k.pem'],
	])('with the key path %j are not looked at', (path) => {
		expect(from({ 'x-adobe-digital-signature-1': value, 'x-adobe-public-key1-path': path })).toEqual([]);
	});

	test('no path leads away from the host', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme-ascii' }), (path) => {
				const [found] = from({ 'x-adobe-digital-signature-1': value, 'x-adobe-public-key1-path': `${path}.pem` });
				if (!found) return;
				const url = new URL(`https://static.adobeioevents.com${found.keyPath}`);
				expect([url.host, url.pathname]).toEqual(['static.adobeioevents.com', found.keyPath]);
			}),
		);
	});

	test('hold for the very bytes', () => {
		const signature = { value, keyPath };
		expect(isSigned(body, signature, publicKey)).toBe(true);
		expect(isSigned(Buffer.from('{"event_id":"b"}'), signature, publicKey)).toBe(false);
		expect(isSigned(Buffer.from('{ "event_id":"a"}'), signature, publicKey)).toBe(false);
		expect(isSigned(body, { value: 'AAAA', keyPath }, publicKey)).toBe(false);
	});
});
