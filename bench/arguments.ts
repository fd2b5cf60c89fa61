import { parseArgs } from 'node:util';
import { problem } from '../scripts/start/problem';

export interface Arguments {
	/** One line of JSON per row on standard output in place of the table. */
	json: boolean;
	/** Names of rows; empty: all. */
	only: string[];
	/** How often each side is measured. */
	runs: number;
	/** Few items, once, without targets: whether everything can be measured at all. */
	smoke: boolean;
	/** Measures the times over the number of items and draws them, in place of the rows. */
	plot: boolean;
	/** Writes the page of this folder. */
	write: boolean;
}

const options = {
	json: { type: 'boolean', default: false },
	only: { type: 'string', default: '' },
	runs: { type: 'string', default: '3' },
	smoke: { type: 'boolean', default: false },
	plot: { type: 'boolean', default: false },
	write: { type: 'boolean', default: false },
} as const;

/** Reads the command line. Throws a Problem for what cannot be meant. */
export function readArguments(args: string[]): Arguments {
	const { only, runs, ...switches } = parse(args);
	const number = Number(runs);
	if (!Number.isInteger(number) || number < 1) throw problem(`--runs takes a number from 1, not "${runs}".`);
	return { ...switches, only: only.split(',').filter(Boolean), runs: number };
}

function parse(args: string[]) {
	try {
		return parseArgs({ args, options }).values;
	} catch (error) {
		const names = Object.keys(options).map((name) => `--${name}`);
		throw problem(error instanceof Error ? error.message : String(error), `Options: ${names.join(', ')}`);
	}
}
