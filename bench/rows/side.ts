import type { Stage } from '../stage/stage';

/** One of the two things that a row compares. */
export interface Side {
	/** Sides with the same key are the same measurement, made once a round however many rows use it. */
	key: string;
	/** Whether it starts an n8n of its own. */
	fresh?: boolean;
	/** Seconds, unless the row says otherwise. Throws where not every message arrived exactly once. */
	measure(stage: Stage): Promise<number>;
}

/** What was measured does not count: a message is missing, or came twice. */
export class Unmeasured extends Error {}
