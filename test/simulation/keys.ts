import type { IDataObject } from 'n8n-workflow';
import type { PlannedExecution, Scenario } from './scenario';
import { senderOf } from './senders';

/** The node of an execution: several executions may be runs of one node, which keeps their send-once keys. */
export function nodeIdOf({ sender, way }: PlannedExecution): string {
	return `${sender}-${way}`;
}

/** The option that reads an item's key. */
export function keyOption({ keys }: PlannedExecution): IDataObject {
	return keys === 'none' ? {} : { sendOnceKey: "={{ $('Before').item.json.key }}" };
}

/** The send-once key of whoever an item is for; empty where there is none. */
export function keyOf({ keys, sender }: PlannedExecution, execution: number, who: number): string {
	if (keys === 'none' || senderOf(sender).readsOnly) return '';
	return keys === 'own' ? `${execution}/${who}` : `order ${who}`;
}

/** What names a key over all nodes, by the mark of a message; undefined where that has none. */
export function keyNameOf({ executions }: Scenario, mark: string): string | undefined {
	const [, execution = '', who = ''] = /^e(\d+)w(\d+)$/.exec(mark) ?? [];
	const plan = executions[Number(execution)];
	const key = plan ? keyOf(plan, Number(execution), Number(who)) : '';
	return plan && key !== '' ? `${nodeIdOf(plan)} ${key}` : undefined;
}
