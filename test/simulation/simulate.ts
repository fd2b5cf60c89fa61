import { getEventListeners, setMaxListeners } from 'node:events';
import { accountNamed, typedInto } from './accounts';
import { Clock } from './engine/clock';
import { NodeProcess } from './engine/process';
import { Random } from './engine/random';
import { execute, markOfItem, type Stage } from './execution';
import { History } from './history';
import { CredentialStore } from './host/credentials';
import { KeyRows } from './host/keyRows';
import { Faults } from './network/faults';
import { Network } from './network/network';
import { platformsOf } from './platforms';
import type { Scenario } from './scenario';
import { senderOf } from './senders';
import { Tokens, type Fate, type World } from './world';

/** Timers that a simulation may take; one that takes more will not end. */
const MOST_STEPS = 100_000;
/** How long the code may go on after the last execution has ended. */
const GRACE_MS = 1_000;
const OWNER = 'scenario';

/** Real time's own: all that is due now has run when it calls back. */
const turn = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

/** Plays a scenario from beginning to end. Pure but for the memory of what was compiled: equal scenarios, equal histories. */
export async function simulate(scenario: Scenario): Promise<History> {
	const simulation = new Simulation(scenario);
	await simulation.play();
	return simulation.history;
}

class Simulation {
	readonly history = new History();
	private readonly clock = new Clock();
	private readonly random: Random;
	private readonly stage: Stage;
	private readonly controllers = new Map<number, AbortController>();
	private readonly unfinished: Set<number>;
	private readonly processes: NodeProcess[];
	/** Processes that were started so far. */
	private started = 0;

	constructor(private readonly scenario: Scenario) {
		this.random = new Random(scenario.random);
		const tokens = new Tokens(this.clock, this.random, this.history.secrets);
		const world: World = {
			...{ clock: this.clock, random: this.random, history: this.history, tokens, style: scenario.style },
			accounts: [accountNamed(0, scenario), accountNamed(1, scenario)],
			fates: fatesOf(scenario),
			accountNames: scenario.executions.map(({ account }) => accountNamed(account, scenario).name),
		};
		const store = new CredentialStore(world, scenario.oneIdForBoth);
		for (const { sender, way, account } of scenario.executions) {
			const name = senderOf(sender).credential(way);
			if (name) store.fill(`${name}-${account}`, () => typedInto(name, account, scenario, world));
		}
		const network = new Network(world, new Faults(scenario.faults), platformsOf(world));
		this.stage = { scenario, world, network, store, rows: new KeyRows(world, scenario.database) };
		this.unfinished = new Set(scenario.executions.keys());
		this.processes = Array.from({ length: scenario.workers }, () => this.startProcess());
	}

	async play(): Promise<void> {
		const { executions, killMs } = this.scenario;
		for (const [index, { startMs }] of executions.entries()) {
			this.clock.after(startMs, OWNER, () => this.begin(index));
		}
		if (killMs !== null) this.clock.after(killMs, OWNER, () => this.kill());
		await this.until(() => this.unfinished.size === 0);
		const endMs = this.clock.nowMs() + GRACE_MS;
		this.clock.after(GRACE_MS, OWNER, () => {});
		await this.until(() => this.clock.nowMs() >= endMs);
		this.lookBack();
	}

	private startProcess(): NodeProcess {
		return new NodeProcess(this.clock, this.random, this.started++, this.scenario.major);
	}

	private begin(index: number): void {
		const process = this.processes[this.workerOf(index)];
		if (!process) return;
		const controller = this.controllers.get(index) ?? newController();
		const plan = this.scenario.executions[index];
		if (!this.controllers.has(index) && plan && plan.cancelMs !== null) {
			this.clock.after(plan.cancelMs, OWNER, () => this.cancel(index));
		}
		this.controllers.set(index, controller);
		const ended = (): void => {
			// What goes on in a dead process is no end of what was begun again.
			if (process.alive) this.unfinished.delete(index);
		};
		void execute(this.stage, process, index, controller.signal).then(ended, (error: unknown) => {
			this.history.leftovers.push(`The simulated host failed: ${String(error instanceof Error ? error.stack : error)}`);
			ended();
		});
	}

	private cancel(index: number): void {
		if (!this.unfinished.has(index)) return;
		this.history.cancelledMs.set(index, this.clock.nowMs());
		this.controllers.get(index)?.abort();
	}

	/** The place of the process that runs an execution. */
	private workerOf(index: number): number {
		return (this.scenario.executions[index]?.worker ?? 0) % this.scenario.workers;
	}

	/** What has begun and not ended is run again, from its beginning, by a process that remembers nothing. */
	private kill(): void {
		this.processes[0]?.kill();
		const process = this.startProcess();
		this.processes[0] = process;
		const hasDied = (index: number): boolean => this.controllers.has(index) && this.workerOf(index) === 0;
		for (const index of [...this.unfinished].filter(hasDied)) {
			const aborted = this.controllers.get(index)?.signal.aborted === true;
			this.controllers.set(index, newController());
			// Nobody looks for the outcomes of an execution that was cancelled and died.
			this.history.lastEpoch.set(index, process.epoch);
			if (aborted) this.unfinished.delete(index);
			else this.begin(index);
		}
	}

	private async until(done: () => boolean): Promise<void> {
		for (let steps = 0; steps < MOST_STEPS; steps++) {
			await turn();
			if (done()) return;
			if (!this.clock.step()) {
				this.history.leftovers.push('An execution never ends: nothing is left to wait for');
				return;
			}
		}
		this.history.leftovers.push(`Not at its end after ${MOST_STEPS} timers`);
	}

	private lookBack(): void {
		for (const { name } of this.processes) {
			const timers = this.clock.waiting(name);
			if (timers > 0) this.history.leftovers.push(`${timers} timers are left ${GRACE_MS} ms after the end`);
		}
		const epochs = new Set(this.processes.map(({ epoch }) => epoch));
		const isAlive = (epoch: number | undefined): boolean => epoch !== undefined && epochs.has(epoch);
		for (const [index, { signal }] of this.controllers) {
			const listeners = getEventListeners(signal, 'abort').length;
			if (listeners > 0 && isAlive(this.history.lastEpoch.get(index)))
				this.history.leftovers.push(`Execution ${index} left ${listeners} listeners on its cancel signal`);
		}
		for (const { number, epoch, endMs, url } of this.history.requests) {
			if (isAlive(epoch) && endMs === undefined) this.history.leftovers.push(`Request ${number} is left open: ${url}`);
		}
	}
}

/** All runs of an execution listen to one signal, as in n8n. */
function newController(): AbortController {
	const controller = new AbortController();
	setMaxListeners(0, controller.signal);
	return controller;
}

function fatesOf({ executions }: Scenario): Map<string, Fate> {
	const fates = new Map<string, Fate>();
	for (const [index, { items }] of executions.entries()) {
		for (const item of items) {
			const mark = markOfItem(index, item);
			if (item.fate !== 'invalid' && !fates.has(mark)) fates.set(mark, item.fate);
		}
	}
	return fates;
}
