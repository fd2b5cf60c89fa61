import type { N8nKind, Stage } from '../stage/stage';

/** What a measurement found. */
export interface Figures {
	/** What the row compares, in the row's unit. */
	value: number;
	/** The share of the time in which n8n's thread was busy, from 0 to 1. */
	busy?: number;
	/** The peak memory of n8n's process, in megabytes. */
	megabytes?: number;
	/** What callers of a webhook saw: messages per minute, and their waits in milliseconds. */
	perMinute?: number;
	p50Ms?: number;
	p99Ms?: number;
	/** The share of the messages that arrived, from 0 to 1. */
	delivered?: number;
}

/** One of the things that a row compares. */
export interface Side {
	/** Sides with the same key share one measurement per round. */
	key: string;
	/** The n8n that it needs; by default the one that most sides share. */
	needs?: Exclude<N8nKind, 'shared'>;
	/** Whether it is measured in the first round only, because it takes so long. */
	once?: boolean;
	/** Whether it does without the warm-up round, because others warm up the same or it does so itself. */
	warm?: boolean;
	/** Throws if a message did not arrive exactly once, unless the row is about that. */
	measure(stage: Stage): Promise<Figures>;
}

/** A side that is known without a measurement. */
export function known(key: string, value: number): Side {
	return { key, warm: true, measure: async () => ({ value }) };
}

/** A measurement that does not count, because a message did not arrive or arrived twice. */
export class Unmeasured extends Error {}
