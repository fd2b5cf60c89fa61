import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import type { Platforms } from '../../../sandbox/platforms';
import type { Sandbox } from '../../../sandbox/server';
import type { Bench } from './bench';

export type PlatformName = keyof Platforms;

/** One operation of a node: all that the bench knows of it. */
export interface Row<Name extends PlatformName = PlatformName> {
	/** The node's type without the package's name. */
	node: string;
	/** The platform of the sandbox that its calls go to. */
	platform: Name;
	/** The operation that its calls are for the sandbox. */
	method: string;
	/** The credentials that this operation can be used with, by type. */
	credentials(sandboxUrl: string): Record<string, ICredentialDataDecryptedObject>;
	/** What a run is given unless the test says otherwise; of `options` each one by itself. */
	parameters(sandboxUrl: string): INodeParameters;
	/** How often the platform took the message of each item, for operations that send messages. */
	arrivals?(sandbox: Sandbox, items: IDataObject[]): number[];
}

/** What the rules that hold for every node need beside it. Every item has a call of its own. */
export interface RuleRow extends Row {
	/** `sends` changes something on the platform; `reads` asks questions, which may be asked again. */
	kind: 'sends' | 'reads';
	/** How the sandbox ends the session or token that its calls carry; absent where each call is signed by itself. */
	token?: 'expireSession' | 'expireToken';
	/** The field of the credential with the address of the platform, or of who signs in to it. */
	host: string;
	/** The methods of its node that fill lists in the editor, by name; absent where there are none. */
	lists?: string[];
	/** Makes so many items that the platform takes. */
	good(bench: Bench, count: number): Promise<IDataObject[]> | IDataObject[];
	/** An item that is refused before sending. */
	bad: IDataObject;
	/** What tells the calls of an item from the others: a text of the body, or of the query or the path where there is no body. */
	mark(item: IDataObject): { body: string } | { query: string } | { path: string };
	/** A parameter that is read for each item, given as an expression. */
	perItem(expression: string): INodeParameters;
	/** What is written into that expression for a good item. */
	value: string;
}
