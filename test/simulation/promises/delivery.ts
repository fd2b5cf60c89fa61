import { senderOf } from '../senders';
import { isDuplicate, itemsOf, seenRuns, continues, type Played, type Promised, type SeenRun } from './promise';

/** Rule 7, and that nothing is lost silently: what nothing speaks against arrives. */
export const innocentDelivered: Promised = {
	promise: 'What neither a fault nor the platform refuses is delivered',
	broken: (played) =>
		seenRuns(played).flatMap((seen) => {
			const { index, plan, run, name } = seen;
			const { excusedExecutions, excusedMarks, cancelledMs } = played.history;
			if (excusedExecutions.has(index) || cancelledMs.has(index) || run.endMs === undefined) return [];
			// A database that fails keeps keys from being claimed.
			if (plan.keys !== 'none' && played.scenario.database.length > 0) return [];
			if (plan.options.dryRun === true || (!continues(plan) && plan.tool === 'no')) return [];
			return itemsOf(seen).flatMap(({ mark, item, outcome }) => {
				const planned = plan.items.find(({ who }) => mark === `e${index}w${who}`);
				if (isDuplicate(item)) return [];
				// A tool that stops tells of a duplicate by its error alone: of another one, or of a process that died.
				const mayBeDuplicate = plan.keys === 'shared' || (plan.keys === 'own' && played.scenario.killMs !== null);
				if (mayBeDuplicate && plan.tool !== 'no' && item === undefined) return [];
				if (planned?.fate !== 'good' || excusedMarks.has(mark) || outcome === 'accepted') return [];
				// Who waits for a status only so long may not see it.
				if ((outcome === 'unknown' || item === undefined) && senderOf(plan.sender).readsOnly) return [];
				if (outcome === 'rejected' && isLikeOthers(played, seen, mark)) return [];
				return [`${name}, ${mark}: nothing speaks against it: ${JSON.stringify(item?.json)}`];
			});
		}),
};

/** Messages refused alone, the sample among them, after which those that were refused with them are sent no more. */
const ALONE = 3;

/**
 * Whether a message may have been taken for one of the others: it was refused together with several, three of its
 * request were refused alone, the last of them out of the last request that it was in, and none of those was taken. Without
 * that, a hundred unknown leads would cost two hundred requests.
 */
function isLikeOthers({ history }: Played, { index, run }: SeenRun, mark: string): boolean {
	const { startMs: fromMs = 0, endMs: toMs = 0 } = run.attempts.at(-1) ?? {};
	const carried = history.requests.filter(({ execution, epoch, startMs }) => {
		return execution === index && epoch === run.epoch && startMs >= fromMs && startMs < toMs;
	});
	const withIt = carried.flatMap(({ marks = [] }) => (marks.includes(mark) ? [marks] : []));
	const [first, last] = [withIt[0] ?? [], withIt.at(-1) ?? []];
	const taken = new Set(history.takenOf(index).map((message) => message.mark));
	const alone = carried.flatMap(({ marks: [only = '', ...more] = [], fault }) => {
		return more.length === 0 && !fault && first.includes(only) && !taken.has(only) ? [only] : [];
	});
	return last.length > 2 && alone.length >= ALONE && last.includes(alone.at(-1) ?? '');
}

/** Rule 9. */
export const dryRunsSendNothing: Promised = {
	promise: 'A dry run sends nothing',
	broken: ({ scenario, history }) =>
		history.requests.flatMap(({ number, execution, url }) =>
			scenario.executions[execution]?.options.dryRun === true ? [`request ${number} of a dry run: ${url}`] : [],
		),
};
