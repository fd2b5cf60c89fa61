import type { Boxes } from '../shared/account/boxes';
import type { Entry, Pending, Sending } from '../shared/contract/operation';
import { reasonOf, rejected, rejectedBefore, type NotAccepted } from '../shared/contract/outcome';
import type { Run } from '../shared/delivery/run';
import { askPages } from './lookUp.operation';
import type { Page, PagedQuestion } from './wire/page';
import type { Trigger } from './wire/trigger';

/** Three hundred rows each: a platform that never stops naming a next page must not hold an execution. */
const MOST_PAGES = 200;

export type Pended = Pending<Trigger>;

/** What must be looked up for a message. */
interface Sought<Question, Row> {
	/** Messages with the same key ask the same question. */
	key: string;
	question: Question;
	/** What the rows mean for this message; throws `ItemRefused` where nothing in them is meant. */
	choose(rows: Row[]): Partial<Trigger>;
}

/** One kind of look-up: how it is asked, with whom, and what it is asked for a message; nothing where all is known. */
export interface LookUp<Question extends PagedQuestion, Row> {
	sending: Sending<Question, Page<Row>>;
	boxes: Boxes<Entry<Question>, Page<Row>>;
	soughtFor(message: Trigger): Sought<Question, Row> | undefined;
}

/**
 * Looks up what messages need; items whose look-up came to nothing are rejected.
 *
 * @returns the messages that are complete, in their order
 */
export async function resolve<Question extends PagedQuestion, Row>(
	run: Run,
	{ sending, boxes, soughtFor }: LookUp<Question, Row>,
	pending: Pended[],
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
	const told = (key: string, found: Row[] | NotAccepted): void => {
		for (const { entry, choose } of waiting.get(key) ?? []) {
			try {
				if (!Array.isArray(found)) run.ledger.write(entry.index, notTriggered(found));
				else complete.set(entry.index, { ...entry, message: { ...entry.message, ...choose(found) } });
			} catch (error) {
				run.ledger.write(entry.index, rejected(reasonOf(error)));
			}
		}
	};
	await askPages(run, sending, questions, MOST_PAGES, told, boxes);
	return pending.flatMap(({ index }) => complete.get(index) ?? []);
}

/** A look-up that was lost triggered nothing, whatever became of it. */
function notTriggered(lost: NotAccepted): NotAccepted {
	const said = 'The look-up in Marketo got no usable response';
	return rejectedBefore(lost, said, 'No campaign was requested for this item, so it can be sent again.');
}
