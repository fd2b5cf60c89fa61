import type { World } from '../world';
import type { Fault } from './faults';
import type { Origin } from './network';

/**
 * Notes whom a fault may have kept from being delivered: the messages of its call, or the whole execution where the
 * fault says something about everything that follows. Without an excuse a good message must arrive.
 *
 * @param marks the messages of the call; undefined for sign-ins, look-ups, and calls that never arrived
 */
export function excuse(world: World, origin: Origin, fault: Fault, marks: readonly string[] | undefined): void {
	const { excusedExecutions, excusedMarks } = world.history;
	if (origin.signIn) for (const execution of origin.sharers) excusedExecutions.add(execution);
	else if (marks === undefined || concernsAll(fault)) excusedExecutions.add(origin.execution);
	else for (const mark of marks) excusedMarks.add(mark);
	// A token that ends takes that of every other execution with it.
	if (fault.kind === 'says' && fault.what === 'expired') {
		for (const execution of origin.sharers) excusedExecutions.add(execution);
	}
}

/** Whether a fault may end a whole run: its platform is out of reach, busy, or refuses the caller. */
function concernsAll(fault: Fault): boolean {
	switch (fault.kind) {
		case 'connect':
			return true;
		case 'page':
			return ![408, 413, 500, 502, 504].includes(fault.status);
		case 'says':
			return fault.what !== 'internal' && fault.what !== 'refused';
		case 'lost':
		case 'cut':
		case 'damaged':
		case 'slow':
		case 'silent':
		case 'token':
			return false;
	}
}
