import type { Failure } from './failure';
import type { JsonObject, Outcome, Reason } from './outcome';

/** One outcome per message of the call, in the order of the messages. */
export interface Answered<Result = JsonObject> {
	kind: 'answered';
	outcomes: Array<Outcome<Result>>;
	turnedAway?: TurnedAway;
	/** Set where the platform said nothing about single messages: one reason stands for all. */
	gaveUp?: true;
}

/**
 * The messages of a call (positions in it) that the platform turned away for now, and executed nothing of, while it took
 * others. They are sent again by themselves; their outcomes hold where no attempt is left.
 */
export interface TurnedAway {
	positions: number[];
	/** The pause that the platform asks for, in milliseconds. */
	retryAfterMs?: number;
	/** Whether there were too many requests, so that the account slows down. */
	tooMany?: boolean;
}

/**
 * Executed nothing: the guilty (positions in the call) are rejected and the others sent again; where none is named, the
 * call is halved until they are found. `indivisible`: all are rejected, because parts of the call may have been stored.
 */
export interface Refused {
	kind: 'refused';
	reason: Reason;
	guilty?: Array<{ position: number; reason?: Reason }>;
	indivisible?: boolean;
}

/** What a response means for the messages of its call. There is no default that means success. */
export type Judgement<Result = JsonObject> = Answered<Result> | Refused | Failure;

/** What a response means that brings no outcomes. */
export type NotAnswered = Refused | Failure;

/** What a response to a query means that only reads. */
export type Listed<T> = { kind: 'list'; list: T } | NotAnswered;

/**
 * What `judge` may know about the call besides its response: this is the first attempt; it is a repeat, and no earlier
 * attempt was executed; or it is a repeat, and an earlier attempt may have been executed.
 */
export type Attempt = 'first' | 'again' | 'maybeExecuted';
