import { executionOf } from '../platforms/marks';
import type { World } from '../world';
import type { Fault, Parts } from './faults';
import type { Origin } from './network';

/**
 * Notes whom a fault may have kept from being delivered: the messages of its call, whole executions where the fault says
 * something about everything that follows, or all of an account. Without an excuse a good message must arrive.
 *
 * @param riders the executions whose messages the call carries
 * @param marks the messages of the call; undefined for sign-ins, look-ups, and calls that never arrived
 */
export function excuse(
	world: World,
	origin: Origin,
	riders: ReadonlySet<number>,
	fault: Fault,
	marks: readonly string[] | undefined,
): void {
	const { excusedExecutions, excusedMarks } = world.history;
	const excuseAll = (executions: Iterable<number>): void => {
		for (const execution of executions) excusedExecutions.add(execution);
	};
	if (fault.kind === 'parts') return excuseParts(world, origin, fault, marks ?? []);
	if (fault.kind === 'says' && fault.what === 'expired' && !origin.signIn) return excuseExpired(world, origin);
	if (origin.signIn) return excuseAll(origin.sharers);
	if (closes(fault)) excuseAll(origin.companions);
	if (marks !== undefined && !concernsAll(fault)) {
		for (const mark of marks) excusedMarks.add(mark);
		return;
	}
	excuseAll([origin.execution, ...riders]);
	// A look-up need not show for whom it asks.
	if (marks === undefined) excuseAll(origin.mates);
}

/**
 * A token that ends takes that of every other execution with it. All of them get a new one and send again what was refused,
 * unless that happens twice, cannot be done, or finds calls without an attempt left.
 */
function excuseExpired({ history }: World, { sharers, renewable, maxTries }: Origin): void {
	history.expired += 1;
	const isHarmless = history.expired === 1 && renewable && maxTries >= ENOUGH_TRIES && history.turnedAway.size === 0;
	if (!isHarmless) for (const execution of sharers) history.excusedExecutions.add(execution);
	if (history.expired > 1) for (const execution of history.renewed) history.excusedExecutions.add(execution);
	for (const execution of sharers) history.renewed.add(execution);
}

/** Attempts that suffice for a new token and for what else does not count as an excuse. */
const ENOUGH_TRIES = 3;

/** Messages that are turned away for now arrive with a later attempt, for as long as their call has any. */
function excuseParts(world: World, origin: Origin, { statuses }: Parts, marks: readonly string[]): void {
	const { excusedExecutions, excusedMarks, turnedAway } = world.history;
	for (const [place, mark] of marks.entries()) {
		const status = statuses[place % statuses.length] ?? 0;
		if (status === 0) continue;
		if (![429, 503].includes(status)) excusedMarks.add(mark);
		const times = (turnedAway.get(mark) ?? 0) + 1;
		turnedAway.set(mark, times);
		if (times >= origin.maxTries || world.history.expired > 0) {
			for (const execution of [origin.execution, executionOf(mark)]) {
				if (execution !== undefined) excusedExecutions.add(execution);
			}
		}
	}
}

/** The longest pause that executions are held for, in seconds. */
const LONGEST_PAUSE_S = 60;

/** Whether a platform asks everybody for a pause that nobody is held for. */
function closes(fault: Fault): boolean {
	if (fault.kind !== 'page' && fault.kind !== 'says') return false;
	return Number(fault.retryAfter) > LONGEST_PAUSE_S;
}

/** Whether a fault may end a whole run: its platform is out of reach, busy, or refuses the caller. */
function concernsAll(fault: Fault): boolean {
	switch (fault.kind) {
		case 'connect':
			return true;
		case 'page':
			return ![408, 413, 500, 502, 504].includes(fault.status);
		case 'says':
			return !['internal', 'refused', 'strange'].includes(fault.what);
		case 'lost':
		case 'cut':
		case 'damaged':
		case 'slow':
		case 'silent':
		case 'token':
		case 'parts':
		case 'numbers':
			return false;
	}
}
