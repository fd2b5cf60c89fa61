import fc from 'fast-check';

import { isWanted, readFeedback } from '../../../nodes/JourneyOptimizer/wire/feedback';
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
			failure: { category: 'sync', type: 'Ignored', code: '25', reason: 'Admin Failure' },
			raw: bounce,
		},
	]);
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
