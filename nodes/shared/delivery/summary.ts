import type { IExecuteFunctions } from 'n8n-workflow';
import type { Reason } from '../contract/outcome';
import type { Hints } from '../item/hints';
import type { Mask } from '../text/mask';
import type { Ledger } from './ledger';
import { redact } from './redact';
import { sentences } from '../text/sentences';

/** What kind of run it was, as far as its summary depends on it. */
export interface RunKind {
	dryRun: boolean;
	/** The run only asked the platform, and sent nothing. */
	readsOnly: boolean;
}

/** An error names so many failed items; the others are counted. */
const MOST_NAMED = 5;

/** Says in n8n's output pane how many items came to nothing, and where their reasons are. */
export function addSummary(
	context: IExecuteFunctions,
	ledger: Ledger,
	hints: Hints,
	{ dryRun, readsOnly }: RunKind,
): void {
	const { rejected, unknown } = ledger.counts();
	const where = context.getNode().onError === 'continueErrorOutput' ? 'in the Error Branch' : "in the items' details";
	const reasons = (count: number): string => (count === 1 ? `The reason is ${where}.` : `The reasons are ${where}.`);
	const of = (count: number, one: string, many: string): string =>
		`${count} of ${ledger.size} items ${count === 1 ? one : many}`;
	if (readsOnly) {
		const failed = rejected + unknown;
		if (failed > 0) hints.add(`${of(failed, 'was not answered', 'were not answered')}. ${reasons(failed)}`);
		return;
	}
	if (rejected > 0) {
		const what = dryRun
			? of(rejected, 'would not be sent', 'would not be sent')
			: of(rejected, 'was not sent', 'were not sent');
		hints.add(`${what}. ${reasons(rejected)}`);
	}
	if (unknown > 0) {
		const it = unknown === 1 ? 'it' : 'them';
		hints.add(
			`${of(unknown, 'may', 'may')} have been sent: no answer came. Check on the platform before you send ${it} again.`,
		);
	}
}

/**
 * The description of *Stop Workflow*'s one error: what to do, then where several items were to be sent, up to five that
 * failed with their reasons, and how many ended in which way.
 */
export function stopDescription(ledger: Ledger, reason: Reason, mask: Mask): string {
	const advice = [
		reason.todo,
		reason.platformMessage === undefined || reason.platformMessage === ''
			? undefined
			: `The platform says: ${reason.platformMessage}`,
	];
	const tally = ledger.size > 1 ? [failedItems(ledger, mask), counts(ledger)] : [];
	return sentences(...advice, ...tally);
}

function failedItems(ledger: Ledger, mask: Mask): string {
	const failed = Array.from({ length: ledger.size }, (_, index) => {
		const outcome = ledger.at(index);
		return outcome && outcome.outcome !== 'accepted' ? [`item ${index}: ${inList(redact(outcome.reason, mask))}`] : [];
	}).flat();
	const more = failed.length > MOST_NAMED ? [`and ${failed.length - MOST_NAMED} more`] : [];
	return `Not accepted: ${[...failed.slice(0, MOST_NAMED), ...more].join('; ')}.`;
}

/** A list names the item already. */
function inList({ message }: Reason): string {
	return message.replace(/ \[item \d+\]$/, '');
}

function counts(ledger: Ledger): string {
	const { accepted, rejected, unknown, notSent } = ledger.counts();
	const all: Array<[number, string]> = [
		[accepted, 'accepted'],
		[rejected, 'rejected'],
		[unknown, 'unknown'],
		[notSent, 'not sent'],
	];
	const told = all.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
	return `${told.join(', ')}.`;
}
