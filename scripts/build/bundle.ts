import { build, type Metafile } from 'esbuild';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import type { Entry } from './entries';
import { licences } from './licences';

/** What the package consists of besides declarations: path below dist/ → content. */
export type Files = Map<string, string | Buffer>;

export interface Bundle {
	files: Files;
	/** Names of the npm packages whose code is inside the bundle. */
	packages: string[];
}

/**
 * One bundle for all classes, so that they share one copy of module state (which calls an earlier try delivered)
 * and so that an installation needs nothing beside n8n-workflow: n8n removes development dependencies.
 */
export async function bundle(root: string, entries: Entry[]): Promise<Bundle> {
	for (const { source } of entries) {
		if (!existsSync(join(root, source)))
			throw new Error(`package.json names a class whose source is missing: ${source}`);
	}
	const result = await build({
		absWorkingDir: root,
		// A missing class must stop the build, so the entry is JavaScript: for TypeScript it could be a type.
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
		// Modules for bundlers first: others hide their parts in functions, or in code that is minified.
		mainFields: ['module', 'main'],
		// Reviewers read it, and stack traces of users' reports name our functions. `keepNames` is not needed for that, and
		// would define a property of every closure whenever it is made: a tenth of the time of a large batch.
		minify: false,
		charset: 'utf8',
		external: ['n8n-workflow'],
		logLevel: 'error',
	});
	refuseForeignCode(result.metafile);

	const files: Files = new Map();
	files.set('bundle.js', result.outputFiles[0]?.text ?? '');
	for (const entry of entries) addEntry(files, root, entry);
	addIcons(files, root);
	const thirdParty = licences(root, Object.keys(result.metafile.inputs));
	if (thirdParty.text !== '') files.set('THIRD_PARTY_LICENSES.txt', thirdParty.text);
	return { files, packages: thirdParty.packages };
}

/** Code of tests, sandbox or scripts in the package would reach users and the scanner. */
function refuseForeignCode({ inputs }: Metafile): void {
	const foreign = Object.keys(inputs).filter(
		(path) => !/^(?:nodes|credentials)\/|(?:^|\/)node_modules\/|^bundle-entry\.js$/.test(path),
	);
	if (foreign.length > 0)
		throw new Error(`Only nodes/ and credentials/ belong in the package, but it imports ${foreign.join(', ')}`);
}

function addEntry(files: Files, root: string, { kind, className, source, output }: Entry): void {
	const path = posix.relative('dist', output);
	const way = posix.relative(posix.dirname(path), 'bundle.js');
	files.set(
		path,
		`'use strict';\nexports.${className} = require('${way.startsWith('.') ? way : `./${way}`}').${className};\n`,
	);
	if (kind === 'credential') return;

	const codex = source.replace(/\.ts$/, '.json');
	if (!existsSync(join(root, codex))) throw new Error(`The codex file is missing: ${codex}`);
	files.set(path.replace(/\.js$/, '.json'), readFileSync(join(root, codex)));
}

function addIcons(files: Files, root: string): void {
	const folder = join(root, 'icons');
	if (!existsSync(folder)) return;
	for (const name of readdirSync(folder)) {
		if (/\.(?:svg|png)$/.test(name)) files.set(`icons/${name}`, readFileSync(join(folder, name)));
	}
}
