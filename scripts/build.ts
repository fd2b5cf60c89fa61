/**
 * Builds dist/: type check, one bundle with a thin file per class, codex files, icons and declarations.
 *
 * Usage: node scripts/run.mjs scripts/build.ts [--fast]
 * --fast skips the type check and the declarations and takes a fraction of a second.
 */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { bundle } from './build/bundle';
import { check } from './build/check';
import { declarations } from './build/declarations';
import { readEntries, readManifest } from './build/entries';
import { writeTree } from './build/writeTree';

export interface BuildOptions {
	/** Folder with package.json, nodes/, credentials/ and icons/. */
	root: string;
	/** Where the package (package.json and dist/) is created; the root by default. */
	target?: string;
	types: boolean;
}

export async function buildPackage({ root, target = root, types }: BuildOptions): Promise<string> {
	const manifest = readManifest(root);
	const entries = readEntries(manifest);
	const declared = types ? declarations(root) : new Map<string, string>();
	const { files, packages } = await bundle(root, entries);
	for (const [path, content] of declared) files.set(path, content);

	const dist = join(target, 'dist');
	mkdirSync(dist, { recursive: true });
	if (target !== root) cpSync(join(root, 'package.json'), join(target, 'package.json'));
	writeTree(dist, files, (path) => !types && path.endsWith('.d.ts'));

	const complaints = check(target, manifest, entries);
	if (complaints.length > 0) throw new Error(complaints.join('\n'));
	return `${entries.length} classes, ${files.size} files, bundled: ${packages.join(', ') || 'no other package'}`;
}

if (require.main === module) {
	buildPackage({ root: join(__dirname, '..'), types: !process.argv.includes('--fast') }).then(
		(summary) => console.log(`Built ${summary}`),
		(error: unknown) => {
			console.error(`The build failed:\n${error instanceof Error ? error.message : String(error)}`);
			process.exitCode = 1;
		},
	);
}
