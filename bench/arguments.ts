import { parseArgs } from 'node:util';
import { problem } from '../scripts/start/problem';

export interface Arguments {
	/** Prints one line of JSON per row instead of the table. */
	json: boolean;
	/** Names of rows, or of what comes before a slash in them; empty for all. */
	only: string[];
	/** How often each side is measured. */
	runs: number;
	/** Measures few items once, without targets, to check that everything can be measured. */
	smoke: boolean;
	/** Measures the points of the plot too, and writes the pages. */
	write: boolean;
}

const options = {
	json: { type: 'boolean', default: false },
	only: { type: 'string', default: '' },
	runs: { type: 'string', default: '3' },
	smoke: { type: 'boolean', default: false },
	write: { type: 'boolean', default: false },
} as const;

/** Reads the command line. Throws a Problem if an option is not valid. */
export function readArguments(args: string[]): Arguments {
	const { only, runs, ...switches } = parse(args);
	const number = Number(runs);
	if (!Number.isInteger(number) || number < 1)
		throw problem(`--runs must be a whole number of at least 1, not "${runs}".`);
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
