/**
 * All that the delivery engine is told about one kind of message. It never learns which product it serves.
 *
 * A *message* is what one item becomes, a *call* is one exchange with the platform with all its attempts and carries one
 * or more messages. Data flows one way: read items → group into calls → send → write outcomes back to the items.
 */
import type { CredentialFields, CredentialKind } from './credential';
import type { Failure } from './failure';
import type { ItemReader } from './itemReader';
import type { Attempt, Judgement } from './judgement';
import type { JsonObject, Reason } from './outcome';
import type { WireRequest, WireResponse } from './wire';

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

/** How messages are sent, wherever they came from: items, or what had to be looked up for them. */
export interface Sending<Message, Result = JsonObject> {
	/** How to sign in; absent where the platform asks for no credential. */
	credential?: CredentialKind;
	limits: CallLimits;
	/** Which messages may share a call. */
	group(message: Message): GroupKey;
	/** Pure, and called anew for every attempt: time stamps and signatures are never stale. Sign-in is added afterwards. */
	encode(messages: Message[], credential: CredentialFields): WireRequest;
	/** Pure: what this response means for these messages. */
	judge(response: WireResponse, messages: Message[], attempt: Attempt): Judgement<Result>;
	/** Pure: a failure that came without a response, with what the product knows about it. */
	explain?(failure: Failure): Failure;
	/** Asks the platform what it can tell about a refused caller, such as its IP address. */
	diagnosis?: Diagnosis;
	/**
	 * Whether the platform recognises a message that comes again, so that a lost one is repeated unless the user says that
	 * nothing unknown is.
	 */
	harmlessRepeat?(message: Message): boolean;
	/** The calls change nothing on the platform, so a lost one is repeated like one that never left. */
	readsOnly?: boolean;
}

/** A sending whose messages are read from items. */
export interface Operation<Message> extends Sending<Message> {
	/** One item in, one message out; throws `ItemRefused` for what must not be sent. */
	read(item: ItemReader): Message;
	/**
	 * Whether a message may go out with this credential, asked before anything is sent, in dry runs too.
	 *
	 * @returns why it must not: rejects its item
	 */
	precheck?(message: Message, credential: CredentialFields): Reason | undefined;
}

/** A message on its way. */
export interface Entry<Message> {
	readonly message: Message;
}

/** A message with its return address: the item that it was read from. */
export interface Pending<Message> extends Entry<Message> {
	readonly index: number;
}

/** One harmless request whose response completes the reason of a denial. */
export interface Diagnosis {
	request(credential: CredentialFields): WireRequest;
	/** The sentence to add, undefined where the response tells nothing. */
	explain(response: WireResponse): string | undefined;
}
