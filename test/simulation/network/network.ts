import type { NodeProcess } from '../engine/process';
import type { RequestRecord } from '../history';
import type { Arrived, Reply } from '../platforms/platform';
import type { World } from '../world';
import { answer, executes, replyOf, type Route } from './answer';
import { bodyAs, withCharset } from './body';
import * as errors from './errors';
import { excuse } from './excuse';
import type { Fault, Faults } from './faults';
import { executionOf, executionsIn } from '../platforms/marks';
import { readRequest, type HelperRequest } from './request';
import { formDecoded } from './texts';

/** Who makes a request. */
export interface Origin {
	readonly process: NodeProcess;
	readonly execution: number;
	readonly signIn: boolean;
	/** Whether a token that ended can be replaced. */
	readonly renewable: boolean;
	/** The credential allows another host only. */
	readonly barred: boolean;
	/** Attempts of a call, as the user chose. */
	readonly maxTries: number;
	/** Its account (`accountKey`). */
	readonly account: string;
	/** The executions with that account: a long pause that its platform asks for ends the requests of all of them. */
	readonly companions: readonly number[];
	/** Those of them that share requests with it. */
	readonly mates: readonly number[];
	/** The executions that share the account: a sign-in that fails fails for all of them. */
	readonly sharers: readonly number[];
}

const OWNER = 'network';

/** How long establishing a connection takes at most before the system gives up. */
const CONNECT_LIMIT_MS = 21_000;

/** The network in place of n8n's HTTP helper: whatever a real one can do to a request, and nothing else. */
export class Network {
	constructor(
		private readonly world: World,
		private readonly faults: Faults,
		private readonly route: Route,
	) {}

	/** Sends a request as n8n's helper does, and settles as that does; never, once the process is dead. */
	async request(given: unknown, origin: Origin): Promise<unknown> {
		if (!origin.process.alive) return await new Promise(() => {});
		const request = readRequest(given);
		const { requests } = this.world.history;
		const record: RequestRecord = {
			...{ number: requests.length, epoch: origin.process.epoch, execution: origin.execution },
			...{ signIn: origin.signIn, method: request.method, url: request.url.href },
			...{ startMs: this.world.clock.nowMs(), barred: origin.barred, account: origin.account },
			riders: new Set([origin.execution]),
			fault: this.faults.next(origin.signIn ? 'signIn' : 'call'),
		};
		requests.push(record);
		if (!origin.signIn) {
			record.loaded = this.route(request.url)?.marks({ record, ...request });
			record.riders = ridersOf(record.loaded, request);
		}
		return await new Promise((resolve, reject) =>
			new Journey(this.world, this.route, origin, request, record, given, resolve, reject).begin(),
		);
	}
}

/** Whose messages a request carries; a look-up by email address shows it too. */
function ridersOf(marks: readonly string[] | undefined, { url, body }: HelperRequest): Set<number> {
	if (!marks) return executionsIn(formDecoded(`${url.href} ${body}`));
	return new Set(marks.flatMap((mark) => executionOf(mark) ?? []));
}

/** One request on its way: connect, arrive, be executed, come back. */
class Journey {
	private settled = false;

	constructor(
		private readonly world: World,
		private readonly route: Route,
		private readonly origin: Origin,
		private readonly request: HelperRequest,
		private readonly record: RequestRecord,
		private readonly given: unknown,
		private readonly resolve: (value: unknown) => void,
		private readonly reject: (error: Error) => void,
	) {}

	begin(): void {
		const { signal, timeoutMs } = this.request;
		const { fault } = this.record;
		const refused = this.refusedBefore();
		if (refused) return this.end(() => this.reject(refused));
		if (signal?.aborted) return this.end(() => this.reject(errors.cancelled(this.given)));
		const onAbort = (): void => this.end(() => this.reject(errors.cancelled(this.given)));
		signal?.addEventListener('abort', onAbort, { once: true });
		this.cleanUp = () => signal?.removeEventListener('abort', onAbort);
		// The helper's limit begins anew with every byte.
		if (!(fault?.kind === 'silent' && fault.drips)) {
			const limit = this.world.clock.after(timeoutMs, OWNER, () =>
				this.end(() => this.reject(errors.timedOut(timeoutMs, this.given))),
			);
			const listening = this.cleanUp;
			this.cleanUp = () => {
				listening();
				this.world.clock.cancel(limit);
			};
		}
		if (fault?.kind === 'connect') {
			const afterMs = fault.why === 'connectTimeout' ? CONNECT_LIMIT_MS : this.world.random.integer(1, 30);
			this.excused(fault);
			this.later(afterMs, () => this.end(() => this.reject(errors.notConnected(fault.why, this.given))));
			return;
		}
		this.later(this.world.random.integer(1, 30), () => this.leave(fault));
	}

	/** What keeps a request from leaving; one that would leave for a stranger is noted. */
	private refusedBefore(): Error | undefined {
		const { url, allowedDomains } = this.request;
		if (allowedDomains !== undefined && !allowedDomains.split(',').includes(url.hostname)) {
			return new Error(`Domain not allowed: This credential is restricted from accessing ${url.href}`);
		}
		if (this.route(url)) return undefined;
		this.world.history.strayed.push(`request ${this.record.number} to ${url.href}`);
		return errors.notConnected('noName', this.given);
	}

	private cleanUp: () => void = () => {};

	/** The last byte leaves: from here on the platform gets the request, whatever becomes of its sender. */
	private leave(fault: Fault | undefined): void {
		if (this.settled || !this.origin.process.alive) return;
		this.later(this.world.random.integer(1, 30), () => this.arrive(fault));
	}

	private arrive(fault: Fault | undefined): void {
		const { record, request, world } = this;
		record.arrivedMs = world.clock.nowMs();
		const arrived: Arrived = {
			...{ record, url: request.url, headers: request.headers, body: request.body },
			...(fault?.kind === 'token' ? { token: { useless: fault.useless, seconds: fault.seconds } } : {}),
			...(fault?.kind === 'parts' ? { parts: fault } : {}),
			...(fault?.kind === 'numbers' ? { numbers: fault.how } : {}),
		};
		if (fault) this.excused(fault, arrived);
		const platform = this.route(request.url);
		if (!platform) return;
		record.marks = platform.marks(arrived);
		const own = executes(fault) ? platform.handle(arrived) : undefined;
		const backMs = world.random.integer(1, 60) + (fault?.kind === 'slow' ? fault.ms : 0);
		if (fault?.kind === 'silent') return;
		this.later(backMs, () => this.comeBack(fault, replyOf(world, platform, arrived, fault, own)));
	}

	private comeBack(fault: Fault | undefined, reply: Reply): void {
		this.record.status = reply.status;
		if (reply.headers?.location !== undefined && this.request.followsRedirects) {
			this.world.history.strayed.push(`request ${this.record.number} followed a redirect`);
		}
		this.end(() => {
			if (fault?.kind === 'lost') this.reject(errors.lostConnection(fault.how, this.given));
			else if (fault?.kind === 'cut' && reply.status === 401) {
				// With the status in the error, n8n itself would send the request again.
				this.reject(errors.lostConnection('hangUp', this.given));
			} else if (fault?.kind === 'cut') {
				this.reject(errors.cutResponse(this.given, reply.status, reply.body.slice(0, reply.body.length / 2)));
			} else if (this.request.throws(reply.status)) {
				this.reject(errors.badStatus(reply.status, reply.body, this.given));
			} else this.resolve(answer(this.given, withCharset(reply), bodyAs(this.request.encoding, reply, this.record)));
		});
	}

	private excused(fault: Fault, arrived?: Arrived): void {
		excuse(this.world, this.origin, this.record.riders, fault, arrived && this.route(arrived.url)?.marks(arrived));
	}

	private end(settle: () => void): void {
		if (this.settled) return;
		this.settled = true;
		this.record.endMs = this.world.clock.nowMs();
		this.cleanUp();
		if (this.origin.process.alive) settle();
	}

	private later(ms: number, run: () => void): void {
		this.world.clock.after(ms, OWNER, run);
	}
}
