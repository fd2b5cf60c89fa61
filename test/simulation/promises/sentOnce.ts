import { keyNameOf, nodeIdOf } from '../keys';
import type { PlannedExecution } from '../scenario';
import {
	countsOf,
	isDuplicate,
	itemsOf,
	outcomeOf,
	seenRuns,
	type Outcome,
	type Played,
	type Promised,
} from './promise';

/** Rule 16, over all executions and processes. */
export const keysOnce: Promised = {
	promise: 'What has a send-once key is executed at most once',
	broken: ({ scenario, history }) => {
		const executed = new Map<string, string[]>();
		for (const { mark, harmless } of history.taken) {
			const key = keyNameOf(scenario, mark);
			if (key === undefined || harmless) continue;
			executed.set(key, [...(executed.get(key) ?? []), mark]);
		}
		return [...executed].flatMap(([key, marks]) => {
			const plans = scenario.executions.filter((plan) => key.startsWith(`${nodeIdOf(plan)} `));
			if (marks.length < 2 || plans.some((plan) => plan.options.retryUnknown === true || forgets(plan, plans)))
				return [];
			return [`${key}: executed for ${marks.join(', ')}`];
		});
	},
};

/** Whether the memory is too small for all keys of the node, each of which may take two places. */
function forgets({ options }: PlannedExecution, plans: readonly PlannedExecution[]): boolean {
	const keys = plans.reduce((sum, { items }) => sum + items.length, 0);
	return options.sendOnceMemory !== undefined && options.sendOnceMemory < 2 * keys;
}

/** Rule 16: a duplicate is told as what the first message came to; a rejected one frees its key. */
export const duplicatesTrue: Promised = {
	promise: 'What is called a duplicate has a first message of the same outcome',
	broken: (played) => {
		const firsts = firstOutcomes(played);
		const { scenario } = played;
		return seenRuns(played).flatMap((seen) =>
			itemsOf(seen).flatMap(({ mark, item, outcome }) => {
				const key = keyNameOf(scenario, mark);
				if (!isDuplicate(item)) return [];
				if (key === undefined) return [`${seen.name}, ${mark}: a duplicate without a key`];
				if (firsts.get(key)?.has(outcome)) return [];
				return [`${seen.name}, ${mark}: no message with the key ${key} was ${outcome}: ${JSON.stringify(item?.json)}`];
			}),
		);
	},
};

/** What the messages of each key came to, or may have come to. */
function firstOutcomes({ scenario, history }: Played): Map<string, Set<Outcome>> {
	const firsts = new Map<string, Set<Outcome>>();
	const note = (mark: string, ...outcomes: Outcome[]): void => {
		const key = keyNameOf(scenario, mark);
		if (key !== undefined) firsts.set(key, new Set([...(firsts.get(key) ?? []), ...outcomes]));
	};
	// Processes that have not noticed each other, or a database in trouble, may lose what became of a message.
	const isLossy = scenario.workers > 1 || scenario.database.length > 0;
	for (const { mark } of history.taken) note(mark, 'accepted', 'unknown');
	for (const { execution, epoch, marks, attempts, toolResults, endMs } of history.runs) {
		const hasDied = endMs === undefined || epoch !== history.lastEpoch.get(execution);
		const thrown = attempts.map(({ error }) => countsOf(error));
		const isOne = marks.length === 1 || toolResults !== undefined;
		for (const [place, mark] of marks.entries()) {
			if (hasDied || isLossy) note(mark, 'unknown');
			for (const outcome of ['unknown', 'rejected'] as const) {
				if (thrown.some((counts) => (counts.get(outcome) ?? 0) > 0)) note(mark, outcome);
			}
			// An error about one item counts nothing; what the platform took is noted already.
			if (isOne && attempts.some(({ error }) => error !== undefined)) note(mark, 'rejected');
			const results = toolResults
				? [toolResults[place]?.outputs?.[0]?.[0]]
				: attempts.map(({ outputs }) => outputs?.[0]?.[place]);
			for (const item of results) if (item && !isDuplicate(item)) note(mark, outcomeOf(item));
		}
	}
	return firsts;
}
