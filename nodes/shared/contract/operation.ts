/**
 * All that the delivery engine is told about one kind of message. It never learns which product it serves.
 *
 * A *message* is what one item becomes, a *call* is one HTTP exchange that carries one or more messages, a *try* is
 * one attempt at a call. Data flows one way: read items → group into calls → send → scatter outcomes to items.
 */
import type { CredentialFields, CredentialKind } from './credential';
import type { ItemReader } from '../item/itemReader';
import type { Outcome, Reason } from './outcome';

export interface WireRequest {
	method: 'GET' | 'POST' | 'DELETE';
	url: string;
	headers: Record<string, string>;
	/** The text as it goes over the wire; absent for requests without a body. */
	body?: string;
	/** What is secret in this request alone, a signature for instance: its answer may echo it. */
	secrets?: string[];
}

export interface WireResponse {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** Raw text: JSON is parsed by the product, because 64-bit numbers would be rounded on the way (F25). */
	body: string;
}

/** What an answer means for the messages of its call. There is no default that means success. */
export type Judgement =
	/** One outcome per message, in the order of the messages. */
	| { kind: 'answered'; outcomes: Outcome[] }
	/**
	 * Executed nothing: the guilty (positions in the call) are rejected and the others resent; unnamed, the call is
	 * halved until they are found. `indivisible`: all are rejected, because parts of the call may have been stored.
	 */
	| { kind: 'refused'; reason: Reason; guilty?: Array<{ position: number; reason?: Reason }>; indivisible?: boolean }
	/**
	 * Executed nothing, and nothing else of this run would be: the platform refuses the caller. `final`: also where it
	 * took earlier calls, because a quota was used up meanwhile.
	 */
	| { kind: 'denied'; reason: Reason; diagnose?: boolean; final?: boolean }
	/** Executed nothing, and a new token or signature would be accepted. */
	| { kind: 'tokenExpired'; reason: Reason }
	/** Executed nothing, and may be sent again after a while. */
	| { kind: 'busy'; reason: Reason; retryAfterMs?: number }
	/** May have been executed. */
	| { kind: 'unknown'; reason: Reason };

/** What `judge` may know about the call beside its answer. */
export interface Circumstances {
	/** Whether an earlier try of this very call may have been executed. */
	repeated: boolean;
	/** Whether this is a repeat of ours at all, whatever became of the earlier try. */
	again: boolean;
}

export interface CallLimits {
	/** Most messages in one call. */
	messages: number;
	/** Most bytes in one call, in the measure that `group` gives. */
	bytes?: number;
}

/** What decides which messages share a call. */
export interface GroupKey {
	/** Messages with the same key may share a call. */
	key: string;
	/** Counts against the limit of the call. */
	bytes: number;
	/** What may occur only once in a call; absent where nothing has to be unique. */
	unique?: string;
}

export interface Operation<Message> {
	/** How to sign in; absent where the platform asks for no credential. */
	credential?: CredentialKind;
	limits: CallLimits;
	/** One item in, one message out; throws `Refused` for what must not be sent. */
	read(item: ItemReader): Message;
	/**
	 * Whether a message may go out with this credential, asked before anything is sent, in dry runs too.
	 *
	 * @returns why it must not: rejects its item
	 */
	admits?(message: Message, credential: CredentialFields): Reason | undefined;
	/** Which messages may share a call. */
	group(message: Message): GroupKey;
	/** Pure, and called anew for every try: time stamps and signatures are never stale. Sign-in is added afterwards. */
	encode(messages: Message[], credential: CredentialFields): WireRequest;
	/** Pure: what this answer means for these messages. */
	judge(answer: WireResponse, messages: Message[], circumstances: Circumstances): Judgement;
	/** Asks the platform what it can tell about a refused caller, its IP address for instance. */
	diagnosis?: Diagnosis;
	/** The calls change nothing on the platform, so a lost one is repeated like one that never left. */
	readsOnly?: boolean;
}

/** All of an operation but its reader, for messages that are not read from items: look-ups for instance. */
export type Sending<Message> = Omit<Operation<Message>, 'read' | 'admits'>;

/** What an answer means that is no list of outcomes. */
export type NotUsable = Exclude<Judgement, { kind: 'answered' }>;

/** What a product makes of the answer to a query that only reads. */
export type ListAnswer<T> = { kind: 'list'; list: T } | { kind: 'notUsable'; judgement: NotUsable };

/** One harmless request whose answer completes the reason of a denial. */
export interface Diagnosis {
	request(credential: CredentialFields): WireRequest;
	/** The sentence to add, undefined where the answer tells nothing. */
	explain(answer: WireResponse): string | undefined;
}
