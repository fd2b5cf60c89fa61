import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import type { Account } from '../account/account';
import { accountOf } from '../account/accounts';
import { accountDigest, cachedFields } from '../account/digest';
import { beginSignIn, type SignedIn } from '../account/signInUnderWay';
import type { CredentialFields, CredentialKind } from '../contract/credential';
import type { Diagnosis } from '../contract/operation';
import { messageOf, type Reason } from '../contract/outcome';
import type { WireRequest } from '../contract/wire';
import { send, type Exchange } from '../http/egress';
import { NO_TOKEN_NEEDED } from './cachedToken';
import { announce, type SignInDelivery } from './delivery';
import { withDiagnosis } from './platformWords';
import { asSignInFailure, cancelledBy, cancelledReason, limitsOf, notSignedIn } from './exchange';
import { HeldCredential } from './heldCredential';
import { Refusal } from './refusal';
import { untilAborted } from './untilAborted';

type Encode = (credential: CredentialFields) => WireRequest;

/** An exchange and the generation of the token that it carried. */
type SignedExchange = Exchange & { generation: number };

/** A signature holds a time stamp in whole seconds, so the next one differs only after a second. */
const NEXT_SECOND_MS = 1_000;

/** One run's view of a credential: read once, renewed at most once per expiry however many calls see it. */
export class Session extends HeldCredential {
	private readonly refusal = new Refusal();
	/** Names the account: equal for equal values. */
	digest = '';

	constructor(
		private readonly context: IExecuteFunctions | ILoadOptionsFunctions,
		kind: CredentialKind | undefined,
		private readonly timeoutMs: number,
	) {
		super(kind);
	}

	/**
	 * Reads the credential.
	 *
	 * @returns what n8n says where there is none or it cannot be decrypted
	 */
	async open(): Promise<Reason | undefined> {
		try {
			this.adopt(await this.read());
			this.digest = accountDigest(this.kind?.type ?? '', this.fields);
			return undefined;
		} catch (error) {
			return { message: messageOf(error), todo: 'Choose a credential for this node, or open it and save it again.' };
		}
	}

	/** Names the account of a run without a credential by where it sends to. */
	nameAccount(address: string): void {
		this.digest = accountDigest('', { address });
	}

	/** What all runs with these typed-in values share; ask anew for each request. */
	get account(): Account {
		return accountOf(this.digest);
	}

	/** Whether a refused token or signature can be replaced by a new one. */
	get renewable(): boolean {
		return this.kind?.signsAnew === true || (this.kind?.needsToken(this.fields) ?? false);
	}

	/** What was said of a refused token, with what to do about one that the user pasted. */
	ofToken(reason: Reason): Reason {
		return withDiagnosis(reason, this.kind?.pastedTodo?.(this.fields));
	}

	/** How long a renewal must wait to differ from what was refused. */
	get renewalWaitMs(): number {
		return this.kind?.signsAnew === true ? NEXT_SECOND_MS : 0;
	}

	/**
	 * Ends the run's requests: all further ones fail with this reason, without asking again.
	 *
	 * @param forMs for how long; a trouble that passes must not end a run of hours
	 */
	refuse(reason: Reason, forMs = Infinity): void {
		this.refusal.set(reason, forMs);
	}

	/** Why nothing may be sent at the moment; undefined where it may. */
	get refused(): Reason | undefined {
		return this.refusal.current;
	}

	/** Whether this run has signed in before: what fails now has worked then. */
	get hasSignedIn(): boolean {
		return this.generation > 1 || this.token !== '';
	}

	/** Completes the reason of a denial with what the platform tells about the caller. */
	async diagnosed(diagnosis: Diagnosis, reason: Reason, cancel = this.cancel): Promise<Reason> {
		const exchange = await this.send((credential) => diagnosis.request(credential), cancel);
		return withDiagnosis(reason, exchange.kind === 'response' ? diagnosis.explain(exchange.response) : undefined);
	}

	/**
	 * Sends one request signed with a valid token; `encode` is called once the token is known.
	 *
	 * @param cancel ends it, instead of the cancelling of this run
	 */
	async send(encode: Encode, cancel = this.cancel): Promise<SignedExchange> {
		for (;;) {
			const { refused: reason, generation } = this;
			if (reason) return { kind: 'denied', reason, generation };
			if (this.usable()) return await this.sendWith(this.fields, encode, cancel);

			const underWay = this.account.signIn;
			if (!underWay) return await this.sendAlone(encode, cancel);
			const result = await untilAborted(underWay.result, cancel);
			if (!result) return { kind: 'neverSent', reason: cancelledReason, generation };
			// Each token is taken over once, or a refusal of it would be taken for that of an older one.
			if ('fields' in result && !this.usable()) {
				const told = { ...this.fields, ...result.fields };
				if (!this.usable(told)) return await this.sendAlone(encode, cancel);
				this.adopt(told);
			}
			if ('failure' in result && underWay.owner === this) return { ...result.failure, generation };
		}
	}

	/** The first request that needs a token signs in; the others go on as soon as the token is there. */
	private async sendAlone(encode: Encode, cancel: AbortSignal | undefined): Promise<SignedExchange> {
		const { tell, end } = beginSignIn(this.account, this);
		const failed: SignedIn = { failure: { kind: 'neverSent', signIn: true, reason: notSignedIn } };
		try {
			// Another process, or an execution that held the lock before, may have signed in since we last looked.
			await this.takeStored();
			if (this.usable()) {
				tell({ fields: cachedFields(this.fields) });
				return await this.sendWith(this.fields, encode, cancel);
			}
			const fields = this.blank;
			const exchange = await this.sendWith(fields, encode, cancel, (token) => {
				this.renew({ ...fields, ...token });
				tell({ fields: token });
			});
			if (exchange.kind !== 'response') failed.failure = exchange;
			return exchange;
		} finally {
			tell(failed);
			end();
		}
	}

	/** @param onSignedIn given where n8n has to sign in first */
	private async sendWith(
		fields: CredentialFields,
		encode: Encode,
		cancel: AbortSignal | undefined,
		onSignedIn?: (token: CredentialFields) => void,
	): Promise<SignedExchange> {
		const { kind, timeoutMs } = this;
		const context = cancel === this.cancel ? this.context : cancelledBy(this.context, cancel);
		let { generation } = this;
		const request = encode(fields);
		if (!kind) return { ...(await send(context, undefined, request, limitsOf(timeoutMs, false))), generation };
		const [token] = kind.cachedFields;
		// n8n would call `preAuthentication` before every request for as long as the field is blank (F23).
		if (token && !kind.needsToken(fields)) fields[token] ||= NO_TOKEN_NEEDED;
		let signsIn = onSignedIn !== undefined;
		const delivery: SignInDelivery = {
			...{ timeoutMs, cancel },
			onSignedIn: (acquired) => {
				signsIn = false;
				onSignedIn?.(acquired);
				generation = this.generation;
			},
		};
		announce(fields, delivery);
		const limits = limitsOf(timeoutMs, signsIn);
		const exchange = await send(context, { type: kind.type, fields }, request, limits);
		if (exchange.kind === 'response') return { ...exchange, generation };
		// Without a token the request itself never left, whatever became of the sign-in.
		if (signsIn) return { ...(delivery.failure ?? asSignInFailure(exchange)), generation };
		return { ...exchange, generation };
	}

	private async read(): Promise<CredentialFields> {
		return this.kind ? { ...(await this.context.getCredentials(this.kind.type)) } : {};
	}

	/** Takes over a token that somebody else acquired; what we hold is kept where the store has nothing better. */
	private async takeStored(): Promise<void> {
		const stored = await this.read();
		if (this.usable(stored)) this.adopt(stored);
	}

	private get cancel(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.context ? this.context.getExecutionCancelSignal() : undefined;
	}
}
