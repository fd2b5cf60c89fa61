import type { Reply } from './http';

/** A scripted failure. A condition that is absent matches every call. */
export interface Fault {
	/** The name of the platform, such as `marketo`. */
	platform?: string;
	/** Start of the path. */
	path?: string;
	/** The platform's name of the operation, such as `PushEvent`, `Logon` or `token`. */
	method?: string;
	/** Text that occurs in the request body. */
	bodyIncludes?: string;
	/** Leaves calls alone that only sign in or test the connection. */
	exceptSignIn?: boolean;
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
	/** Refuses the call as its platform refuses too many calls. */
	rateLimit?: boolean;
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
	platform: string;
	path: string;
	operation: string;
	query: URLSearchParams;
	body: Buffer;
}

/** A scripted failure with what came of it so far. */
export interface ActiveFault {
	/** Numbered from 1 in the order of adding. */
	id: number;
	fault: Fault;
	/** How many calls have failed. */
	struck: number;
	/** How many more calls will fail; absent if it does not end by itself. */
	left?: number;
}

/** Calls that carry nothing: they sign in, or test whether a platform is up. */
const signInOperations = new Set([
	...['token', 'profile', 'Logon', 'BearerTokenLogon', 'Logoff'],
	...['test', 'ping', 'mcPing', 'health'],
]);

/** The scripted failures that have not happened yet, in the order in which they were added. */
export class Faults {
	private scripted: Array<{ id: number; fault: Fault; matched: number }> = [];
	private lastId = 0;

	add(fault: Fault): void {
		this.lastId += 1;
		this.scripted.push({ id: this.lastId, fault, matched: 0 });
	}

	/** Ends a fault before it has happened as often as it should; false if it has ended already. */
	remove(id: number): boolean {
		const before = this.scripted.length;
		this.scripted = this.scripted.filter((script) => script.id !== id);
		return this.scripted.length < before;
	}

	list(): Fault[] {
		return this.scripted.map(({ fault }) => fault);
	}

	active(): ActiveFault[] {
		return this.scripted.map(({ id, fault, matched }) => {
			const { skip = 0, times = 1 } = fault;
			const struck = Math.max(0, matched - skip);
			return { id, fault, struck, ...(times === 0 ? {} : { left: times - struck }) };
		});
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
	const { answer, rateLimit, drop, truncate, hang, redirect } = fault;
	return Boolean(answer || rateLimit || drop || hang) || truncate !== undefined || redirect !== undefined;
}

function matches(fault: Fault, { platform, path, operation, query, body }: FaultTarget): boolean {
	if (fault.platform !== undefined && fault.platform !== platform) return false;
	if (fault.exceptSignIn && signInOperations.has(operation)) return false;
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
