import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

const markName = 'CAMPAIGN_BRIDGE_E2E_RUN';

/**
 * The processes of this run. They inherit a mark in their environment, so that descendants such as task runners and browsers
 * are also found. Servers that overwrite their environment with a title are recorded by their id.
 */
export class OwnProcesses {
	private readonly mark = `${markName}=${randomUUID()}`;
	private readonly noted = new Set<number>();

	/** From now on, every process that this one starts is marked. */
	constructor() {
		process.env[markName] = this.mark.slice(markName.length + 1);
	}

	note(pid: number | undefined): void {
		if (pid !== undefined) this.noted.add(pid);
	}

	/** The processes that still run, as `id command line`; zombies count as ended. */
	running(): string[] {
		const found = new Set([...this.noted].filter(lives));
		for (const pid of processIds()) if (pid !== process.pid && this.isMarked(pid)) found.add(pid);
		return [...found].map((pid) => `${pid} ${commandLine(pid)}`.trim());
	}

	private isMarked(pid: number): boolean {
		return read(`/proc/${pid}/environ`).split('\0').includes(this.mark);
	}
}

/** Empty if there is no /proc; then only the recorded processes are found. */
function processIds(): number[] {
	try {
		return readdirSync('/proc').map(Number).filter(Number.isInteger);
	} catch {
		return [];
	}
}

function lives(pid: number): boolean {
	if (/^State:\s+Z/m.test(read(`/proc/${pid}/status`))) return false;
	try {
		// Signal 0 sends nothing; it only asks.
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

const commandLine = (pid: number) => read(`/proc/${pid}/cmdline`).split('\0').join(' ').trim().slice(0, 120);

function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
