import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { CredentialName, NodeName } from '../engine/bundle';

/** How one of our nodes is set up and fed. */
export interface Sender {
	readonly node: NodeName;
	readonly type: string;
	/** How many ways of sending there are. */
	readonly ways: number;
	/** The credential that a way needs; undefined where it goes without. */
	credential(way: number): CredentialName | undefined;
	/** The node's parameters but for the common options; own options in `options`. */
	parameters(way: number, batch: number): INodeParameters;
	/** The item for a mark; `invalid`: one that the node refuses before sending. */
	item(mark: string, way: number, invalid: boolean): IDataObject;
	/** The pace where the user sets none. */
	pace?(way: number): { maxRequests: number; perSeconds: number } | undefined;
	/** It only reads: what it asks for is in nobody's mailbox. */
	readonly readsOnly?: boolean;
}

/** A resource locator that was typed in. */
export function typedIn(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value } satisfies Record<string, string | boolean>;
}
