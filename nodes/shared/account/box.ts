import type { Attempts } from '../contract/attempts';
import type { Answered, Refused } from '../contract/judgement';
import type { CallLimits } from '../contract/operation';
import { reasonOf, unknown } from '../contract/outcome';
import type { Clock } from './clock';
import { partOf, type Part } from './part';

/** What became of the request of a box, and the secrets of the run that carried it, which a response may echo. */
export interface Carried<Result> {
	verdict: Answered<Result> | Refused | 'notStarted';
	secrets: ReadonlySet<string>;
}

/** One run's messages for a box, with what the limits of a request count. */
export interface Deposit<E, Result> {
	readonly entries: readonly E[];
	readonly bytes: number;
	/** What may occur only once in a request. */
	readonly unique: readonly string[];
	/** Given when the run is cancelled. */
	readonly cancel: AbortSignal | undefined;
	/** Whether the run may start nothing new. */
	halted(): boolean;
	/** Whether its sign-in was refused, so that it had better not send for others. */
	refused(): boolean;
	/** Sends the request for everybody in the box, by this run's own sign-in, pace and decisions about repeating it. */
	carry(box: Box<E, Result>): Promise<Carried<Result>>;
}

interface Owner<E, Result> extends Deposit<E, Result> {
	/** Its run is no longer interested. */
	hasLeft: boolean;
	tell(part: Part<Result>): void;
}

/**
 * Messages of several runs that travel in one request. It is open until it is full or its window has passed; then the
 * first run that is still there carries it. A run that is cancelled or halted takes its messages out for as long as the
 * request has not left; after that the request goes on for the others, and ends early only when all have left.
 */
export class Box<E, Result> {
	/** What the next attempt sends. */
	entries: E[] = [];
	mayHaveBeenExecuted = false;
	/** Set while an attempt is on its way. */
	underWay = false;
	/** Set where single messages were turned away. */
	attempts?: Attempts;
	private owners: Array<Owner<E, Result>> = [];
	private bytes = 0;
	private readonly unique = new Set<string>();
	private readonly window = new AbortController();
	private readonly end = new AbortController();

	constructor(
		private readonly limits: CallLimits,
		/** Told once, when nothing more may be put in. */
		private readonly onSealed: () => void,
	) {}

	/** Seals the box when this time has passed. */
	open(windowMs: number, clock: Clock): void {
		clock.wait(windowMs, this.window.signal).then(
			() => this.seal(),
			() => {},
		);
	}

	/** Given when no run waits for the request any more. */
	get abandoned(): AbortSignal {
		return this.end.signal;
	}

	/** Whether the request holds messages of several runs. */
	get isShared(): boolean {
		return this.owners.length > 1;
	}

	fits({ entries, bytes, unique }: Deposit<E, Result>): boolean {
		const { messages, bytes: mostBytes = Infinity } = this.limits;
		if (this.entries.length + entries.length > messages || this.bytes + bytes > mostBytes) return false;
		return !unique.some((text) => this.unique.has(text));
	}

	/** Puts messages in, and resolves with what became of them. */
	async put(deposit: Deposit<E, Result>): Promise<Part<Result>> {
		this.entries.push(...deposit.entries);
		this.bytes += deposit.bytes;
		for (const text of deposit.unique) this.unique.add(text);
		return await new Promise((resolve) => {
			const leave = (): void => this.leave(owner);
			const tell = (part: Part<Result>): void => {
				deposit.cancel?.removeEventListener('abort', leave);
				resolve(part);
			};
			const owner = { ...deposit, hasLeft: false, tell };
			this.owners.push(owner);
			if (deposit.cancel?.aborted) leave();
			else deposit.cancel?.addEventListener('abort', leave);
			if (this.entries.length >= this.limits.messages) this.seal();
		});
	}

	/** Closes the box and sends what is in it. */
	seal(): void {
		this.window.abort();
		this.onSealed();
		void this.send();
	}

	/** Lets get off who left, before an attempt: nothing of theirs may have been executed yet. */
	board(): void {
		if (this.mayHaveBeenExecuted) return;
		this.owners = this.owners.filter(({ hasLeft }) => !hasLeft);
		this.entries = this.owners.flatMap(({ entries }) => entries);
	}

	/** Whether nobody is there for whom a request may start. */
	isEmpty(): boolean {
		for (const owner of this.owners) if (!owner.hasLeft && owner.halted()) this.leave(owner);
		return this.owners.every(({ hasLeft }) => hasLeft);
	}

	private async send(): Promise<void> {
		if (this.isEmpty()) return;
		this.board();
		const carrier = this.owners.find((owner) => !owner.refused()) ?? this.owners[0];
		if (!carrier) return;
		const { verdict, secrets } = await carrier.carry(this).catch((error: unknown) => this.lost(error));
		const { isShared, mayHaveBeenExecuted, attempts } = this;
		let from = 0;
		for (const { entries, tell } of this.owners) {
			tell(partOf(verdict, { from, count: entries.length, isShared, mayHaveBeenExecuted, secrets, attempts }));
			from += entries.length;
		}
	}

	/** Nobody may wait for ever, whatever goes wrong. */
	private lost(error: unknown): Carried<Result> {
		const outcomes = this.entries.map(() => unknown(reasonOf(error)));
		return { verdict: { kind: 'answered', outcomes, gaveUp: true }, secrets: new Set() };
	}

	private leave(owner: Owner<E, Result>): void {
		owner.hasLeft = true;
		const isUnknown = this.underWay || this.mayHaveBeenExecuted;
		const outcomes = owner.entries.map(() => unknown(cancelledReason));
		owner.tell(isUnknown ? { kind: 'verdict', verdict: { kind: 'answered', outcomes } } : { kind: 'notSent' });
		if (!this.owners.every(({ hasLeft }) => hasLeft)) return;
		this.window.abort();
		this.end.abort();
		this.onSealed();
	}
}

const cancelledReason = { message: 'The execution was cancelled while the request was under way' };
