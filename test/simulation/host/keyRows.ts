import { createHash } from 'node:crypto';
import type { NodeProcess } from '../engine/process';
import type { PlannedTrouble } from '../scenario';
import type { World } from '../world';

/** What each way to the database and back takes at most, in virtual milliseconds. */
const DATABASE_MS = 4;
/** What was sent to the database is done, even if its sender dies. */
const OWNER = 'database';

/**
 * n8n's table of processed data (F29): one row per node with digests, read, changed and written back without a lock. It
 * outlives processes.
 */
export class KeyRows {
	private readonly rows = new Map<string, readonly string[]>();
	private calls = 0;

	constructor(
		private readonly world: World,
		private readonly troubles: readonly PlannedTrouble[],
	) {}

	/** `helpers.checkProcessedAndRecord` in the mode `entries`. */
	async record(
		process: NodeProcess,
		node: string,
		items: readonly string[],
		most: number,
	): Promise<{ new: string[]; processed: string[] }> {
		const told = { new: [] as string[], processed: [] as string[] };
		await this.change(process, node, (row = []) => {
			const known = new Set(row);
			for (const item of items) (known.has(digestOf(item)) ? told.processed : told.new).push(item);
			const data = [...row, ...told.new.map(digestOf)];
			data.splice(0, data.length - most);
			return data;
		});
		return told;
	}

	/** `helpers.removeProcessed`. */
	async remove(process: NodeProcess, node: string, items: readonly string[]): Promise<void> {
		await this.change(process, node, (row) => {
			const data = [...(row ?? [])];
			for (const item of items) {
				const place = data.indexOf(digestOf(item));
				if (place >= 0) data.splice(place, 1);
			}
			return row && data;
		});
	}

	private async change(
		process: NodeProcess,
		node: string,
		changed: (row: readonly string[] | undefined) => string[] | undefined,
	): Promise<void> {
		const call = this.calls++;
		const trouble = this.troubles.find(({ at, length }) => call >= at && call < at + length);
		await this.way(process);
		if (trouble?.carriedOut === false) throw new Error('SQLITE_BUSY: database is locked');
		const row = this.rows.get(node);
		const written = changed(row);
		await this.way(process);
		if (written) await this.write(process, node, row === undefined, written);
		if (trouble) throw new Error('Connection terminated unexpectedly');
	}

	/** A row that was not there is inserted, which fails where another process was quicker. */
	private async write(process: NodeProcess, node: string, isNew: boolean, data: readonly string[]): Promise<void> {
		const failed = await new Promise<boolean>((resolve) => {
			this.world.clock.after(this.milliseconds(), OWNER, () => {
				const clashes = isNew && this.rows.has(node);
				if (!clashes) this.rows.set(node, data);
				resolve(clashes);
			});
		});
		await this.way(process);
		if (failed) throw new Error('UNIQUE constraint failed: processed_data.workflowId, processed_data.context');
	}

	private async way(process: NodeProcess): Promise<void> {
		await process.sleep(this.milliseconds());
	}

	private milliseconds(): number {
		return this.world.random.integer(1, DATABASE_MS);
	}
}

function digestOf(item: string): string {
	return createHash('md5').update(item).digest('base64');
}
