import { oncePerObject } from './once';
import { pathOf, stepsOf, type Field, type Step } from './field';

/** One way to name a field: its path, or the end of it. */
export interface Tail {
	name: string;
	steps: Step[];
	/** How many steps of the path come before it. */
	before: number;
}

/**
 * The names that every field answers to: its path, then the ends of it that no other field has, the longest first. An
 * end begins with a name, never with a position.
 */
export const tailsOf = oncePerObject((fields: readonly Field[]): ReadonlyMap<string, Tail[]> => {
	const all = new Map(fields.map(({ path }) => [path, ends(path)]));
	const times = new Map<string, number>();
	for (const { name } of [...all.values()].flat()) times.set(name, (times.get(name) ?? 0) + 1);
	return new Map(
		[...all].map(([path, list]) => [path, list.filter(({ name }) => name === path || times.get(name) === 1)]),
	);
});

function ends(path: string): Tail[] {
	const steps = stepsOf(path);
	return steps.flatMap((step, position) => {
		if (typeof step === 'number' && position > 0) return [];
		const rest = steps.slice(position);
		return [{ name: rest.reduce<string>(pathOf, ''), steps: rest, before: position }];
	});
}
