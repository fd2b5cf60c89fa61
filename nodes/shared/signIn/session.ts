import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { send, type Exchange } from '../http/egress';
import { Mask } from '../text/mask';
import { NOTHING_TO_ACQUIRE } from './cachedToken';
import { LOGON_TIMEOUT_FIELD, field, type CredentialFields, type CredentialKind } from '../contract/credential';
import type { Failure } from '../contract/failure';
import type { WireRequest } from '../contract/operation';
import type { Reason } from '../contract/outcome';

/**
 * Log-ons under way in this process, by credential. n8n neither coalesces them (F8) nor keeps executions of one
 * process apart, so the first call that needs a token goes alone and the others wait for it. This is a lock, not a
 * cache: the token itself is kept by n8n, where other processes find it too.
 */
const logons = new Map<string, Promise<Failure | undefined>>();

type Encode = (credential: CredentialFields) => WireRequest;

/** An exchange and the generation of the token that it carried. */
type SignedExchange = Exchange & { generation: number };

/** A signature holds a time stamp in whole seconds, so the next one differs only after a second. */
const NEXT_SECOND_MS = 1_000;

/** One run's view of a credential: read once, renewed at most once per expiry however many calls see it. */
export class Session {
	mask = new Mask([]);
	private fields: CredentialFields = {};
	/** Renewed tokens stay secret: a late answer may echo the old one. */
	private readonly secrets = new Set<string>();
	/** Counts the tokens of this run: a platform may give out the same text again, so a text names no expiry. */
	private generation = 0;
	/** The text of a token that was refused, until another log-on. */
	private refusedToken = '';
	private refusal: Failure | undefined;

	constructor(
		private readonly context: IExecuteFunctions | ILoadOptionsFunctions,
		private readonly kind: CredentialKind | undefined,
		private readonly timeoutMs: number,
	) {}

	/** Reads the credential. Throws what n8n throws where there is none or it cannot be decrypted. */
	async open(): Promise<void> {
		this.adopt(await this.read());
	}

	get credential(): CredentialFields {
		return this.fields;
	}

	/** Whether a refused token or signature can be replaced by a new one. */
	get renewable(): boolean {
		return this.kind?.signsAnew === true || (this.kind?.acquires(this.fields) ?? false);
	}

	/** How long a renewal must wait to differ from what was refused. */
	get renewalWaitMs(): number {
		return this.kind?.signsAnew === true ? NEXT_SECOND_MS : 0;
	}

	/**
	 * Tells that the platform refused a token; the next call that needs one brings a new one.
	 *
	 * @param generation of the exchange that was refused: a late answer says nothing about a newer token
	 */
	expire(generation: number): void {
		if (generation === this.generation) this.refusedToken = this.tokenOf(this.fields);
	}

	/** Ends the run's log-ons: calls that would need one fail with this reason, without asking again. */
	refuse(reason: Reason): void {
		this.refusal = { kind: 'denied', reason };
	}

	/** Sends one request signed with a valid token; `encode` is called once the token is known. */
	async send(encode: Encode): Promise<SignedExchange> {
		for (;;) {
			if (this.refusal) return { kind: 'failure', failure: this.refusal, generation: this.generation };
			if (this.usable(this.fields)) return await this.sendWith(this.fields, encode);

			const underWay = logons.get(this.lock);
			if (!underWay) return await this.sendAlone(encode);
			const failure = await underWay;
			if (failure) return { kind: 'failure', failure, generation: this.generation };
			if (!this.usable(this.fields)) await this.takeStored();
		}
	}

	private async sendAlone(encode: Encode): Promise<SignedExchange> {
		let tell: (failure: Failure | undefined) => void = () => {};
		logons.set(this.lock, new Promise((resolve) => (tell = resolve)));
		let failure: Failure | undefined;
		try {
			// Another process, or an execution that held the lock before, may have logged on since we last looked.
			await this.takeStored();
			if (this.usable(this.fields)) return await this.sendWith(this.fields, encode);
			const blank = Object.fromEntries((this.kind?.acquired ?? []).map((name) => [name, '']));
			const fields = { ...this.fields, ...blank };
			const exchange = await this.sendWith(fields, encode);
			if (this.tokenOf(fields)) {
				this.adopt(fields);
				this.refusedToken = '';
				return { ...exchange, generation: this.generation };
			}
			if (exchange.kind === 'failure') failure = exchange.failure;
			return exchange;
		} finally {
			logons.delete(this.lock);
			tell(failure);
		}
	}

	private async sendWith(fields: CredentialFields, encode: Encode): Promise<SignedExchange> {
		// Not enumerable, because n8n 1 stores after a log-on whatever it was handed.
		Object.defineProperty(fields, LOGON_TIMEOUT_FIELD, { value: this.timeoutMs, configurable: true });
		const [token] = this.kind?.acquired ?? [];
		// n8n would call `preAuthentication` before every request for as long as the field is blank (F23).
		if (token && !this.kind?.acquires(fields)) fields[token] ||= NOTHING_TO_ACQUIRE;
		const request = encode(fields);
		const { generation } = this;
		const exchange = await send(this.context, this.kind, fields, request, this.timeoutMs);
		return { ...withoutSecrets(exchange, request.secrets), generation };
	}

	private usable(fields: CredentialFields): boolean {
		if (!this.kind?.acquires(fields)) return true;
		const token = this.tokenOf(fields);
		return token !== '' && token !== this.refusedToken && this.kind.fresh(fields, Date.now());
	}

	private tokenOf(fields: CredentialFields): string {
		return field(fields, this.kind?.acquired[0] ?? '');
	}

	private async read(): Promise<CredentialFields> {
		return this.kind ? { ...(await this.context.getCredentials(this.kind.type)) } : {};
	}

	/** Takes over a token that somebody else acquired; what we hold is kept where the store has nothing better. */
	private async takeStored(): Promise<void> {
		const stored = await this.read();
		if (this.usable(stored)) this.adopt(stored);
	}

	private adopt(fields: CredentialFields): void {
		this.fields = fields;
		this.generation += 1;
		for (const secret of this.kind?.secrets(fields) ?? []) this.secrets.add(secret);
		this.mask = new Mask([...this.secrets]);
	}

	private get lock(): string {
		const type = this.kind?.type ?? '';
		return `${type} ${this.context.getNode().credentials?.[type]?.id ?? ''}`;
	}
}

/** What is secret in one request only is masked in its answer, where alone it can come back. */
function withoutSecrets(exchange: Exchange, secrets: string[] = []): Exchange {
	if (exchange.kind !== 'answer' || secrets.length === 0) return exchange;
	const { answer } = exchange;
	return { kind: 'answer', answer: { ...answer, body: new Mask(secrets).text(answer.body) } };
}
