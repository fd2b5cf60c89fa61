/**
 * Rewrites an exported workflow, or a file with a list of them, for another package of this repository: node types
 * contain the name of their package, and the packages of one service have credential types of their own.
 *
 * Usage: npm run move -- workflow.json --to parts|whole|<service> [--out moved.json]
 * Without --out, the file itself is rewritten.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { moveWorkflow } from './services/moveWorkflow';
import { serviceNamed } from './services/table';
import { object } from './start/json';

const usage = 'Usage: npm run move -- workflow.json --to parts|whole|<service> [--out moved.json]';

function main(): void {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { to: { type: 'string' }, out: { type: 'string' } },
	});
	const [file] = positionals;
	const { to, out = file } = values;
	if (file === undefined || to === undefined || out === undefined) throw new Error(usage);
	if (to !== 'whole' && to !== 'parts') serviceNamed(to);

	const content: unknown = JSON.parse(readFileSync(resolve(file), 'utf8'));
	const results = (Array.isArray(content) ? content : [content]).map((workflow) =>
		moveWorkflow(join(__dirname, '..'), object(workflow), to),
	);
	const workflows = results.map(({ workflow }) => workflow);
	writeFileSync(
		resolve(out),
		`${JSON.stringify(Array.isArray(content) ? workflows : workflows[0], undefined, '\t')}\n`,
	);
	for (const { moved, credentials } of results) {
		console.log(`Moved: ${moved.join(', ') || 'nothing'}`);
		if (credentials.length > 0) console.log(`Choose the credential again in: ${credentials.join(', ')}`);
	}
}

try {
	main();
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
