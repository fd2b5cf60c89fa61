import { pathOf, stepsOf, type Place, type Step } from './place';

/** One way to name a place: its path, or the end of it. */
export interface Tail {
	name: string;
	steps: Step[];
	/** How many steps of the path come before it. */
	before: number;
}

/** By place list, because every item of a run has the same places. */
const known = new WeakMap<readonly Place[], ReadonlyMap<string, Tail[]>>();

/**
 * The names that every place answers to: its path, then the ends of it that no other place has, the longest first. An
 * end begins with a name, never with a position.
 */
export function tailsOf(places: readonly Place[]): ReadonlyMap<string, Tail[]> {
	const ready = known.get(places);
	if (ready) return ready;
	const all = new Map(places.map(({ path }) => [path, ends(path)]));
	const times = new Map<string, number>();
	for (const { name } of [...all.values()].flat()) times.set(name, (times.get(name) ?? 0) + 1);
	const tails = new Map(
		[...all].map(([path, list]) => [path, list.filter(({ name }) => name === path || times.get(name) === 1)]),
	);
	known.set(places, tails);
	return tails;
}

function ends(path: string): Tail[] {
	const steps = stepsOf(path);
	return steps.flatMap((step, position) => {
		if (typeof step === 'number' && position > 0) return [];
		const rest = steps.slice(position);
		return [{ name: rest.reduce<string>(pathOf, ''), steps: rest, before: position }];
	});
}
