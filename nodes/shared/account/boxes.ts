import type { CallLimits } from '../contract/operation';
import { Box, type Deposit } from './box';
import { realClock, type Clock } from './clock';
import type { Part } from './part';

/** The open boxes of one operation, in which messages of several runs find each other. */
export class Boxes<E, Result> {
	private readonly open = new Map<string, Box<E, Result>>();

	constructor(private readonly clock: Clock = realClock) {}

	/**
	 * Puts a run's messages into the open box, or into a new one where they do not fit, and waits for what becomes of them.
	 *
	 * @param key what must be equal for messages to travel together: the account, the group, and how the request is sent
	 */
	async put(key: string, limits: CallLimits, windowMs: number, deposit: Deposit<E, Result>): Promise<Part<Result>> {
		const last = this.open.get(key);
		if (last?.fits(deposit)) return await last.put(deposit);
		last?.seal();
		const box: Box<E, Result> = new Box(limits, () => {
			if (this.open.get(key) === box) this.open.delete(key);
		});
		this.open.set(key, box);
		box.open(windowMs, this.clock);
		return await box.put(deposit);
	}

	get size(): number {
		return this.open.size;
	}
}
