import fc from 'fast-check';

import { ItemRefused } from '../../../nodes/shared/contract/outcome';
import { checkPastedFor } from '../../../nodes/JourneyOptimizer/paste/pastedFor';
import { readPastedCampaign } from '../../../nodes/JourneyOptimizer/paste/pastedCampaign';
import { bodies, campaignId, curlOf, pastedSecrets } from './pastes';

const places = (body: unknown, sample = {}) =>
	readPastedCampaign(curlOf(body, sample)).fields.map(
		({ path, type, required }) => `${path} ${type}${required ? '' : ', may stay empty'}`,
	);

const productPlaces = ['product.name', 'product.category', 'offerCode'];
const kept = (prefix: string, paths: string[]) => paths.map((path) => `${prefix}${path} string, may stay empty`);

describe('the places of', () => {
	test.each([
		['a request with an address only', 'address', ['recipients[0].userId string']],
		[
			'one with context and several recipients',
			'context',
			[
				'recipients[0].userId string',
				'recipients[0].channelData.mobilePhoneNumber string',
				...kept('recipients[0].context.', productPlaces),
			],
		],
		[
			'one for push, with a comment in its JSON',
			'push',
			[
				'recipients[0].userId string',
				...['appID', 'platform', 'token'].map((name) => `recipients[0].channelData.pushInfo.${name} string`),
			],
		],
		[
			'one with a profile',
			'profile',
			[
				'recipients[0].userId string',
				...kept('recipients[0].context.', productPlaces),
				...kept('recipients[0].profile.person.', ['name.firstName', 'name.lastName', 'mobilePhone.number']),
				'recipients[0].profile.person.mobilePhone.primary boolean, may stay empty',
			],
		],
		[
			'one with another address',
			'override',
			[
				'recipients[0].userId string',
				'recipients[0].channelData.emailAddress string',
				...kept('recipients[0].context.', productPlaces),
			],
		],
		[
			'one with a merge policy',
			'mergePolicy',
			['recipients[0].userId string', 'recipients[0].channelData.emailAddress string'],
		],
		['one for an audience', 'audience', kept('context.', productPlaces)],
		[
			'a generated one',
			'generated',
			[
				...['recipients[0].userId string', 'recipients[0].channelData.emailAddress string'],
				...[
					'recipients[0].context.orderNumber string',
					'recipients[0].context.total number',
					'recipients[0].context.express boolean, may stay empty',
				],
				...[
					'recipients[0].context.items array',
					'recipients[0].context.note string',
					'recipients[0].profile.person.name.firstName string',
				],
			],
		],
	] as const)('%s', (_, name, expected) => {
		expect(places(bodies[name], { mode: name === 'audience' ? 'audience' : 'unitary' })).toEqual(expected);
	});

	test('a scheduled audience', () => {
		const body = { campaignId, audience: { id: 'string' }, schedule: { executeAt: '2020-01-01T00:00:00Z' } };
		expect(places(body, { mode: 'audience' })).toEqual(['audience.id string', 'schedule.executeAt dateTime']);
		expect(places({ ...body, audience: { id: campaignId } }, { mode: 'audience' })).toEqual([
			'schedule.executeAt dateTime',
		]);
	});

	test('a whole context that is left open, and a user by number', () => {
		const recipients = [{ type: 'aep', userId: 1, namespace: '<namespace>', context: 'string' }];
		expect(places({ campaignId, recipients })).toEqual([
			'recipients[0].userId string',
			'recipients[0].namespace string',
			'recipients[0].context object',
		]);
	});

	test('one with attachments: all of them belong to one person, as does whatever else a recipient has', () => {
		const attachments = [{ name: 'invoice.pdf', url: 'https://files.example.com/a.pdf', size: 7, inline: false }];
		const recipient = { type: 'aep', userId: 'a', namespace: 'email', mergePolicyName: 'x', attachments, locale: 'fr' };
		expect(places({ campaignId, recipients: [recipient] })).toEqual([
			'recipients[0].userId string',
			...['name string', 'url string', 'size number', 'inline boolean'].map(
				(place) => `recipients[0].attachments[0].${place}`,
			),
			'recipients[0].locale string',
		]);
	});

	test('a request that a script makes: the output of a command is text, and its ID is ignored', () => {
		const text = `curl -X POST 'https://platform.adobe.io/ajo/im/executions/unitary' -H 'x-sandbox-name: prod' -d '{
  "requestId": "push-'$(date +%s)'",
  "campaignId": "${campaignId}",
  "recipients": [{ "userId": "<YOUR_ECID>", "namespace": "ECID", "type": "aep",
    "context": { "order": "order-'$(uuidgen)'", "shop": "'$SHOP'" } }]
}'`;
		const { fields, document } = readPastedCampaign(text);
		expect(fields.map(({ path, required }) => [path, required])).toEqual([
			['recipients[0].userId', true],
			['recipients[0].context.order', true],
			['recipients[0].context.shop', true],
		]);
		expect(JSON.stringify(document)).not.toContain('push-');
	});

	test('a Live Activity: its keywords are none', () => {
		const aps = {
			event: 'start',
			timestamp: 0,
			'content-state': { score: 'string' },
			'attributes-type': 'Match',
			attributes: { liveActivityData: { liveActivityID: 'string' } },
		};
		expect(
			places({
				campaignId,
				recipients: [{ type: 'aep', userId: 'x', namespace: 'ECID', context: { requestPayload: { aps } } }],
			}),
		).toEqual([
			'recipients[0].userId string',
			...['timestamp number', 'content-state.score string', 'attributes.liveActivityData.liveActivityID string'].map(
				(place) => `recipients[0].context.requestPayload.aps.${place}`,
			),
		]);
	});
});

test('endpoint, campaign and what the request was made for are taken from it', () => {
	const sample = {
		mode: 'highthroughput',
		organizationId: '5A4DB0C5000000000A495CA8@AdobeOrg',
		sandboxName: 'dev',
		host: 'https://Platform.adobe.io:443',
	} as const;
	expect(readPastedCampaign(curlOf(bodies.generated, sample))).toMatchObject({
		...{ endpoint: 'highThroughput', campaignId, differing: false },
		madeFor: { host: 'platform.adobe.io', organizationId: '5A4DB0C5000000000A495CA8@AdobeOrg', sandboxName: 'dev' },
	});
});

test('recipients of another shape are told of', () => {
	const [first] = bodies.context.recipients;
	expect(readPastedCampaign(curlOf({ campaignId, recipients: [first, { ...first, context: {} }] })).differing).toBe(
		true,
	);
	expect(readPastedCampaign(curlOf(bodies.context)).differing).toBe(false);
});

test('nothing secret of the paste is kept', () => {
	const campaign = readPastedCampaign(curlOf(bodies.generated));
	for (const secret of Object.values(pastedSecrets)) expect(JSON.stringify(campaign)).not.toContain(secret);
});

describe('the organisation and the sandbox', () => {
	const credential = {
		organizationId: '5A4DB0C5000000000A495CA8@AdobeOrg',
		sandboxName: 'prod',
		environment: 'custom',
		platformUrl: 'https://gateway.example.com:8443',
	};
	const check = (sample: object) =>
		checkPastedFor(readPastedCampaign(curlOf(bodies.address, sample)).madeFor, credential)?.message;

	test.each([
		['{IMS_ORG}'],
		['<org>'],
		['$ORG'],
		['${ORG}@AdobeOrg'],
		['XXX@AdobeOrg'],
		['YOUR_ORG_ID'],
		['IMS_ORG'],
		['{{org}}'],
		['%ORG%'],
		['string'],
		[''],
		['5a4db0c5000000000a495ca8@adobeorg'],
	])('%s is no difference', (organizationId) => expect(check({ organizationId })).toBeUndefined());

	test('another organisation: both sides are named', () => {
		expect(check({ organizationId: '1111B0C5000000000A495CA8@AdobeOrg' })).toBe(
			'The pasted request is for the organization 1111B0C5000000000A495CA8@AdobeOrg, the credential for 5A4DB0C5000000000A495CA8@AdobeOrg',
		);
	});
	test('another sandbox: both sides are named', () => {
		expect(check({ sandboxName: 'development-eu' })).toBe(
			'The pasted request is for the sandbox development-eu, the credential for prod',
		);
	});
	test('a sandbox left open in the credential is the production sandbox', () => {
		const { madeFor } = readPastedCampaign(curlOf(bodies.address, { sandboxName: 'dev' }));
		expect(checkPastedFor(madeFor, { ...credential, sandboxName: '' })?.message).toBe(
			'The pasted request is for the sandbox dev, the credential for prod',
		);
	});
	test("Adobe's host and the credential's are the platform's", () => {
		expect(check({ host: 'https://gateway.example.com:8443' })).toBeUndefined();
		expect(check({ host: 'https://$HOST' })).toBeUndefined();
	});
	test('another host', () => {
		expect(check({ host: 'https://platform.adobe.io.example.com' })).toBe(
			'The pasted text is for another host: platform.adobe.io.example.com',
		);
		expect(check({ host: 'https://platform.adobe.io@evil.example' })).toBe(
			'The pasted text is for another host: evil.example',
		);
	});
});

describe('refused, with the line:', () => {
	const curl = (path: string, body = '{}') =>
		`curl \\\n -X POST \\\n https://platform.adobe.io${path} \\\n -d '${body}'`;
	test.each([
		[curl('/data/core/ups/access/entities'), 'another API: /data/core/ups/access/entities', 3],
		[curl(''), 'a URL without a path', 3],
		[curl('/ajo/im/executions'), 'no specific call', 3],
		[curl('/ajo/im/executions/audience/UMA-1'), 'the request that asks for a run or a schedule, or cancels it', 3],
		[curl('/ajo/im/executions/schedules/1'), 'the request that asks for a run or a schedule, or cancels it', 3],
		[curl('/ajo/im/executions/broadcast'), 'another call: broadcast', 3],
		[curl('/ajo/im/executions/unitary').replace('POST', 'DELETE'), 'a DELETE request', 3],
		[curl('/ajo/im/executions/unitary').replace(/-d.*/, ''), 'none (no -d, --data or --data-raw)', 3],
		[curl('/ajo/im/executions/unitary', '{\n"a": x}'), '"x}"', 5],
		[curl('/ajo/im/executions/unitary', '[]'), 'another value', 4],
		[curl('/ajo/im/executions/unitary', '{"campaignId":"campaign-12345"}'), '"campaign-12345"', 4],
		[curl('/ajo/im/executions/unitary', `{"campaignId":"${campaignId}"}`), 'none', 4],
		[
			curl('/ajo/im/executions/unitary', `{"campaignId":"${campaignId}","recipients":[]}`),
			'something other than a list of recipients',
			4,
		],
		[curl('/ajo/im/executions/audience', `{"campaignId":"${campaignId}","recipients":[{}]}`), 'one with recipients', 4],
		[JSON.stringify(bodies.generated), 'its body alone, which lacks only the URL', 1],
		[`\n\`\`\`json\n${JSON.stringify(bodies.audience)}\n\`\`\``, 'its body alone, which lacks only the URL', 3],
		[JSON.stringify({ campaignId: 'a', recipients: [] }), 'JSON', 1],
		['{"campaignId": "x"', 'JSON', 1],
	])('%#', (text, found, line) => {
		expect(reasonOf(text)).toMatchObject({ details: { parameter: 'Pasted Text', found, line } });
	});
	test('a body alone: what is missing, and what to put around it', () => {
		expect(reasonOf(JSON.stringify(bodies.generated))).toMatchObject({
			message: expect.stringContaining('expected the cURL request with its URL, found its body alone'),
			todo: expect.stringContaining(
				"put curl https://platform.adobe.io/ajo/im/executions/unitary -d ' before the body",
			),
		});
		const wrapped = `curl https://platform.adobe.io/ajo/im/executions/unitary -d '${JSON.stringify(bodies.generated)}'`;
		expect(readPastedCampaign(wrapped)).toMatchObject({ endpoint: 'unitary', campaignId });
	});
	test('an ID with a blank that looks like a plain one', () => {
		const body = JSON.stringify({ campaignId: `${campaignId.slice(0, 3)}\u00A0${campaignId.slice(3)}` });
		expect(JSON.stringify(reasonOf(curl('/ajo/im/executions/unitary', body)))).toContain('[U+00A0]');
	});
	test('invisible characters around IDs, names and the command are taken out', () => {
		const text = curlOf(bodies.generated)
			.replace('curl', '\uFEFFcurl')
			.replaceAll(campaignId, `\u200B${campaignId}\u00A0`)
			.replaceAll('"userId"', '"user\u2060Id\u00A0"');
		expect(readPastedCampaign(`\u200B${text}\u200D`)).toEqual(readPastedCampaign(curlOf(bodies.generated)));
	});
	test('a login that a missing quotation mark puts into the body', () => {
		const text = `curl -X POST https://platform.adobe.io/ajo/im/executions/unitary -d '{} -u ${pastedSecrets.user} -H "a: b"'`;
		expect(reasonOf(text)).toMatchObject({
			details: { expected: 'nothing after the end of the JSON', found: '"-u ***…"' },
		});
	});
	test('a text longer than any request', () => {
		expect(reasonOf(curlOf({ campaignId, recipients: [{ a: 'x'.repeat(1_000_000) }] }))).toMatchObject({
			message: expect.stringContaining('200000 characters'),
		});
	});
	test('nesting that has no end', () => {
		expect(reasonOf(curlOf(`{"a":${'['.repeat(90_000)}`))).toMatchObject({
			details: { expected: 'at most 60 levels' },
		});
	});
});

test('whatever is pasted is read or refused, and no secret of it is told', () => {
	const whole = curlOf(bodies.generated);
	const cut = fc
		.tuple(fc.nat(whole.length), fc.nat(60), fc.string())
		.map(([at, length, inserted]) => whole.slice(0, at) + inserted + whole.slice(at + length));
	fc.assert(
		fc.property(
			fc.oneof(
				cut,
				fc.nat(whole.length).map((at) => whole.slice(0, at)),
				fc.nat(whole.length).map((at) => whole.slice(at)),
			),
			(text) => {
				const reason = JSON.stringify(reasonOf(text) ?? {});
				for (const secret of Object.values(pastedSecrets)) expect(reason).not.toContain(secret.slice(0, 12));
			},
		),
		{ numRuns: 1_000 },
	);
});

function reasonOf(text: string): unknown {
	try {
		readPastedCampaign(text);
	} catch (error) {
		if (!(error instanceof ItemRefused)) throw error;
		return error.reason;
	}
	return undefined;
}
