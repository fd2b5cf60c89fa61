import type { Boxes } from '../shared/account/boxes';
import type { Entry, Pending, Sending } from '../shared/contract/operation';
import { reasonOf, rejected } from '../shared/contract/outcome';
import type { Run } from '../shared/delivery/run';
import { lookUp } from './lookUp.operation';
import type { Page, PagedQuestion } from './wire/page';
import type { Trigger } from './wire/trigger';

export type Pended = Pending<Trigger>;

/** What must be looked up for a message. */
export interface Sought<Question, Row> {
	/** Messages with the same key ask the same question. */
	key: string;
	question: Question;
	/** What the rows mean for this message; throws `ItemRefused` where nothing in them is meant. */
	choose(rows: Row[]): Partial<Trigger>;
}

/**
 * Looks up what messages need; items whose look-up came to nothing are rejected.
 *
 * @returns the messages that are complete, in their order
 */
export async function resolve<Question extends PagedQuestion, Row>(
	run: Run,
	sending: Sending<Question, Page<Row>>,
	boxes: Boxes<Entry<Question>, Page<Row>>,
	pending: Pended[],
	soughtFor: (message: Trigger) => Sought<Question, Row> | undefined,
): Promise<Pended[]> {
	const complete = new Map<number, Pended>();
	const questions = new Map<string, Question>();
	const waiting = new Map<string, Array<{ entry: Pended; choose: Sought<Question, Row>['choose'] }>>();
	for (const entry of pending) {
		const sought = soughtFor(entry.message);
		if (!sought) {
			complete.set(entry.index, entry);
			continue;
		}
		const { key, question, choose } = sought;
		const same = waiting.get(key) ?? [];
		waiting.set(key, same);
		same.push({ entry, choose });
		if (!questions.has(key)) questions.set(key, question);
	}
	await lookUp(run, sending, boxes, questions, (key, found) => {
		for (const { entry, choose } of waiting.get(key) ?? []) {
			try {
				if (!Array.isArray(found)) run.ledger.write(entry.index, rejected(found));
				else complete.set(entry.index, { ...entry, message: { ...entry.message, ...choose(found) } });
			} catch (error) {
				run.ledger.write(entry.index, rejected(reasonOf(error)));
			}
		}
	});
	return pending.flatMap(({ index }) => complete.get(index) ?? []);
}
