import type { INodeExecutionData } from 'n8n-workflow';
import { senderOf } from '../senders';
import {
	continues,
	countsOf,
	isDuplicate,
	itemsOf,
	outcomeOf,
	seenRuns,
	type Played,
	type Promised,
	type SeenRun,
} from './promise';

/** Rules 1 and 3: one item out for each item in, in order, paired, in n8n's shape. */
export const oneOutcome: Promised = {
	promise: 'Each item has exactly one outcome, in order and paired',
	broken: (played) => seenRuns(played).flatMap(shapeOf),
};

function shapeOf(seen: SeenRun): string[] {
	const { plan, run, results, name } = seen;
	const thrown = results.find(({ error }) => error !== undefined);
	if (thrown && continues(plan)) return [`${name} threw under ${plan.onError}: ${String(thrown.error)}`];
	if (thrown || run.endMs === undefined) return [];
	return results.flatMap(({ outputs }) => {
		// A tool that was cancelled before its call.
		if (!outputs) return [];
		const items = outputs[0] ?? [];
		const expected = plan.tool === 'no' ? run.marks.length : 1;
		if (outputs.length !== 1 || items.length !== expected) {
			return [`${name} gave ${items.length} items in ${outputs.length} outputs for ${expected}`];
		}
		return items.flatMap((item, place) => brokenItem(item, place).map((why) => `${name}, item ${place}: ${why}`));
	});
}

function brokenItem(item: INodeExecutionData, place: number): string[] {
	const { json, pairedItem } = item;
	const paired = typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : pairedItem;
	if (paired !== place) return [`paired with ${JSON.stringify(pairedItem)}`];
	if (outcomeOf(item) === 'none') return [`no outcome in ${JSON.stringify(json)}`];
	if (json.error === undefined) return [];
	const keys = Object.keys(json).sort().join();
	return keys === 'details,error' && typeof json.error === 'string' ? [] : [`an error item with ${keys}`];
}

/** Counts by mark, because several items may be for the same person. */
interface Tally {
	accepted: number;
	unknown: number;
	rejected: number;
	/** Executed, repeats that the platform recognised included. */
	confirmed: number;
	/** Executed without those. */
	executed: number;
}

function tallies(played: Played, index: number, seen: SeenRun[]): Map<string, Tally> {
	const counts = new Map<string, Tally>();
	const of = (mark: string): Tally => {
		const known = counts.get(mark) ?? { accepted: 0, unknown: 0, rejected: 0, confirmed: 0, executed: 0 };
		counts.set(mark, known);
		return known;
	};
	for (const { mark, item, outcome } of seen.flatMap(itemsOf)) {
		// Its outcome is that of another message.
		if (isDuplicate(item)) continue;
		if (outcome !== 'none' && outcome !== 'dryRun') of(mark)[outcome] += 1;
	}
	for (const { mark, harmless } of played.history.takenOf(index)) {
		of(mark).confirmed += 1;
		if (!harmless) of(mark).executed += 1;
	}
	return counts;
}

type Check = (tally: Tally, chosenTwice: boolean) => string | undefined;

/** A rule about each mark of the executions that gave an outcome for every item. */
function perMark(check: Check): Promised['broken'] {
	return (played) =>
		played.scenario.executions.flatMap((plan, index) => {
			const seen = seenRuns(played).filter((run) => run.index === index);
			const complete = seen.every((run) =>
				run.results.every(({ error }, place) => error === undefined || itemsOf(run)[place]?.outcome !== 'none'),
			);
			// With *Stop Workflow* the error tells counts only, unless it is about one item.
			if (!complete || senderOf(plan.sender).readsOnly) return [];
			const chosenTwice = plan.options.retryUnknown === true;
			return [...tallies(played, index, seen)].flatMap(([mark, tally]) => {
				const why = check(tally, chosenTwice);
				return why === undefined
					? []
					: [`execution ${index} (${plan.sender}), ${mark}: ${why} ${JSON.stringify(tally)}`];
			});
		});
}

/** Rule 2. */
export const acceptedWasExecuted: Promised = {
	promise: 'Accepted was executed',
	broken: perMark(({ accepted, confirmed }) => (confirmed < accepted ? 'accepted and not executed' : undefined)),
};

/** Rule 2: with what is unknown counted in, nothing is left for the rejected ones. */
export const rejectedWasNot: Promised = {
	promise: 'Rejected was not executed',
	broken: perMark(({ accepted, unknown, executed }) =>
		executed > 0 && accepted + unknown === 0 ? 'rejected and executed' : undefined,
	),
};

/** Rules 5 and 6. */
export const nothingTwice: Promised = {
	promise: 'Nothing is executed twice unless the user chose it',
	broken: perMark(({ accepted, unknown, executed }, chosenTwice) =>
		!chosenTwice && executed > accepted + unknown ? 'executed more often than reported' : undefined,
	),
};

/** The number that the user looks an event up with. */
export const ownEventIds: Promised = {
	promise: 'An event is told with the number that Campaign gave it',
	broken: (played) =>
		seenRuns(played).flatMap((seen) => {
			if (seen.plan.sender !== 'pushEvent') return [];
			return itemsOf(seen).flatMap(({ mark, item, outcome }) => {
				if (outcome !== 'accepted' || isDuplicate(item) || played.history.excusedMarks.has(mark)) return [];
				const { eventId } = item?.json ?? {};
				const owner = played.history.eventIds.get(String(eventId));
				return owner === mark ? [] : [`${seen.name}, ${mark}: ${String(eventId)} is the number of ${owner}`];
			});
		}),
};

/** Rule 4: what the one error of *Stop Workflow* counts. */
export const stopCounts: Promised = {
	promise: 'The error of Stop Workflow counts what was executed',
	broken: (played) =>
		seenRuns(played).flatMap(({ index, plan, run, results, name }) => {
			const error = results[0]?.error;
			if (plan.tool !== 'no' || continues(plan) || plan.passes > 1 || senderOf(plan.sender).readsOnly) return [];
			const counts = countsOf(error);
			if (counts.size === 0 || plan.options.retryUnknown === true) return [];
			const count = (what: string): number => counts.get(what) ?? 0;
			const taken = played.history.takenOf(index);
			const executed = taken.filter(({ harmless }) => !harmless).length;
			const sum = [...counts.values()].reduce((total, number) => total + number, 0);
			const text = JSON.stringify([...counts]);
			if (sum !== run.marks.length) return [`${name}: the counts do not add up to ${run.marks.length}: ${text}`];
			if (plan.keys === 'none' && taken.length < count('accepted'))
				return [`${name}: ${taken.length} were executed: ${text}`];
			return executed > count('accepted') + count('unknown') ? [`${name}: ${executed} were executed: ${text}`] : [];
		}),
};
