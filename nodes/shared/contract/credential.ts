import { visibleKey } from '../text/invisible';
import type { WireRequest } from './wire';

/** The decrypted fields of a credential, as n8n hands them out. */
export type CredentialFields = Record<string, unknown>;

/** What the engine must know of a credential type; the product's `credential.ts` gives it. */
export interface CredentialKind {
	/** The credential type's name. */
	type: string;
	/** The hidden fields that n8n fills after a sign-in, the expirable one first. Empty: no token is ever cached. */
	cachedFields: string[];
	/** Whether this way of signing in needs a token that has to be asked for. */
	needsToken(credential: CredentialFields): boolean;
	/** Set where every attempt is signed anew, so that a signature that grew too old is cured by another attempt. */
	signsAnew?: boolean;
	/** Set where the platform limits the requests in flight of all integrations together, not those of one caller. */
	sharesConcurrency?: boolean;
	/** Whether the cached token belongs to these fields and is not about to end; blank tokens are not asked about. */
	fresh(credential: CredentialFields, nowMs: number): boolean;
	/** Every text that must never leave, as it is and as it is combined for the wire. */
	secrets(credential: CredentialFields): string[];
	/** The same fields with every secret shown as `***`, cached tokens too where there are none yet. */
	masked(credential: CredentialFields): CredentialFields;
	/** What to do about a refused token that the user pasted; undefined where the credential holds none. */
	pastedTodo?(credential: CredentialFields): string | undefined;
	/** Signs a request. Pure and repeatable on its own result (F22); the credential's `authenticate` is this function. */
	authenticate(credential: CredentialFields, request: WireRequest): WireRequest;
}

/** A credential's field as text; what is not text counts as left empty. */
export function field(credential: CredentialFields, name: string): string {
	const value = credential[name];
	return typeof value === 'string' ? value : '';
}

/** A field with an address, a key or an ID, without the blanks and the invisible characters that come along with a copy. */
export function keyField(credential: CredentialFields, name: string): string {
	return visibleKey(field(credential, name));
}
