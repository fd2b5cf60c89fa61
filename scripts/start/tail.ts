import { existsSync, readFileSync } from 'node:fs';

const shownLines = 30;

/** The end of a log, to show what went wrong. */
export function tail(file: string, lines = shownLines): string {
	if (!existsSync(file)) return '';
	return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
