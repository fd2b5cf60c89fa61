import { loadChanged } from '../engine/bundle';
import { broken } from '../play';
import { fixes } from './fixes';
import { sharedFixes } from './sharedFixes';

/** What to play. */
interface Chosen {
	/** The first seed. */
	from: number;
	/** How many to play for each fix at most. */
	seeds: number;
	/** Takes those fixes alone whose name contains this word. */
	only: string;
}

/**
 * Takes one fix after the other out of the package and plays seeds until a promise is broken: a simulator that finds
 * nothing may be blind. What is changed is the text that is compiled, never a file.
 */
export async function showTeeth({ from, seeds, only }: Chosen): Promise<void> {
	let found = 0;
	const chosen = [...fixes, ...sharedFixes].filter(({ name }) => name.includes(only));
	for (const { name, ...change } of chosen) {
		await loadChanged(change);
		const seed = await firstBroken(from, seeds);
		if (seed) found += 1;
		console.log(`${seed ? String(seed.number).padStart(6) : ' never'}  ${name}${seed ? ` (${seed.promise})` : ''}`);
	}
	await loadChanged(undefined);
	console.log(`${found} of ${chosen.length} fixes are missed within ${seeds} seeds when they are taken out`);
}

async function firstBroken(from: number, seeds: number): Promise<{ number: number; promise: string } | undefined> {
	for (let seed = from; seed < from + seeds; seed++) {
		const [why] = await broken(seed);
		if (why !== undefined) return { number: seed, promise: why.split(':')[0] ?? '' };
	}
	return undefined;
}
