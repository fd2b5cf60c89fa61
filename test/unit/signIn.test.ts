import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';

import type { SignInFailure } from '../../nodes/shared/contract/failure';
import { ItemRefused } from '../../nodes/shared/contract/outcome';
import { noTokenNeeded } from '../../nodes/shared/signIn/cachedToken';
import { announce, type SignInDelivery } from '../../nodes/shared/signIn/delivery';
import { signingIn } from '../../nodes/shared/signIn/signIn';
import { SignInError } from '../../nodes/shared/signIn/signInError';

const failure: SignInFailure = { kind: 'denied', reason: { message: 'no', todo: 'Look.' } };

/** A request with this credential under way. */
function beginDelivery(credential: ICredentialDataDecryptedObject): SignInDelivery {
	const delivery: SignInDelivery = { timeoutMs: 1000 };
	announce(credential, delivery);
	return delivery;
}

/** The helper of `preAuthentication`, which gets this response or this exception. */
function helper(respond: () => unknown): IHttpRequestHelper {
	return { helpers: { httpRequest: async () => respond() } } as unknown as IHttpRequestHelper;
}
const request = () => ({ method: 'GET' as const, url: 'https://ims.example.com/token', headers: {} });

describe('the way back of a sign-in to the request that needed it', () => {
	test('a refusal is found where the request was announced, by the same credential object', async () => {
		const credential = { clientId: 'a' };
		const delivery = beginDelivery(credential);
		const refused = signingIn(async () => await Promise.reject(new SignInError(failure)));
		await expect(refused.call(helper(String), credential)).rejects.toThrow('no. Look.');
		expect(delivery.failure).toBe(failure);
	});

	test('another request with equal fields learns nothing of it', async () => {
		const delivery = beginDelivery({ clientId: 'a' });
		const refused = signingIn(async () => await Promise.reject(new SignInError(failure)));
		await expect(refused.call(helper(String), { clientId: 'a' })).rejects.toThrow('no');
		expect(delivery.failure).toBeUndefined();
	});

	test('a sign-in for nobody is that of the Test', async () => {
		const asked: boolean[] = [];
		const signIn = signingIn(async (_credential, _ask, isTest) => {
			asked.push(isTest);
			return noTokenNeeded('');
		});
		const announced: ICredentialDataDecryptedObject = {};
		beginDelivery(announced);
		await signIn.call(helper(String), {});
		await signIn.call(helper(String), announced);
		expect(asked).toEqual([true, false]);
	});

	test('a host that cannot be reached means that the request never left', async () => {
		const credential: ICredentialDataDecryptedObject = {};
		const delivery = beginDelivery(credential);
		const unreachable = () => {
			throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
		};
		const signIn = signingIn(async (_credential, ask) => {
			await ask(request);
			return noTokenNeeded('');
		});
		await expect(signIn.call(helper(unreachable), credential)).rejects.toThrow(/ims\.example\.com/);
		expect(delivery.failure).toMatchObject({ kind: 'neverSent', signIn: true });
	});

	test('a field of the credential that cannot be used refuses the sign-in', async () => {
		const credential: ICredentialDataDecryptedObject = {};
		const delivery = beginDelivery(credential);
		const signIn = signingIn(async (_credential, ask) => {
			await ask(() => {
				throw new ItemRefused({ message: "'Base URL' is wrong" });
			});
			return noTokenNeeded('');
		});
		await expect(signIn.call(helper(String), credential)).rejects.toThrow("'Base URL' is wrong");
		expect(delivery.failure).toMatchObject({ kind: 'denied', reason: { message: "'Base URL' is wrong" } });
	});
});
