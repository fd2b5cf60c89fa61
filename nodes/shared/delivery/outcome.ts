/** What became of a message (rules 2 and 3). */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
	[key: string]: Json | undefined;
}

/** Why a message was not accepted, in the user's terms. */
export interface Reason {
	/** What happened, one sentence without a final period. */
	message: string;
	/** What to do about it, full sentences. */
	todo?: string;
	/** The platform's own code, the most specific one given. */
	code?: string;
	httpStatus?: number;
	/** The platform's own words. */
	platformMessage?: string;
	/** Further facts for the error item's `details`. */
	details?: JsonObject;
}

export type Outcome = { outcome: 'accepted'; json: JsonObject } | { outcome: 'rejected' | 'unknown'; reason: Reason };

/** Thrown by `read` for an item that must not be sent; becomes a rejected outcome of that item alone. */
export class Refused extends Error {
	constructor(readonly reason: Reason) {
		super(reason.message);
		this.name = 'Refused';
	}
}

/** A rejected outcome: the message was certainly not executed. */
export function rejected(reason: Reason): Outcome {
	return { outcome: 'rejected', reason };
}

/** An unknown outcome: the message may have been executed. */
export function unknown(reason: Reason): Outcome {
	return { outcome: 'unknown', reason };
}

/** The reason behind an exception: what a check said, else the exception's own text. */
export function reasonOf(error: unknown): Reason {
	if (error instanceof Refused) return error.reason;
	return { message: error instanceof Error ? error.message : String(error) };
}
