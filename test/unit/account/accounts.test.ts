import { Accounts } from '../../../nodes/shared/account/accounts';
import { accountDigest } from '../../../nodes/shared/account/digest';
import { VirtualClock } from './virtualClock';

test('equal values of one credential type are one account, whatever a sign-in filled in', () => {
	const typedIn = { baseUrl: 'https://x.example', clientSecret: 's3cret' };
	const digest = accountDigest('marketoApi', typedIn);
	const stored = { acquiredToken: 'abc', clientSecret: 's3cret', baseUrl: 'https://x.example' };
	expect(accountDigest('marketoApi', stored)).toBe(digest);
	expect(accountDigest('marketoApi', { ...typedIn, clientSecret: 'other' })).not.toBe(digest);
	expect(accountDigest('marketoSoapApi', typedIn)).not.toBe(digest);
	expect(digest).toMatch(/^[\da-f]{64}$/);
});

test('idle accounts are forgotten when another is asked for, those in use are kept', async () => {
	const clock = new VirtualClock();
	const accounts = new Accounts(clock);
	const used = accounts.of('used');
	used.history.started();
	for (let run = 0; run < 1_000; run++) accounts.of(`user ${run}`);
	expect(accounts.size).toBe(1_001);
	await clock.pass(60_000);
	accounts.of('another');
	expect(accounts.size).toBe(2);
	expect(accounts.of('used')).toBe(used);
});

test('an account whose sign-in is under way is kept', async () => {
	const clock = new VirtualClock();
	const accounts = new Accounts(clock);
	const account = accounts.of('a');
	account.signIn = { owner: {}, result: new Promise(() => {}) };
	await clock.pass(120_000);
	accounts.of('b');
	expect(accounts.of('a')).toBe(account);
});
