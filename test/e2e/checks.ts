import { Problem } from '../../scripts/start/problem';
import { duration } from '../../scripts/start/progress';

/** Longer than any check takes; a check that hangs must not block the others. */
const checkTimeoutMs = 600_000;

/** The full comparison of two long lists would not help. */
const longestReason = 600;

/** The checks of a run: prints a line for each and collects the counts for the table at the end. */
export class Checks {
	passed = 0;
	failed = 0;
	private readonly rows: string[][] = [];
	private readonly failures: string[] = [];
	private current = '';

	constructor(private readonly write: (line: string) => void = console.log) {}

	/** Starts a group of checks; its name is the heading of their lines and of the counts in the table. */
	group(name: string): void {
		this.current = name;
		this.write(`\n${name}`);
	}

	/**
	 * Runs one check and prints its line. Never throws: an exception of `run` is the reason for the failure.
	 *
	 * @param note a remark about a check that passed, such as a count
	 * @returns the result of `run`, or undefined if the check failed
	 */
	async check<T>(name: string, run: () => Promise<T>, note: (result: T) => string = () => ''): Promise<T | undefined> {
		const startedMs = Date.now();
		try {
			const result = await withinTime(run);
			const remark = note(result);
			this.passed += 1;
			this.line('✓', name, startedMs, remark);
			return result;
		} catch (error) {
			this.failed += 1;
			this.failures.push(`✗ ${this.current}: ${name}: ${reason(error)}`);
			this.line('✗', name, startedMs, reason(error));
			return undefined;
		}
	}

	/** Adds a row to the table that is printed at the end, under the name of the current group. */
	count(what: string, value: number | string): void {
		this.rows.push([this.current, what, String(value)]);
	}

	/** All counts as an aligned table; empty if there are none. */
	table(): string {
		const widths = [0, 1, 2].map((column) => Math.max(0, ...this.rows.map((row) => row[column]?.length ?? 0)));
		const [group = 0, what = 0, value = 0] = widths;
		return this.rows
			.map((row) => `${row[0]?.padEnd(group)}  ${row[1]?.padEnd(what)}  ${row[2]?.padStart(value)}`)
			.join('\n');
	}

	/** What failed once more, for the end of a long report; empty if nothing did. */
	summary(): string {
		return this.failures.join('\n');
	}

	private line(sign: string, name: string, startedMs: number, remark: string): void {
		const time = duration(Date.now() - startedMs);
		this.write(`${sign} ${name} (${time})${remark ? `: ${remark}` : ''}`);
	}
}

async function withinTime<T>(run: () => Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const limit = new Promise<never>((_resolve, reject) => {
		const late = () => reject(new Error(`not completed within ${duration(checkTimeoutMs)}`));
		timer = setTimeout(late, checkTimeoutMs);
	});
	try {
		return await Promise.race([run(), limit]);
	} finally {
		clearTimeout(timer);
	}
}

/** The message of an error in one line; for a bug of ours, also where it happened. */
function reason(error: unknown): string {
	if (error instanceof Problem) return [error.message, error.details].filter(Boolean).join('\n  ');
	if (!(error instanceof Error)) return String(error);
	const place = /\(?([^\s(]+:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1];
	const message = error.message.replace(/\s+/g, ' ').trim().slice(0, longestReason);
	return place ? `${message} [${place}]` : message;
}
