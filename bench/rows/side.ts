import type { Stage } from '../stage/stage';

/** One of the two things that a row compares. */
export interface Side {
	/** Sides with the same key share one measurement per round. */
	key: string;
	/** Whether it starts an n8n of its own. */
	fresh?: boolean;
	/** Returns seconds, unless the row has another unit. Throws if a message did not arrive exactly once. */
	measure(stage: Stage): Promise<number>;
}

/** A measurement that does not count, because a message did not arrive or arrived twice. */
export class Unmeasured extends Error {}
