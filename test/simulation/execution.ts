import type { INode, INodeExecutionData } from 'n8n-workflow';
import { accountKey, isWrong } from './accounts';
import { markOf } from './platforms/marks';
import type { NodeProcess } from './engine/process';
import type { RunRecord } from './history';
import { contextOf } from './host/context';
import { NodeCredential, type CredentialStore } from './host/credentials';
import type { KeyRows } from './host/keyRows';
import { helpersOf } from './host/helpers';
import { withDefaults } from './host/parameters';
import { callAsTool, runNode, type RunOptions } from './host/run';
import type { Network } from './network/network';
import { keyOf, keyOption, nodeIdOf } from './keys';
import { optionsOf } from './options';
import type { PlannedExecution, PlannedItem, Scenario } from './scenario';
import { senderOf } from './senders';
import type { World } from './world';

/** What an execution needs of its simulation. */
export interface Stage {
	scenario: Scenario;
	world: World;
	network: Network;
	store: CredentialStore;
	rows: KeyRows;
}

/** The mark of an item. */
export function markOfItem(execution: number, item: PlannedItem): string {
	return markOf(execution, personOf(item));
}

/** Whom an item is for; what is refused before sending is for nobody that a platform knows. */
function personOf({ who, fate }: PlannedItem): number {
	return fate === 'invalid' ? who + 5000 : who;
}

/** The executions that sign in with the same values at the same service, so that they share tokens. */
export function sharersOf(scenario: Scenario, execution: number): number[] {
	const mine = serviceOf(scenario, execution);
	return scenario.executions.flatMap((_, index) => (serviceOf(scenario, index) === mine ? [index] : []));
}

function serviceOf({ executions, accounts, campaignSignIn }: Scenario, execution: number): string {
	const plan = executions[execution];
	const name = plan && senderOf(plan.sender).credential(plan.way);
	const service = name === 'AdobeCampaignSessionApi' && campaignSignIn === 'ims' ? 'AdobeImsApi' : name;
	return `${service} ${accounts === 'same' ? 0 : plan?.account}`;
}

/** The executions with the same account, and those of them that share requests. */
function companionsOf(scenario: Scenario, plan: PlannedExecution): { companions: number[]; mates: number[] } {
	const key = accountKey(scenario, plan);
	const companions = [...scenario.executions.keys()].filter((index) => {
		const other = scenario.executions[index];
		return other !== undefined && accountKey(scenario, other) === key;
	});
	const shares = (candidate: PlannedExecution | undefined): boolean =>
		candidate !== undefined && optionsOf(candidate).batchWindow > 0;
	return { companions, mates: shares(plan) ? companions.filter((index) => shares(scenario.executions[index])) : [] };
}

/**
 * Runs an execution to its end: one run of the node, or as many as its loop makes.
 *
 * @param index its place in the scenario
 */
export async function execute(stage: Stage, process: NodeProcess, index: number, signal: AbortSignal): Promise<void> {
	const { scenario, world } = stage;
	const plan = scenario.executions[index];
	if (!plan) return;
	world.history.lastEpoch.set(index, process.epoch);
	if (isBarred(scenario, plan) || isWrong(plan.account, scenario)) world.history.excusedExecutions.add(index);
	const size = Math.max(1, Math.ceil(plan.items.length / plan.passes));
	for (let from = 0; from < plan.items.length && !signal.aborted; from += size) {
		const record = await runPass(stage, process, index, plan, plan.items.slice(from, from + size), signal);
		if (plan.onError === 'stopWorkflow' && record.attempts.at(-1)?.error !== undefined) return;
	}
}

async function runPass(
	{ scenario, world, network, store, rows }: Stage,
	process: NodeProcess,
	index: number,
	plan: PlannedExecution,
	planned: PlannedItem[],
	signal: AbortSignal,
): Promise<RunRecord> {
	const sender = senderOf(plan.sender);
	const type = process.node(sender.node);
	const marks = planned.map((item) => markOfItem(index, item));
	const before = new WeakMap<object, Record<string, unknown>>();
	const items = planned.map((item, place): INodeExecutionData => {
		const json = sender.item(marks[place] ?? '', plan.way, item.fate === 'invalid');
		before.set(json, { key: keyOf(plan, index, personOf(item)) });
		return { json };
	});
	const name = sender.credential(plan.way);
	const credential = name && new NodeCredential(process, store, `${name}-${plan.account}`, name);
	const node = nodeOf(scenario, plan, credential?.type.name);
	const record: RunRecord = {
		...{ execution: index, epoch: process.epoch, marks, startMs: world.clock.nowMs(), attempts: [], hints: [] },
	};
	world.history.runs.push(record);
	const { maxTries } = optionsOf(plan);
	const origin = {
		...{ process, execution: index, signIn: false, renewable: isRenewable(scenario, plan), maxTries },
		...{ sharers: sharersOf(scenario, index), barred: isBarred(scenario, plan) },
		...{ account: accountKey(scenario, plan), ...companionsOf(scenario, plan) },
	};
	const parameters = withDefaults(type.description, node);
	const helpers = helpersOf(network, origin, credential, node, rows);
	const options: RunOptions = {
		...{ process, type, node, items, signal, record, nowMs: () => world.clock.nowMs() },
		context: (given, executeData) =>
			contextOf({
				...{ node, parameters, items: given, before, executeData, signal, credential, helpers, record },
				history: world.history,
			}),
	};
	if (plan.tool === 'no') await runNode(options);
	else record.toolResults = await callAsTool(options, { agent: true }, plan.tool === 'atOnce');
	record.endMs = world.clock.nowMs();
	return record;
}

function nodeOf(scenario: Scenario, plan: PlannedExecution, credentialType: string | undefined): INode {
	const sender = senderOf(plan.sender);
	const { options, ...parameters } = sender.parameters(plan.way, plan.batch);
	const own = typeof options === 'object' && options !== null && !Array.isArray(options) ? options : {};
	const id = scenario.oneIdForBoth ? 'shared' : `credential-${plan.account}`;
	return {
		...{ id: nodeIdOf(plan), name: 'Target', type: `n8n-nodes-campaign-bridge.${sender.type}`, typeVersion: 1 },
		position: [0, 0],
		parameters: { ...parameters, options: { ...own, ...plan.options, ...keyOption(plan) } },
		...(credentialType === undefined ? {} : { credentials: { [credentialType]: { id, name: 'Credential' } } }),
		onError: plan.onError,
		...(plan.retryOnFail
			? { ...{ retryOnFail: true, maxTries: plan.retryOnFail.maxTries }, waitBetweenTries: plan.retryOnFail.waitMs }
			: {}),
	};
}

/** Whether all who share the account of an execution can replace a token, and have attempts enough to do so. */
function isRenewable(
	{ pastedToken, campaignSignIn, executions }: Scenario,
	{ sender, way }: PlannedExecution,
): boolean {
	const name = senderOf(sender).credential(way);
	if (name === undefined || executions.some((plan) => optionsOf(plan).maxTries < 3)) return false;
	return (
		!(name === 'AdobeImsApi' && pastedToken) &&
		!(name === 'AdobeCampaignSessionApi' && campaignSignIn === 'loginPassword')
	);
}

/** Whether the credential of an execution allows another host only. */
function isBarred({ allowsNoHost, campaignSignIn }: Scenario, { sender, way }: PlannedExecution): boolean {
	const name = senderOf(sender).credential(way);
	return allowsNoHost && (name === 'AdobeImsApi' || (name === 'AdobeCampaignSessionApi' && campaignSignIn === 'ims'));
}
