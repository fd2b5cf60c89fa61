import type { ICredentialDataDecryptedObject, ICredentialType } from 'n8n-workflow';
import type { CredentialName } from '../engine/bundle';
import type { NodeProcess } from '../engine/process';
import { isObject } from '../platforms/platform';
import type { World } from '../world';

type Data = ICredentialDataDecryptedObject;

/** What a database takes at most, in virtual milliseconds: parallel calls must be able to overtake each other. */
const DATABASE_MS = 4;

/** n8n's database of credentials. It outlives processes, and with it the tokens that were acquired. */
export class CredentialStore {
	private readonly stored = new Map<string, Data>();

	/** @param sharesTokens one credential ID holds the values of all: typed in by each, and one place for their tokens (F28) */
	constructor(
		private readonly world: World,
		private readonly sharesTokens: boolean,
	) {}

	/** What a user types in, unless that was done already. */
	fill(id: string, typed: () => Data): void {
		if (!this.stored.has(id)) this.stored.set(id, typed());
	}

	/** Reads a credential, with the defaults of fields that were never filled in. */
	async read(process: NodeProcess, id: string, type: ICredentialType): Promise<Data> {
		await this.delay(process);
		const defaults = type.properties.map(({ name, default: value }) => [name, value]);
		const shared = this.sharesTokens ? this.stored.get(sharedId(id)) : undefined;
		return { ...Object.fromEntries(defaults), ...this.stored.get(id), ...shared };
	}

	async update(process: NodeProcess, id: string, changes: Data): Promise<void> {
		await this.delay(process);
		if (!this.sharesTokens) return void this.stored.set(id, { ...this.stored.get(id), ...changes });
		const acquired = Object.entries(changes).filter(([name]) => name.startsWith('acquired'));
		this.stored.set(sharedId(id), { ...this.stored.get(sharedId(id)), ...Object.fromEntries(acquired) });
	}

	private async delay(process: NodeProcess): Promise<void> {
		await process.sleep(this.world.random.integer(1, DATABASE_MS));
	}
}

/** Of `type-account` the type. */
function sharedId(id: string): string {
	return id.split('-')[0] ?? '';
}

/** One credential of a node, as n8n's helper uses it (facts F5, F8, F14 and F23). */
export class NodeCredential {
	readonly type: ICredentialType;

	constructor(
		private readonly process: NodeProcess,
		private readonly store: CredentialStore,
		readonly id: string,
		name: CredentialName,
	) {
		this.type = process.credential(name);
	}

	async read(): Promise<Data> {
		return await this.store.read(this.process, this.id, this.type);
	}

	/**
	 * Signs in where the expirable field is blank, or in any case where a token was refused.
	 *
	 * @param httpRequest the only helper that a sign-in has
	 */
	async preAuthenticate(fields: Data, expired: boolean, httpRequest: unknown): Promise<void> {
		const expirable = this.type.properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		);
		const { preAuthentication } = this.type;
		if (!expirable || !preAuthentication || (fields[expirable.name] !== '' && !expired)) return;
		const output: unknown = await Reflect.apply(preAuthentication, { helpers: { httpRequest } }, [fields]);
		if (!isObject(output) || output[expirable.name] === undefined) return;
		Object.assign(fields, output);
		// n8n 1 stores the credential as it was used.
		await this.store.update(this.process, this.id, this.process.major === 1 ? { ...fields } : dataOf(output));
	}

	/** Signs a request. */
	async authenticate(fields: Data, options: unknown): Promise<unknown> {
		const { authenticate } = this.type;
		return typeof authenticate === 'function'
			? await Reflect.apply(authenticate, undefined, [fields, options])
			: options;
	}
}

function dataOf(output: Record<string, unknown>): Data {
	const texts = Object.entries(output).map(([name, value]): [string, string] => [name, String(value)]);
	return Object.fromEntries(texts);
}
