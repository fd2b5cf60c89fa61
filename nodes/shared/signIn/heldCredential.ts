import { field, type CredentialFields, type CredentialKind } from '../contract/credential';
import { Mask } from '../text/mask';

/** What a run holds of its credential: the fields, its token, and everything that was secret while it ran. */
export class HeldCredential {
	fields: CredentialFields = {};
	mask = new Mask([]);
	/** Renewed tokens stay secret: a late response may echo the old one. */
	readonly secrets = new Set<string>();
	/** Counts the tokens of this run: a platform may give out the same text again, so a text names no expiry. */
	generation = 0;
	/** The text of a token that was refused, until another sign-in. */
	private refusedToken = '';

	constructor(protected readonly kind: CredentialKind | undefined) {}

	/** Takes over fields that were read or acquired. */
	adopt(fields: CredentialFields): void {
		this.fields = fields;
		this.generation += 1;
		this.learn(this.kind?.secrets(fields) ?? []);
	}

	/** The same for a token that a sign-in just brought, whatever its text. */
	renew(fields: CredentialFields): void {
		this.adopt(fields);
		this.refusedToken = '';
	}

	/** Masks these too from now on. */
	learn(secrets: Iterable<string>): void {
		const before = this.secrets.size;
		for (const secret of secrets) this.secrets.add(secret);
		if (this.secrets.size > before) this.mask = new Mask([...this.secrets]);
	}

	/**
	 * Notes that the platform refused the token of this generation, so that the next call that needs one brings a new one;
	 * a late response says nothing about a newer one.
	 */
	expire(generation: number): void {
		if (generation === this.generation) this.refusedToken = this.token;
	}

	/** Whether requests can be signed with these fields. */
	usable(fields: CredentialFields = this.fields): boolean {
		if (!this.kind?.needsToken(fields)) return true;
		const token = this.tokenOf(fields);
		return token !== '' && token !== this.refusedToken && this.kind.fresh(fields, Date.now());
	}

	get token(): string {
		return this.tokenOf(this.fields);
	}

	/** The fields without what earlier sign-ins brought. */
	get blank(): CredentialFields {
		const cached = this.kind?.cachedFields ?? [];
		return { ...this.fields, ...Object.fromEntries(cached.map((name) => [name, ''])) };
	}

	private tokenOf(fields: CredentialFields): string {
		return field(fields, this.kind?.cachedFields[0] ?? '');
	}
}
