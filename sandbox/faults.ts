import type { Reply } from './http';

/** A scripted failure. A condition that is absent matches every call. */
export interface Fault {
	/** Start of the path. */
	path?: string;
	/** The platform's name of the operation, such as `PushEvent`, `Logon` or `token`. */
	method?: string;
	/** Text that occurs in the request body. */
	bodyIncludes?: string;
	/** Text that occurs in the query string, decoded. */
	queryIncludes?: string;
	/** How many matching calls succeed first. */
	skip?: number;
	/** How many matching calls then fail; default 1, 0 for all. */
	times?: number;
	/** Waits this long first; on its own, it only makes the platform slow. */
	delayMs?: number;
	/** Executes the call, then replaces the response: the caller does not learn that the call was executed. */
	execute?: boolean;
	/** Sent instead of the platform's response. */
	answer?: Reply;
	/** Closes the connection without a response. */
	drop?: boolean;
	/** Announces the whole response (status 200), sends this many bytes of it and closes the connection. */
	truncate?: number;
	/** Never responds. */
	hang?: boolean;
	/** Makes the platform's own sessions invalid before it receives the call. */
	expireSession?: boolean;
	/** Makes the access tokens that the platform checks invalid before it receives the call. */
	expireToken?: boolean;
	/** Redirects the client with status 307, which asks it to repeat method and body there. */
	redirect?: string;
}

/** The properties of a call that select faults. */
export interface FaultTarget {
	path: string;
	operation: string;
	query: URLSearchParams;
	body: Buffer;
}

/** The scripted failures that have not happened yet, in the order in which they were added. */
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
	 * The faults that apply to this call: any number that only delay or expire, then at most one that decides the
	 * response. Counts the call against `skip` and `times` of each.
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
			if (decidesResponse(fault)) break;
		}
		this.scripted = this.scripted.filter((script) => !isUsedUp(script));
		return taken;
	}
}

/** Whether the fault replaces the platform's own response. */
export function decidesResponse(fault: Fault): boolean {
	const { answer, drop, truncate, hang, redirect } = fault;
	return Boolean(answer || drop || hang) || truncate !== undefined || redirect !== undefined;
}

function matches(fault: Fault, { path, operation, query, body }: FaultTarget): boolean {
	if (fault.path !== undefined && !path.startsWith(fault.path)) return false;
	if (fault.method !== undefined && fault.method !== operation) return false;
	if (fault.queryIncludes !== undefined && !decodeURIComponent(String(query)).includes(fault.queryIncludes))
		return false;
	return fault.bodyIncludes === undefined || body.includes(fault.bodyIncludes);
}

function isUsedUp({ fault, matched }: { fault: Fault; matched: number }): boolean {
	const times = fault.times ?? 1;
	return times !== 0 && matched >= (fault.skip ?? 0) + times;
}
