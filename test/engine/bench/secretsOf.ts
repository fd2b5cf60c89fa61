import type { CredentialStore } from '../../harness/credentials';

/** The password fields of the stored credentials that are filled in, and the sessions and tokens that were acquired. */
export function secretsOf(credentials: CredentialStore): string[] {
	return credentials.types().flatMap((type) => {
		const stored = credentials.stored(type);
		const secret = credentials
			.getCredentialsProperties(type)
			.filter(({ name, typeOptions }) => typeOptions?.password === true || /^acquired.*Token$/.test(name));
		return secret
			.map(({ name }) => stored[name])
			.filter((value): value is string => typeof value === 'string' && value !== '');
	});
}
