import fc from 'fast-check';

import { inboundKey, readInbound } from '../../../nodes/JourneyOptimizer/wire/inbound';

const feedback = { messageDeliveryFeedback: { feedbackStatus: { value: 'sent' } } };
/** Sinch, "Receive an SMS". */
const sinch = {
	...{ body: 'STOP', from: '16051234567', id: '01XXXXX21XXXXX119Z8P1XXXXX', received_at: '2026-01-01T10:00:00.000Z' },
	...{ to: '13185670344', type: 'mo_text' },
};
/** Sinch Conversation API, "MO callback". */
const conversation = {
	event_time: '2026-01-01T10:00:00.000Z',
	message: {
		...{ id: '01EQB8', direction: 'TO_APP', sender_id: '13185670344' },
		contact_message: { text_message: { text: 'YES' } },
		channel_identity: { channel: 'RCS', identity: '16051234567' },
	},
};
/** Infobip, "Receive inbound SMS messages". */
const infobip = {
	results: [
		{
			messageId: 'a',
			from: '41793026727',
			to: '41793026700',
			text: 'JOIN us',
			receivedAt: '2026-11-09T16:00:00.000+0000',
		},
		{ messageId: 'b', from: '41793026728', to: '41793026700', text: 'NO', receivedAt: '2026-11-09T16:00:01.000+0000' },
	],
};

test.each([
	['Sinch', sinch, [{ from: '16051234567', to: '13185670344', text: 'STOP', messageId: sinch.id }]],
	['Sinch Conversation', conversation, [{ from: '16051234567', to: '13185670344', text: 'YES', messageId: '01EQB8' }]],
	[
		'Infobip',
		infobip,
		[
			{ from: '41793026727', text: 'JOIN us', messageId: 'a' },
			{ from: '41793026728', text: 'NO', messageId: 'b' },
		],
	],
	['somebody else', { says: 'hello' }, [{ raw: { says: 'hello' } }]],
])('reads what %s sends', (_, body, replies) => {
	expect(readInbound(body)).toMatchObject(replies.map((reply) => ({ status: 'inbound', ...reply })));
});

test('feedback is not a reply', () => {
	expect(readInbound([feedback, { events: [feedback] }, sinch])).toMatchObject([{ text: 'STOP' }]);
});

test.each([[undefined], [null], ['STOP'], [7], [{}], [[]], [[[[[[[sinch]]]]]]]])('%j is not a reply', (body) => {
	expect(readInbound(body)).toEqual([]);
});

test('a redelivered reply has the same key, another one has another', () => {
	const keys = (body: unknown) => readInbound(body).map(inboundKey);
	expect(keys(sinch)).toEqual(keys({ ...sinch, received_at: 'later' }));
	expect(new Set(keys([sinch, conversation, { says: 'a' }, { says: 'b' }])).size).toBe(4);
});

test('no body breaks the reader', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (body) => {
			for (const reply of readInbound(body)) expect(typeof inboundKey(reply)).toBe('string');
		}),
	);
});
