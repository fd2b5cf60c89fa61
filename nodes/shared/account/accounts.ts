import { Account } from './account';
import { realClock, type Clock } from './clock';

/** How often accounts that nobody uses are looked for. */
const SWEEP_MS = 60_000;

/** The accounts of one process, by digest. One that is idle is forgotten when another is asked for, so nothing needs a timer. */
export class Accounts {
	private readonly known = new Map<string, Account>();
	private sweptAtMs = -Infinity;

	constructor(private readonly clock: Clock) {}

	/** The account of this digest. Ask anew for each request: one that is held on to may have been forgotten. */
	of(digest: string): Account {
		const known = this.known.get(digest);
		if (known) return known;
		this.sweep();
		const account = new Account(this.clock);
		this.known.set(digest, account);
		return account;
	}

	get size(): number {
		return this.known.size;
	}

	private sweep(): void {
		const nowMs = this.clock.nowMs();
		if (nowMs - this.sweptAtMs < SWEEP_MS) return;
		this.sweptAtMs = nowMs;
		for (const [digest, account] of this.known) if (account.isIdle()) this.known.delete(digest);
	}
}

const accounts = new Accounts(realClock);

/** The account of this digest in this process. */
export function accountOf(digest: string): Account {
	return accounts.of(digest);
}
