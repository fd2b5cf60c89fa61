import type { KeyStore } from '../../../nodes/shared/sentOnce/keyStore';

/** A seeded generator of numbers in [0, 1) (Mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

export interface Trouble {
	/** The next calls that fail before anything is done. */
	failing: number;
	/** The next calls that are carried out and fail then. */
	lost: number;
}

/** The row of a node in n8n's database, read and written back without a lock by several processes. */
export class Row {
	entries: string[] = [];
	calls = { record: 0, remove: 0 };
	readonly trouble: Trouble = { failing: 0, lost: 0 };

	/** @param random decides how long each reading and writing takes, up to `mostMs` */
	constructor(
		private readonly random: () => number = () => 0,
		private readonly mostMs = 0,
	) {}

	/** The store as one process sees it. */
	store(): KeyStore {
		return {
			record: async (entries, most) => {
				this.calls.record += 1;
				const there = new Set<string>();
				await this.change((known) => {
					const all = [...known];
					for (const entry of entries) {
						if (known.includes(entry)) there.add(entry);
						else all.push(entry);
					}
					all.splice(0, all.length - most);
					return all;
				});
				return there;
			},
			remove: async (entries) => {
				this.calls.remove += 1;
				await this.change((known) => known.filter((entry) => !entries.includes(entry)));
			},
		};
	}

	private async change(changed: (entries: string[]) => string[]): Promise<void> {
		if (this.trouble.failing > 0) {
			this.trouble.failing -= 1;
			throw new Error('database is locked');
		}
		await this.pause();
		const written = changed(this.entries);
		await this.pause();
		this.entries = written;
		if (this.trouble.lost > 0) {
			this.trouble.lost -= 1;
			throw new Error('connection lost');
		}
	}

	private async pause(): Promise<void> {
		const ms = Math.floor(this.random() * this.mostMs);
		if (this.mostMs > 0) await new Promise((resolve) => setTimeout(resolve, ms));
	}
}
