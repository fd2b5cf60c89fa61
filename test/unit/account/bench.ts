import { Account } from '../../../nodes/shared/account/account';
import { Pace, type PaceOptions, type Start } from '../../../nodes/shared/account/pace';
import { VirtualClock } from './virtualClock';

const unlimited: PaceOptions = { concurrency: 1_000, maxRequests: 0, perSeconds: 20, sharesConcurrency: false };

/** A request that asked to start. */
export interface Asked {
	run: number;
	start?: Start;
}

/** An account on a clock of its own, and runs that send on it. */
export class AccountBench {
	readonly account: Account;
	/** Who started, in order. */
	readonly started: number[] = [];
	private runs = 0;

	constructor(readonly clock = new VirtualClock()) {
		this.account = new Account(clock);
	}

	run(options: Partial<PaceOptions> = {}): { pace: Pace; number: number; cancel: AbortController } {
		const pace = new Pace({ ...unlimited, ...options }, () => this.account, this.clock);
		return { pace, number: this.runs++, cancel: new AbortController() };
	}

	/** Lets a run ask for so many requests at once. */
	ask({ pace, number, cancel }: ReturnType<AccountBench['run']>, count = 1): Asked[] {
		return Array.from({ length: count }, () => {
			const asked: Asked = { run: number };
			void pace.start(cancel.signal).then((start) => {
				asked.start = start;
				if (start.kind === 'started') this.started.push(number);
			});
			return asked;
		});
	}
}

export const kinds = (asked: Asked[]): Array<Start['kind'] | 'waits'> =>
	asked.map(({ start }) => start?.kind ?? 'waits');
