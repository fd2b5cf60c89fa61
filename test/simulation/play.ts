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
	const kept = fc.asyncProperty(scenarios, async (scenario) => {
		return judge({ scenario, history: await simulate(scenario) }).length === 0;
	});
	const result = await fc.check(kept, {
		...{ seed: seed | 0, numRuns: 1, markInterruptAsFailure: true, interruptAfterTimeLimit: shortenMs },
	});
	if (!result.failed) return undefined;
	const scenario = result.counterexample?.[0];
	if (!scenario) throw new Error(`Seed ${seed} was interrupted before its scenario was played`);
	return { seed, scenario, broken: judge({ scenario, history: await simulate(scenario) }) };
}

/** What the scenario of a seed breaks, as it is. */
export async function broken(seed: number): Promise<string[]> {
	const [scenario] = fc.sample(scenarios, { seed: seed | 0, numRuns: 1 });
	return scenario ? judge({ scenario, history: await simulate(scenario) }) : [];
}

/** What there is to know about a broken seed. */
export function report({ seed, scenario, broken }: Broken): string {
	return [
		`Seed ${seed} breaks a promise. Play it alone: npm run simulate -- --seed ${seed}`,
		...broken.slice(0, 10).map((why) => `  ${why}`),
		`Shortest scenario: ${JSON.stringify(scenario)}`,
	].join('\n');
}
