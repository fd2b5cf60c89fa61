import { senderOf } from '../senders';
import { isDuplicate, itemsOf, seenRuns, continues, type Promised } from './promise';

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
				return [`${name}, ${mark}: nothing speaks against it: ${JSON.stringify(item?.json)}`];
			});
		}),
};

/** Rule 9. */
export const dryRunsSendNothing: Promised = {
	promise: 'A dry run sends nothing',
	broken: ({ scenario, history }) =>
		history.requests.flatMap(({ number, execution, url }) =>
			scenario.executions[execution]?.options.dryRun === true ? [`request ${number} of a dry run: ${url}`] : [],
		),
};
