import type { WireRequest } from './operation';

/** The decrypted fields of a credential, as n8n hands them out. */
export type CredentialFields = Record<string, unknown>;

/**
 * Set by the delivery engine in the fields it passes on, never stored: the limit of the log-on call in milliseconds.
 * Its absence tells `preAuthentication` that it runs for the credential's Test or for n8n's HTTP Request node.
 */
export const LOGON_TIMEOUT_FIELD = 'logonTimeoutMs';

/** What the engine must know of a credential type; the product's wire module gives it. */
export interface CredentialKind {
	/** The credential type's name. */
	type: string;
	/** The hidden fields that n8n fills after a log-on, the expirable one first. Empty: nothing is ever acquired. */
	acquired: string[];
	/** Whether this way of signing in needs a log-on. */
	acquires(credential: CredentialFields): boolean;
	/** Set where every try is signed anew, so that a signature that grew too old is cured by another try. */
	signsAnew?: boolean;
	/** Whether the acquired token belongs to these fields and is not about to end; blank tokens are not asked about. */
	fresh(credential: CredentialFields, nowMs: number): boolean;
	/** Every text that must never leave, as it is and as it is combined for the wire. */
	secrets(credential: CredentialFields): string[];
	/** The same fields with every secret shown as `***`, acquired tokens too where there are none yet. */
	masked(credential: CredentialFields): CredentialFields;
	/** Signs a request. Pure and repeatable on its own result (F22); the credential's `authenticate` is this function. */
	authenticate(credential: CredentialFields, request: WireRequest): WireRequest;
}

/** A credential's field as text; what is no text counts as left empty. */
export function field(credential: CredentialFields, name: string): string {
	const value = credential[name];
	return typeof value === 'string' ? value : '';
}
