import { accountKey } from '../accounts';
import { optionsOf } from '../options';
import { executionOf, executionsIn, markOfLead } from '../platforms/marks';
import type { PlannedExecution } from '../scenario';
import { storedOf } from './secrets';
import { seenRuns, type Played, type Promised } from './promise';

/** Rule 15: who shares a request. */
export const equalsTravel: Promised = {
	promise: 'Only runs with a window, the same account and the same options share a request',
	broken: ({ scenario, history }) =>
		history.requests.flatMap(({ number, riders }) => {
			const plans = [...riders].flatMap((execution) => scenario.executions[execution] ?? []);
			const kinds = new Set(plans.map((plan) => kindOf(accountKey(scenario, plan), plan)));
			const without = plans.filter((plan) => optionsOf(plan).batchWindow === 0);
			if (plans.length < 2 || (kinds.size === 1 && without.length === 0)) return [];
			return [`request ${number} carries messages of the executions ${[...riders].join(', ')}`];
		}),
};

function kindOf(account: string, plan: PlannedExecution): string {
	const { sender, options, keys } = plan;
	return JSON.stringify([account, sender, optionsOf(plan), options.retryUnknown, keys === 'none']);
}

/** Rule 15: what a run tells is about its own messages, whatever a platform says about all that travelled together. */
export const othersUnseen: Promised = {
	promise: "No execution is told anything about another one's messages",
	broken: (played) =>
		seenRuns(played).flatMap(({ index, plan, run, name }) => {
			const texts = [...run.attempts.map(storedOf), JSON.stringify(run.hints)];
			return texts.flatMap((text) => {
				const told = new Set([
					...executionsIn(text),
					...(plan.sender === 'requestCampaign' ? leadsIn(played, text) : []),
				]);
				told.delete(index);
				return told.size > 0 ? [`${name} hears of execution ${[...told].join(', ')}: ${text.slice(0, 600)}`] : [];
			});
		}),
};

/** The executions whose leads are told by their numbers. */
function leadsIn({ scenario }: Played, text: string): number[] {
	return [...text.matchAll(/(?<![\w.:-])\d{5,6}(?![\w.:-])/g)].flatMap(([number]) => {
		const execution = executionOf(markOfLead(Number(number)));
		return execution !== undefined && execution in scenario.executions ? [execution] : [];
	});
}
