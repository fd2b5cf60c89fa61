import { build, type Metafile, type Plugin } from 'esbuild';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

import type { Entry } from './entries';
import { licences } from './licences';
import type { Renames } from '../services/part';

/** The files of the package, without declarations: path below dist/ → content. */
export type Files = Map<string, string | Buffer>;

export interface Bundle {
	files: Files;
	/** Names of the npm packages whose code is inside the bundle. */
	packages: string[];
	/** The files whose code is inside the bundle, relative to the root. */
	inputs: string[];
}

/**
 * One bundle for all classes, so that they share one copy of module state (which calls an earlier attempt delivered)
 * and an installation needs nothing but n8n-workflow: n8n removes development dependencies.
 *
 * @param rename what the texts of a service's package say instead
 */
export async function bundle(root: string, entries: Entry[], rename?: Renames): Promise<Bundle> {
	for (const { source } of entries) {
		if (!existsSync(join(root, source)))
			throw new Error(`The source of a class in package.json does not exist: ${source}`);
	}
	const result = await build({
		absWorkingDir: root,
		// The entry is JavaScript, so that a missing class stops the build: in TypeScript it could be a type.
		stdin: {
			contents: entries.map(({ className, source }) => `export { ${className} } from './${source}';`).join('\n'),
			resolveDir: root,
			sourcefile: 'bundle-entry.js',
			loader: 'js',
		},
		bundle: true,
		write: false,
		metafile: true,
		outfile: 'bundle.js',
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		// Prefer ES modules: the other builds hide their parts in functions or are minified.
		mainFields: ['module', 'main'],
		// Reviewers read the bundle, and stack traces in bug reports name our functions. `keepNames` is not needed for that. It
		// would define a property whenever a closure is created, which takes a tenth of the time of a large batch.
		minify: false,
		charset: 'utf8',
		external: ['n8n-workflow'],
		plugins: rename === undefined ? [] : [renaming(root, rename)],
		logLevel: 'error',
	});
	refuseForeignCode(result.metafile);

	const files: Files = new Map();
	const code = result.outputFiles[0]?.text ?? '';
	files.set('bundle.js', code);
	for (const entry of entries) addEntry(files, root, entry, rename);
	addSchemas(files, root, entries);
	addIcons(files, root, code);
	const thirdParty = licences(root, Object.keys(result.metafile.inputs));
	if (thirdParty.text !== '') files.set('THIRD_PARTY_LICENSES.txt', thirdParty.text);
	return { files, packages: thirdParty.packages, inputs: Object.keys(result.metafile.inputs) };
}

/** Renames in the sources, before anything is parsed: names that n8n shows only where they are given, in the credentials. */
function renaming(root: string, { types, words }: Renames): Plugin {
	return {
		name: 'rename',
		setup(run) {
			run.onLoad({ filter: /\.ts$/ }, ({ path }) => {
				const text = readFileSync(path, 'utf8');
				const isCredential = path.startsWith(join(root, 'credentials') + sep);
				return { contents: isCredential ? words(text) : types(text), loader: 'ts' };
			});
		},
	};
}

/** Code from tests, sandbox or scripts must not reach users or the scanner. */
function refuseForeignCode({ inputs }: Metafile): void {
	const foreign = Object.keys(inputs).filter(
		(path) => !/^(?:nodes|credentials)\/|(?:^|\/)node_modules\/|^bundle-entry\.js$/.test(path),
	);
	if (foreign.length > 0)
		throw new Error(`Only nodes/ and credentials/ belong in the package, but it imports ${foreign.join(', ')}`);
}

function addEntry(
	files: Files,
	root: string,
	{ kind, className, source, output }: Entry,
	rename: Renames | undefined,
): void {
	const path = posix.relative('dist', output);
	const way = posix.relative(posix.dirname(path), 'bundle.js');
	files.set(
		path,
		`'use strict';\nexports.${className} = require('${way.startsWith('.') ? way : `./${way}`}').${className};\n`,
	);
	if (kind === 'credential') return;

	const codex = source.replace(/\.ts$/, '.json');
	if (!existsSync(join(root, codex))) throw new Error(`The codex file is missing: ${codex}`);
	const text = readFileSync(join(root, codex), 'utf8');
	files.set(path.replace(/\.js$/, '.json'), rename === undefined ? text : rename.types(text));
}

/** What the nodes return, in folders beside them: n8n offers their fields before the first run. */
function addSchemas(files: Files, root: string, entries: Entry[]): void {
	const folders = new Set(entries.map(({ source }) => join(posix.dirname(source), '__schema__')));
	for (const folder of folders) {
		if (!existsSync(join(root, folder))) continue;
		const found = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
		for (const name of found.filter((path) => path.endsWith('.json'))) {
			files.set(`${folder}/${name}`.split(sep).join('/'), readFileSync(join(root, folder, name)));
		}
	}
}

/** Those that a class of the bundle names. */
function addIcons(files: Files, root: string, code: string): void {
	const folder = join(root, 'icons');
	if (!existsSync(folder)) return;
	for (const name of readdirSync(folder)) {
		if (/\.(?:svg|png)$/.test(name) && code.includes(`icons/${name}`))
			files.set(`icons/${name}`, readFileSync(join(folder, name)));
	}
}
