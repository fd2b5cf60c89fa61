import type { Reply } from './http';

/** A scripted failure. Conditions that are left out match every call. */
export interface Fault {
	/** Prefix of the path. */
	path?: string;
	/** The operation as the platform names it, such as `PushEvent`, `Logon` or `token`. */
	method?: string;
	/** Text that occurs in the request body. */
	bodyIncludes?: string;
	/** How many matching calls go through first. */
	skip?: number;
	/** How many matching calls then fail; default 1, 0 = all. */
	times?: number;
	/** Waits this long before anything else; alone, it makes the platform slow and nothing more. */
	delayMs?: number;
	/** Carries the call out, then replaces the answer: the call was executed and nobody was told. */
	execute?: boolean;
	/** Sent in place of the platform's answer. */
	answer?: Reply;
	/** Closes the connection without an answer. */
	drop?: boolean;
	/** Announces the whole answer (status 200), sends this many bytes of it and closes the connection. */
	truncate?: number;
	/** Never answers. */
	hang?: boolean;
	/** The platform's own sessions become invalid before it sees the call. */
	expireSession?: boolean;
	/** The access tokens the platform checks become invalid before it sees the call. */
	expireToken?: boolean;
	/** Sends the client elsewhere with status 307, which asks it to repeat method and body there. */
	redirect?: string;
}

/** The part of a call by which faults are chosen. */
export interface FaultTarget {
	path: string;
	operation: string;
	body: Buffer;
}

/** The scripted failures that are still to happen, in the order in which they were added. */
export class Faults {
	private scripted: Array<{ fault: Fault; matched: number }> = [];

	add(fault: Fault): void {
		this.scripted.push({ fault, matched: 0 });
	}

	list(): Fault[] {
		return this.scripted.map(({ fault }) => fault);
	}

	clear(): void {
		this.scripted = [];
	}

	/**
	 * The faults that strike this call: any number that only delay or expire, then at most one that
	 * decides the answer. Counts the call against `skip` and `times` of each.
	 */
	take(target: FaultTarget): Fault[] {
		if (this.scripted.length === 0) return [];
		const taken: Fault[] = [];
		for (const script of this.scripted) {
			const { fault } = script;
			if (!matches(fault, target)) continue;
			script.matched += 1;
			if (script.matched <= (fault.skip ?? 0)) continue;
			taken.push(fault);
			if (decidesAnswer(fault)) break;
		}
		this.scripted = this.scripted.filter((script) => !isUsedUp(script));
		return taken;
	}
}

/** Whether the platform's own answer is replaced. */
export function decidesAnswer(fault: Fault): boolean {
	const { answer, drop, truncate, hang, redirect } = fault;
	return Boolean(answer || drop || hang) || truncate !== undefined || redirect !== undefined;
}

function matches(fault: Fault, { path, operation, body }: FaultTarget): boolean {
	if (fault.path !== undefined && !path.startsWith(fault.path)) return false;
	if (fault.method !== undefined && fault.method !== operation) return false;
	return fault.bodyIncludes === undefined || body.includes(fault.bodyIncludes);
}

function isUsedUp({ fault, matched }: { fault: Fault; matched: number }): boolean {
	const times = fault.times ?? 1;
	return times !== 0 && matched >= (fault.skip ?? 0) + times;
}
