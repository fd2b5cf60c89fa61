import type { Sending } from '../shared/contract/operation';
import type { JsonObject, Reason } from '../shared/contract/outcome';
import type { Run } from '../shared/delivery/run';
import { sendMessages } from '../shared/delivery/send';
import type { Session } from '../shared/signIn/session';
import { isRecord } from '../shared/text/json';
import type { PagedQuestion } from './wire/page';

/** Three hundred rows each: a platform that never stops naming a next page must not hold an execution. */
const MOST_PAGES = 200;

/** What is told of a question, once; neither where the run was halted before. */
export interface Told<Question> {
	found(question: Question, rows: JsonObject[]): void;
	/** The look-up came to nothing, so what depends on it never left. */
	notFound(question: Question, reason: Reason): void;
}

/** Asks Marketo page after page until every question has its whole answer. */
export async function lookUp<Question extends PagedQuestion>(
	run: Run,
	operation: Sending<Question>,
	session: Session,
	questions: Question[],
	told: Told<Question>,
): Promise<void> {
	let open = questions;
	for (let pages = 0; open.length > 0; pages++) {
		const further: Question[] = [];
		await sendMessages(run, operation, session, open, (position, outcome) => {
			const question = open[position];
			if (!question) return;
			if (outcome.outcome !== 'accepted') return told.notFound(question, notTriggered(outcome.outcome, outcome.reason));
			const rows = Array.isArray(outcome.json.rows) ? outcome.json.rows.filter(isRow) : [];
			const page = typeof outcome.json.next === 'string' ? outcome.json.next : '';
			if (page === '') told.found(question, rows);
			else if (pages + 1 < MOST_PAGES) further.push({ ...question, page, rows });
			else told.notFound(question, { message: `The look-up in Marketo has more than ${MOST_PAGES} pages` });
		});
		open = further;
	}
}

function isRow(value: unknown): value is JsonObject {
	return isRecord(value);
}

/** A look-up that was lost triggered nothing, whatever became of it. */
function notTriggered(outcome: 'rejected' | 'unknown', reason: Reason): Reason {
	if (outcome === 'rejected') return reason;
	return {
		...reason,
		message: `The look-up in Marketo brought no answer: ${reason.message}`,
		todo: 'No campaign was requested for this item, so it can be sent again.',
	};
}
