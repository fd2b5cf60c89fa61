/**
 * Runs the two lint checks of n8n's official scanner on this checkout before anything is published, with the scanner's own
 * code, rules and plugin version, for the package of all and for those of one service each.
 *
 * Its other two checks, npm provenance and the fetch of the attested commit from GitHub, need a published version and
 * cannot run here.
 *
 * Usage: node scripts/run.mjs scripts/scan.ts (after a build)
 */
import type { Analysis } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { packAndUnpack } from './pack';
import { partOf, sourceFolder } from './services/part';
import { stage } from './services/stage';
import { services } from './services/table';

/** The files that the scanner lints in the tarball. Its code contains these patterns inline, so they cannot be imported. */
const distPatterns = ['**/*.js', 'package.json'];

export async function scan(root: string): Promise<boolean> {
	if (!existsSync(join(root, 'dist', 'bundle.js')))
		throw new Error('dist/bundle.js does not exist: run the build first');
	let passed = await scanPackage('', root, root);
	for (const service of services) {
		const { folder } = await stage(partOf(root, service), root);
		passed = (await scanPackage(` of ${service.key}`, join(root, sourceFolder(service)), folder)) && passed;
	}
	return passed;
}

/** @param built the folder to pack; what npm leaves out is not scanned */
async function scanPackage(whose: string, sources: string, built: string): Promise<boolean> {
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const source = await analyzePackage(sources, SOURCE_FILE_PATTERNS);
	report(`source leg${whose}`, source);

	const { temporary, folder } = packAndUnpack(built);
	try {
		const dist = await analyzePackage(folder, distPatterns);
		report(`dist leg${whose}`, dist);
		// "No files found" counts as passed in the scanner, but here it would mean that nothing was checked.
		return [source, dist].every(({ passed, message }) => passed && message === undefined);
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
}

function report(leg: string, { passed, message, details }: Analysis): void {
	console.log(`scan, ${leg}: ${passed ? 'passed' : 'refused'}${message === undefined ? '' : ` (${message})`}`);
	if (details !== undefined) console.log(details);
}

if (require.main === module) {
	scan(join(__dirname, '..')).then(
		(passed) => {
			process.exitCode = passed ? 0 : 1;
		},
		(error: unknown) => {
			console.error(error instanceof Error ? error.message : String(error));
			process.exitCode = 1;
		},
	);
}
