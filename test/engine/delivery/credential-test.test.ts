import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { credentialTest } from '../../harness/credentialTest';
import { Bench } from '../bench/bench';
import { everyOperation } from '../bench/everyNode';
import { secretsOf } from '../bench/secretsOf';

/** Each credential type once, with an operation that uses it. */
const types = new Map(
	everyOperation.flatMap(([, row]) => Object.keys(row.credentials('')).map((type) => [type, row] as const)),
);

describe.each([...types])('the Test of %s', (type, row) => {
	let bench: Bench;
	beforeAll(async () => {
		bench = await Bench.open(row);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const own = () => row.credentials(bench.sandbox.url)[type] ?? {};
	const tested = async (changes: ICredentialDataDecryptedObject = {}) =>
		await credentialTest({ loader: bench.loader, type, credentials: { [type]: { ...own(), ...changes } } });
	/** All addresses in the credential lead somewhere else. */
	const elsewhere = (url: string) =>
		Object.fromEntries(
			Object.entries(own()).map(([name, value]) => [name, String(value).startsWith('http') ? url : value]),
		);

	test('accepts what the platform accepts, and sends nothing', async () => {
		expect(await tested()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(bench.sandbox.journal.count()).toBe(0);
		expect(bench.wire.length).toBeGreaterThan(0);
	});

	test('refuses another secret, and shows neither', async () => {
		const secrets = secretsOf(bench.store());
		const wrong = Object.entries(own()).map(([name, value]) =>
			secrets.includes(String(value)) ? [name, 'another-secret'] : [name, value],
		);
		const { status, message } = await tested(Object.fromEntries(wrong));
		expect(status).toBe('Error');
		for (const secret of ['another-secret', ...secrets]) expect(message).not.toContain(secret);
	});

	test('names a host that cannot be reached', async () => {
		const { status, message } = await tested(elsewhere('http://127.0.0.1:1'));
		expect(status).toBe('Error');
		expect(message).toContain('127.0.0.1:1 could not be reached');
	});

	test('refuses what is not an address', async () => {
		expect((await tested(elsewhere('nowhere at all'))).status).toBe('Error');
		expect(bench.wire).toEqual([]);
	});
});
