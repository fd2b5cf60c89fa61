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
	/** The same item, unchanged and with unchanged settings, may go through later. Said of rejected items only. */
	retryable?: boolean;
	/** The platform's own words. */
	platformMessage?: string;
	/** Further facts for the error item's `details`. */
	details?: JsonObject;
}

/** What the platform made of an accepted message; for a look-up, what was found. */
export type Outcome<Result = JsonObject> = { outcome: 'accepted'; json: Result } | NotAccepted;

/** `rejected`: certainly not executed. `unknown`: it may have been executed. */
export interface NotAccepted {
	outcome: 'rejected' | 'unknown';
	reason: Reason;
}

/** Thrown by `read` for an item that must not be sent; becomes a rejected outcome of that item alone. */
export class ItemRefused extends Error {
	constructor(readonly reason: Reason) {
		super(reason.message);
		this.name = 'ItemRefused';
	}
}

/** A rejected outcome: the message was certainly not executed. */
export function rejected(reason: Reason): NotAccepted {
	return { outcome: 'rejected', reason };
}

/**
 * The outcome of a message that was not sent because a question before it failed: rejected, whatever became of the question.
 *
 * @param said begins the sentence where it is not known what became of the question
 */
export function rejectedBefore({ outcome, reason }: NotAccepted, said: string, todo: string): NotAccepted {
	return rejected(outcome === 'rejected' ? reason : { ...reason, message: `${said}: ${reason.message}`, todo });
}

/** An unknown outcome: the message may have been executed. */
export function unknown(reason: Reason): NotAccepted {
	return { outcome: 'unknown', reason };
}

/** The reason behind an exception: what a check said, else the exception's own text. */
export function reasonOf(error: unknown): Reason {
	if (error instanceof ItemRefused) return error.reason;
	return { message: messageOf(error) };
}

/** An exception's own text. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
