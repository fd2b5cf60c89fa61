import { field, type CredentialFields } from '../../shared/contract/credential';
import { invisibleIn, visibleText, withoutZeroWidth } from '../../shared/text/invisible';

/** The name of the operator; nobody types characters without a width into one. */
export function loginOf(credential: CredentialFields): string {
	return visibleText(field(credential, 'login'));
}

/** The password as it was typed, blanks included. */
export function passwordOf(credential: CredentialFields): string {
	return withoutZeroWidth(field(credential, 'password'));
}

/**
 * A sentence about a password that looks right and may not be: with a blank at one of its ends, or a no-break space, which
 * may be meant or come along with a copy.
 */
export function oddPassword(credential: CredentialFields): string | undefined {
	const password = passwordOf(credential);
	const odd =
		invisibleIn(password)?.name ?? (password === password.trim() ? undefined : 'a blank at its beginning or end');
	return odd && `'Password' contains ${odd}: type it again if it was copied.`;
}
