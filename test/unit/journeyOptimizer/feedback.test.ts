import fc from 'fast-check';

import { feedbackKey, isWanted, readFeedback, statuses } from '../../../nodes/JourneyOptimizer/wire/feedback';
import { isSecret } from '../../../nodes/JourneyOptimizer/wire/secret';

/** The sample of Journey Optimizer's documentation, "Create feedback webhooks". */
const bounce = {
	requestId: '8NoByJneShCdCGRnrGS1t1m3CdA73dhR',
	imsOrg: 'myImsOrg',
	sandbox: { id: '068abf40-575e-11ea-8512-9b1bfdb82603', name: 'prod' },
	channel: 'email',
	eventType: 'message.feedback',
	messageExecution: {
		messageExecutionID: 'HUMA-26362805',
		messageType: 'transactional',
		campaignID: '16f24a15-7e21-477c-848a-d5695ca7f137',
		campaignVersionID: '2ca10c10-56dd-4505-87cd-fa5da84e7a5d',
		campaignType: 'ApiTriggered',
	},
	messageDeliveryFeedback: {
		feedbackStatus: { value: 'bounce' },
		messageFailure: { category: 'sync', type: 'Ignored', code: '25', reason: 'Admin Failure' },
		retryCount: 0,
	},
	identityMap: { email: [{ id: 'john.doe@luma.com', primary: true }] },
};
/** The sample of an SMS in the same document, which shows what was added in October 2026. */
const sms = {
	...{ requestId: '4f1c2d9e', imsOrg: 'XXXX@AdobeOrg', channel: 'sms', eventType: 'message.feedback' },
	channelContext: { profileAddress: null, profileNumber: '+15555550123' },
	messageExecution: {
		...{ messageExecutionID: 'UMA-1', messageType: 'marketing', campaignID: 'c', campaignVersionID: 'v' },
		...{ messageID: 'm', messageProfileID: 'p', campaignType: 'ApiTriggered' },
	},
	messageDeliveryFeedback: {
		feedbackStatus: { value: 'delivered' },
		...{ offers: null, messageExclusion: null, messageFailure: null, retryCount: null, responseCode: null },
		...{ encoding: 'GSM', numberOfMessageParts: '2', deliveryTimestamp: '2026-10-06T18:22:41.512Z' },
	},
	identityMap: { Phone: [{ id: '+15555550123' }] },
};
const delivered = {
	...bounce,
	messageDeliveryFeedback: { feedbackStatus: { value: 'Delivered' }, messageFailure: null },
};

test('reads the documented bounce', () => {
	expect(readFeedback(bounce)).toEqual([
		{
			status: 'bounce',
			executionId: 'HUMA-26362805',
			campaignId: '16f24a15-7e21-477c-848a-d5695ca7f137',
			channel: 'email',
			identity: { namespace: 'email', id: 'john.doe@luma.com' },
			...{ email: 'john.doe@luma.com', hardBounce: false, campaignType: 'ApiTriggered' },
			failure: { category: 'sync', type: 'Ignored', code: '25', reason: 'Admin Failure' },
			raw: bounce,
		},
	]);
});

test('reads the documented SMS of the second generation, whose identity has no primary', () => {
	expect(readFeedback(sms)).toEqual([
		{
			...{ status: 'delivered', executionId: 'UMA-1', campaignId: 'c', channel: 'sms' },
			...{ identity: { namespace: 'Phone', id: '+15555550123' }, phone: '+15555550123' },
			...{ messageId: 'm', campaignType: 'ApiTriggered', messageParts: 2, deliveredAt: '2026-10-06T18:22:41.512Z' },
			raw: sms,
		},
	]);
});

test('an exclusion says why', () => {
	const messageDeliveryFeedback = {
		feedbackStatus: { value: 'exclude' },
		messageExclusion: { reason: 'EmailNotAllowed' },
	};
	expect(readFeedback({ ...bounce, messageDeliveryFeedback })).toMatchObject([
		{ status: 'exclude', exclusion: { reason: 'EmailNotAllowed' } },
	]);
});

test.each([
	['Hard', true],
	['Soft', false],
	['Ignored', false],
	[undefined, undefined],
])('a bounce of type %s: hard %s', (type, hardBounce) => {
	const messageDeliveryFeedback = { feedbackStatus: { value: 'bounce' }, messageFailure: { type } };
	expect(readFeedback({ ...bounce, messageDeliveryFeedback })[0]).toMatchObject({ hardBounce });
});

test('only a bounce is hard or not', () => {
	expect(readFeedback(sms)[0]).not.toHaveProperty('hardBounce');
});

test.each([['two'], ['0'], ['-1'], ['1.5'], [null], [{}], ['']])('%j is no number of parts', (numberOfMessageParts) => {
	const messageDeliveryFeedback = { ...sms.messageDeliveryFeedback, numberOfMessageParts };
	expect(readFeedback({ ...sms, messageDeliveryFeedback })[0]?.messageParts).toBeUndefined();
});

describe('the key of an event', () => {
	const keyOf = (event: object) => readFeedback(event).map(feedbackKey)[0];

	test('is that of its redelivery, whatever the call is named', () => {
		expect(keyOf(sms)).toBeDefined();
		expect(keyOf({ ...sms, requestId: 'another' })).toBe(keyOf(sms));
	});

	test.each([
		['status', { messageDeliveryFeedback: { feedbackStatus: { value: 'sent' } } }],
		['message', { messageExecution: { ...sms.messageExecution, messageID: 'another' } }],
		['recipient', { messageExecution: { ...sms.messageExecution, messageProfileID: 'another' } }],
		['execution', { messageExecution: { ...sms.messageExecution, messageExecutionID: 'UMA-2' } }],
		['identity', { identityMap: { Phone: [{ id: '+15555550124' }] } }],
	])('differs with the %s', (_, change) => {
		expect(keyOf({ ...sms, ...change })).not.toBe(keyOf(sms));
	});

	test('does not exist where the event names no message', () => {
		expect(keyOf({ ...sms, messageExecution: null })).toBeUndefined();
	});
});

test('where nothing went wrong there is no failure', () => {
	expect(readFeedback(delivered)[0]).not.toHaveProperty('failure');
	expect(readFeedback(delivered)[0]).toMatchObject({ status: 'delivered' });
});

test.each([
	['a list', [bounce, delivered]],
	['wrapped events', { events: [bounce, delivered] }],
])('reads %s', (_, body) => {
	expect(readFeedback(body).map(({ status }) => status)).toEqual(['bounce', 'delivered']);
});

test('the primary identity wins, else the first', () => {
	const identities = (identityMap: object) => readFeedback({ ...bounce, identityMap })[0]?.identity;
	expect(identities({ ECID: [{ id: '1' }], Phone: [{ id: '+1', primary: true }] })).toEqual({
		namespace: 'Phone',
		id: '+1',
	});
	expect(identities({ ECID: [{ id: '1' }], Phone: [{ id: '+1' }] })).toEqual({ namespace: 'ECID', id: '1' });
	expect(identities({})).toBeUndefined();
});

test.each([undefined, null, '', 'text', 7, {}, [], [[[[[[bounce]]]]]], { eventType: 'message.feedback' }])(
	'%j is no feedback',
	(body) => {
		expect(readFeedback(body)).toEqual([]);
	},
);

test('no body breaks the reader', () => {
	fc.assert(fc.property(fc.jsonValue(), (body) => expect(Array.isArray(readFeedback(body))).toBe(true)));
});

test.each([
	[[], [], true],
	[['bounce', 'error'], [], true],
	[['delivered'], [], false],
	[[], ['16F24A15-7E21-477C-848A-D5695CA7F137'], true],
	[[], ['another'], false],
	[['bounce'], ['another'], false],
])('statuses %j and campaigns %j: wanted %j', (statuses, campaignIds, wanted) => {
	expect(readFeedback(bounce).map((feedback) => isWanted(feedback, { statuses, campaignIds }))).toEqual([wanted]);
});

test('"failures" stands for all that did not reach anybody', () => {
	const filter = { statuses: ['failures'], campaignIds: [] };
	const failed = statuses.filter((status) => {
		const messageDeliveryFeedback = { feedbackStatus: { value: status } };
		return readFeedback({ ...bounce, messageDeliveryFeedback }).some((feedback) => isWanted(feedback, filter));
	});
	expect(failed).toEqual(['bounce', 'error', 'exclude', 'duplicate', 'denylist']);
});

test.each([
	['s3cret', 's3cret', true],
	['s3cret', 's3creT', false],
	['s3cret', 's3cret ', false],
	['', '', false],
	[undefined, 's3cret', false],
	[['s3cret'], 's3cret', false],
])('given %j where %j is the secret: %j', (given, secret, allowed) => {
	expect(isSecret(given, secret)).toBe(allowed);
});
