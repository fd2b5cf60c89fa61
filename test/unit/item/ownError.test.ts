import { withoutOwnError } from '../../../nodes/shared/item/ownError';

describe('withoutOwnError', () => {
	test.each(['rejected', 'unknown'])('leaves out what an error output added to an item that was %s', (outcome) => {
		expect(withoutOwnError({ email: 'a@b.co', error: 'Why', details: { outcome, code: '1' } })).toEqual({
			email: 'a@b.co',
		});
	});

	test.each([
		{ error: 'Why', details: { outcome: 'accepted' } },
		{ error: 'Why', details: 'rejected' },
		{ error: 'Why', details: null },
		{ error: { message: 'Why' }, details: { outcome: 'rejected' } },
		{ error: 'Why' },
		{ details: { outcome: 'rejected' } },
	])('keeps what somebody else calls so: %j', (json) => {
		expect(withoutOwnError(json)).toBe(json);
	});
});
