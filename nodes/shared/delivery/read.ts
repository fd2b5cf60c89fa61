import type { Operation, Pending } from '../contract/operation';
import { reasonOf, rejected, type Reason } from '../contract/outcome';
import { readSendOnceKey } from '../item/sendOnceKey';
import type { Run } from './run';

/**
 * Makes messages of the items that have no outcome yet. What must not be sent is settled here, for every item, before
 * the first call: a check that needs no call never leaves half a batch behind.
 *
 * @param unopened why the credential could not be read; undefined where it was
 */
export function readItems<Message>(
	run: Run,
	operation: Operation<Message>,
	unopened: Reason | undefined,
): Array<Pending<Message>> {
	const pending: Array<Pending<Message>> = [];
	for (const index of run.ledger.open()) {
		try {
			const item = run.item(index);
			const message = operation.read(item);
			const against = unopened ? undefined : operation.precheck?.(message, run.session.fields);
			if (unopened) run.ledger.write(index, rejected(unopened));
			else if (against) run.ledger.write(index, rejected(ofItem(against, index)));
			else {
				const key = operation.readsOnly ? '' : readSendOnceKey(item);
				const noStore = run.sentOnce?.note(index, key);
				if (noStore) run.ledger.write(index, rejected(ofItem(noStore, index)));
				else pending.push({ message, index });
			}
		} catch (error) {
			// A parameter that cannot be read, because its expression fails for instance, refuses its item like any check.
			run.ledger.write(index, rejected(ofItem(reasonOf(error), index)));
		}
	}
	return pending;
}

function ofItem(reason: Reason, index: number): Reason {
	return { ...reason, message: `${reason.message} [item ${index}]`, details: { ...reason.details, itemIndex: index } };
}
