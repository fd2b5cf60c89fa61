import fc from 'fast-check';
import { scenarios } from './arbitrary';
import { judge } from './oracle';
import type { Scenario } from './scenario';
import { simulate } from './simulate';

/** How long a failing scenario is shortened, in real milliseconds. */
const SHORTENING_MS = 60_000;

/** A seed whose scenario breaks a promise. */
export interface Broken {
	seed: number;
	/** The shortest scenario that was found to break one. */
	scenario: Scenario;
	/** What it breaks. */
	broken: string[];
}

/**
 * Plays the scenario of a seed; where it breaks a promise, shortens it.
 *
 * @returns undefined where every promise was kept
 */
export async function play(seed: number, shortenMs = SHORTENING_MS): Promise<Broken | undefined> {
	const first = await firstOf(seed, { endOnFailure: true });
	if (!first) return undefined;
	// A machine that is busy may not come to any shorter one in time.
	const scenario = (await firstOf(seed, { interruptAfterTimeLimit: shortenMs })) ?? first;
	return { seed, scenario, broken: judge({ scenario, history: await simulate(scenario) }) };
}

/** What the scenario of a seed breaks, as it is. */
export async function broken(seed: number): Promise<string[]> {
	const scenario = await firstOf(seed, { endOnFailure: true });
	return scenario ? judge({ scenario, history: await simulate(scenario) }) : [];
}

/** The scenario of a seed, or a shorter one, that breaks a promise. */
async function firstOf(seed: number, options: fc.Parameters<[Scenario]>): Promise<Scenario | undefined> {
	const kept = fc.asyncProperty(scenarios, async (scenario) => {
		return judge({ scenario, history: await simulate(scenario) }).length === 0;
	});
	const { counterexample } = await fc.check(kept, { seed: seed | 0, numRuns: 1, ...options });
	return counterexample?.[0];
}

/** What there is to know about a broken seed. */
export function report({ seed, scenario, broken }: Broken): string {
	return [
		`Seed ${seed} breaks a promise. Play it alone: npm run simulate -- --seed ${seed}`,
		...broken.slice(0, 10).map((why) => `  ${why}`),
		`Shortest scenario: ${JSON.stringify(scenario)}`,
	].join('\n');
}
