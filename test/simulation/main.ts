/**
 * Plays simulations of the delivery engine, and prints the seeds that break a promise.
 *
 * Usage: npm run simulate -- --seeds 100000 [--from 1]
 *        npm run simulate -- --seed 42
 *        npm run simulate -- --teeth [--seeds 2000] [--from 1] [--only word]
 */
import { parseArgs } from 'node:util';
import { play, report } from './play';
import { showTeeth } from './teeth/teeth';
import { tell } from './tell';

const MOST_REPORTS = 5;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			...{ seed: { type: 'string' }, seeds: { type: 'string' }, from: { type: 'string' } },
			...{ teeth: { type: 'boolean' }, only: { type: 'string' } },
		},
	});
	if (values.seed !== undefined) return await one(Number(values.seed));
	const seeds = Number(values.seeds ?? 2000);
	if (values.teeth === true) return await showTeeth({ from: Number(values.from ?? 1), seeds, only: values.only ?? '' });
	const from = Number(values.from ?? 1);
	const started = performance.now();
	let found = 0;
	for (let seed = from; seed < from + seeds && found < MOST_REPORTS; seed++) {
		const broken = await play(seed);
		if (broken) {
			found += 1;
			console.log(report(broken));
		}
		if ((seed - from + 1) % 5000 === 0) console.log(`${seed - from + 1} seeds played`);
	}
	const seconds = (performance.now() - started) / 1000;
	console.log(`Seeds ${from} to ${from + seeds - 1}: ${found} break a promise (${seconds.toFixed(1)} s)`);
	process.exitCode = found === 0 ? 0 : 1;
}

async function one(seed: number): Promise<void> {
	const broken = await play(seed);
	console.log(broken ? `${report(broken)}\n\n${await tell(broken.scenario)}` : `Seed ${seed} keeps every promise`);
	process.exitCode = broken ? 1 : 0;
}

void main();
