import { createHash } from 'node:crypto';

import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/**
 * Plays the application's deduplication store as read in n8n (`packages/cli/src/deduplication/deduplication-helper.ts`):
 * a row per workflow and node, which is read, changed and written back without a lock, and digests in place of values.
 */
export class DeduplicationStore implements IDataDeduplicator {
	private readonly rows = new Map<string, string[]>();
	/** How often it was called. */
	calls = { record: 0, remove: 0 };
	/** What reading and writing take, in milliseconds. */
	delayMs = 0;
	/** Thrown by each call while it is set. */
	failure: Error | undefined;

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		about: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		this.calls.record += 1;
		const row = await this.read(scope, about);
		const data = [...(row ?? [])];
		const known = new Set(data);
		const told: IDeduplicationOutput = { new: [], processed: [] };
		for (const item of items) {
			const isKnown = known.has(digest(item));
			told[isKnown ? 'processed' : 'new'].push(item);
			if (!isKnown) data.push(digest(item));
		}
		if (maxEntries) data.splice(0, data.length - maxEntries);
		await this.write(scope, about, data);
		return told;
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		about: ICheckProcessedContextData,
	): Promise<void> {
		this.calls.remove += 1;
		const data = [...((await this.read(scope, about)) ?? [])];
		for (const item of items) {
			const place = data.indexOf(digest(item));
			if (place !== -1) data.splice(place, 1);
		}
		await this.write(scope, about, data);
	}

	async clearAllProcessedItems(scope: DeduplicationScope, about: ICheckProcessedContextData): Promise<void> {
		this.rows.delete(rowOf(scope, about));
	}

	async getProcessedDataCount(scope: DeduplicationScope, about: ICheckProcessedContextData): Promise<number> {
		return (await this.read(scope, about))?.length ?? 0;
	}

	/** The number of entries in all rows. */
	get size(): number {
		return [...this.rows.values()].reduce((sum, { length }) => sum + length, 0);
	}

	/** Forgets everything, as a database that was restored from an old copy. */
	clear(): void {
		this.rows.clear();
		this.calls = { record: 0, remove: 0 };
		this.delayMs = 0;
		this.failure = undefined;
	}

	private async read(scope: DeduplicationScope, about: ICheckProcessedContextData): Promise<string[] | undefined> {
		if (!about.workflow.id)
			throw new Error('The expression evaluated to a falsy value:\n\n  assert.ok(contextData.workflow.id)');
		await this.pause();
		return this.rows.get(rowOf(scope, about));
	}

	private async write(scope: DeduplicationScope, about: ICheckProcessedContextData, data: string[]): Promise<void> {
		await this.pause();
		this.rows.set(rowOf(scope, about), data);
	}

	private async pause(): Promise<void> {
		if (this.failure) throw this.failure;
		if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
	}
}

/** The store of the engine under test. */
export const deduplication = new DeduplicationStore();

let connected: Promise<void> | undefined;

/** n8n-core takes a store once per process. */
export async function connectDeduplication(): Promise<void> {
	connected ??= DataDeduplicationService.init(deduplication);
	await connected;
}

function rowOf(scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData): string {
	return JSON.stringify([workflow.id, scope === 'node' ? node?.id : '']);
}

function digest(value: DeduplicationItemTypes): string {
	return createHash('md5').update(value.toString()).digest('base64');
}
