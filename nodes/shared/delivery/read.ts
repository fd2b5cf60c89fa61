import { reasonOf, rejected, type Outcome, type Reason } from '../contract/outcome';
import type { ItemReader } from '../item/itemReader';

export interface ReadItems<Message> {
	messages: Message[];
	/** The item that each message was read from. */
	indexes: number[];
}

/**
 * Makes messages of the items that have no outcome yet. What must not be sent is settled here, for every item,
 * before the first call: a check that needs no call never leaves half a batch behind.
 */
export function readItems<Message>(
	count: number,
	pending: (index: number) => boolean,
	item: (index: number) => ItemReader,
	read: (item: ItemReader) => Message,
	settle: (index: number, outcome: Outcome) => void,
): ReadItems<Message> {
	const messages: Message[] = [];
	const indexes: number[] = [];
	for (let index = 0; index < count; index++) {
		if (!pending(index)) continue;
		try {
			messages.push(read(item(index)));
			indexes.push(index);
		} catch (error) {
			settle(index, rejected(refusal(error, index)));
		}
	}
	return { messages, indexes };
}

/**
 * The messages that may go out with the credential at hand; the items of the others are rejected here.
 *
 * @param admits why a message must not go out, undefined where it may
 */
export function admitted<Message>(
	{ messages, indexes }: ReadItems<Message>,
	admits: (message: Message) => Reason | undefined,
	settle: (index: number, outcome: Outcome) => void,
): ReadItems<Message> {
	const kept: ReadItems<Message> = { messages: [], indexes: [] };
	messages.forEach((message, position) => {
		const index = indexes[position];
		if (index === undefined) return;
		const reason = reasonAgainst(() => admits(message));
		if (reason) {
			settle(index, rejected(withIndex(reason, index)));
			return;
		}
		kept.messages.push(message);
		kept.indexes.push(index);
	});
	return kept;
}

function reasonAgainst(admits: () => Reason | undefined): Reason | undefined {
	try {
		return admits();
	} catch (error) {
		return reasonOf(error);
	}
}

/** A parameter that cannot be read, an expression that fails for instance, refuses its item like any other check. */
function refusal(error: unknown, index: number): Reason {
	return withIndex(reasonOf(error), index);
}

function withIndex(reason: Reason, index: number): Reason {
	return { ...reason, message: `${reason.message} [item ${index}]`, details: { ...reason.details, itemIndex: index } };
}
