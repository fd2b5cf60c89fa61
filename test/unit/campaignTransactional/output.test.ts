import { contextHints, sentOutput, simplifiedStatus } from '../../../nodes/AdobeCampaignTransactional/output';
import type { JsonObject } from '../../../nodes/shared/contract/outcome';

const event = (submitted: JsonObject) => ({
	address: { organization: 'geometrixx', transactionalApi: 'mcgeometrixx', eventId: 'EVTcart' },
	body: JSON.stringify(submitted),
	submitted,
});
const answer = {
	PKey: '@x',
	status: 'pending',
	href: 'y',
	accepted: true,
	organization: 'geometrixx',
	eventId: 'EVTcart',
};

test.each([
	[
		{ email: 'ann@example.com', mobilePhone: '+331', externalId: 'W-1' },
		{ recipient: 'ann@example.com', reference: 'W-1' },
	],
	[{ mobilePhone: '+331' }, { recipient: '+331' }],
	[{ registrationToken: 'abc' }, { recipient: 'abc' }],
	[{ ctx: { email: 'ann@example.com' } }, {}],
])('%j begins with whom it was for', (submitted, names) => {
	const full = sentOutput(event(submitted), answer, false);
	expect(full).toEqual({ ...answer, ...names });
	expect(Object.keys(full).slice(0, 1 + Object.keys(names).length)).toEqual(['accepted', ...Object.keys(names)]);
	const { href: _href, ...simple } = answer;
	expect(sentOutput(event(submitted), answer, true)).toEqual({ ...simple, ...names });
});

test('a simplified status is what workflows branch on', () => {
	expect(simplifiedStatus({ final: true, delivered: false, status: 'ignored', PKey: '@x', ctx: {}, type: '' })).toEqual(
		{ ...{ final: true, delivered: false, status: 'ignored', PKey: '@x' } },
	);
});

describe('the fields that the platform lists', () => {
	const hints = (ctx: JsonObject, listed: unknown) => contextHints(event({ ctx }), listed);

	test('are compared by name with those that were sent', () => {
		expect(hints({ firstNam: 'Ann', total: 1 }, { firstName: '', total: '', AC_language: '' })).toEqual([
			'Fields of the event that were not sent: firstName',
			'Sent fields that the event does not know: firstNam',
		]);
	});

	test.each([[undefined], [{}], ['x'], [{ firstName: '' }]])(
		'say nothing where there is nothing to say: %j',
		(listed) => {
			expect(hints({ firstName: 'Ann' }, listed)).toEqual([]);
		},
	);
});
