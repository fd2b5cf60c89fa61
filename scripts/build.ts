/**
 * Builds dist/: type check, one bundle with a thin file per class, codex files, icons and declarations.
 *
 * Usage: node scripts/run.mjs scripts/build.ts [--fast] [--service <name>]
 * --fast skips the type check and the declarations and takes a fraction of a second.
 * --service builds the package of one service instead, in .cache/packages/.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { bundle } from './build/bundle';
import { check } from './build/check';
import { declarations } from './build/declarations';
import { readEntries, readManifest } from './build/entries';
import { writeTree } from './build/writeTree';
import { partOf, type Part } from './services/part';
import { writeSourceFolder } from './services/sourceFolder';
import { stage } from './services/stage';
import { serviceNamed } from './services/table';

export interface BuildOptions {
	/** Folder with package.json, nodes/, credentials/ and icons/. */
	root: string;
	/** Where the package (package.json and dist/) is created; the root by default. */
	target?: string;
	types: boolean;
	/** Only what belongs to one service, without declarations: n8n reads none. */
	part?: Part;
}

export async function buildPackage({ root, target = root, types, part }: BuildOptions): Promise<string> {
	const manifest = part?.manifest ?? readManifest(root);
	const entries = readEntries(manifest);
	const declared = types ? declarations(root) : new Map<string, string>();
	const { files, packages, inputs } = await bundle(root, entries, part?.rename);
	if (part) refuseOtherServices(part, inputs);
	else for (const [path, content] of declared) files.set(path, content);

	const dist = join(target, 'dist');
	mkdirSync(dist, { recursive: true });
	if (target !== root) writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, undefined, '\t')}\n`);
	writeTree(dist, files, (path) => !types && path.endsWith('.d.ts'));

	const complaints = check(target, manifest, entries);
	if (complaints.length > 0) throw new Error(complaints.join('\n'));
	return `${entries.length} classes, ${files.size} files, bundled: ${packages.join(', ') || 'no other package'}`;
}

/** An import from another product's folder would bring that service's code along. */
function refuseOtherServices({ service, manifest }: Part, inputs: string[]): void {
	const foreign = inputs.filter((path) => {
		const [, folder] = /^nodes\/([^/]+)\//.exec(path) ?? [];
		return folder !== undefined && folder !== 'shared' && !service.folders.test(folder);
	});
	if (foreign.length > 0) throw new Error(`${manifest.name} contains code of another service: ${foreign.join(', ')}`);
}

async function main(): Promise<string> {
	const { service, fast } = parseArgs({ options: { service: { type: 'string' }, fast: { type: 'boolean' } } }).values;
	const root = join(__dirname, '..');
	if (service === undefined) return await buildPackage({ root, types: !fast });
	const chosen = serviceNamed(service);
	writeSourceFolder(root, chosen);
	if (!fast) declarations(root);
	const { folder, summary } = await stage(partOf(root, chosen), root);
	return `${folder}: ${summary}`;
}

if (require.main === module) {
	main().then(
		(summary) => console.log(`Built ${summary}`),
		(error: unknown) => {
			console.error(`The build failed:\n${error instanceof Error ? error.message : String(error)}`);
			process.exitCode = 1;
		},
	);
}
