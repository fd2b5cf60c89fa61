import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A class that n8n loads: the compiled file named in package.json and its source. */
export interface Entry {
	kind: 'node' | 'credential';
	className: string;
	/** Relative to the package, with forward slashes. */
	source: string;
	output: string;
}

export interface Manifest {
	name: string;
	version: string;
	homepage?: string;
	repository?: { type?: string; url?: string; directory?: string };
	devDependencies?: Record<string, string>;
	n8n?: { nodes?: string[]; credentials?: string[] };
}

export function readManifest(root: string): Manifest {
	return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
}

export function readEntries(manifest: Manifest): Entry[] {
	const nodes = manifest.n8n?.nodes ?? [];
	const credentials = manifest.n8n?.credentials ?? [];
	if (nodes.length === 0) throw new Error('"n8n.nodes" in package.json is empty');
	return [
		...nodes.map((path) => entryOf(path, 'node', /^dist\/(nodes\/(?:.+\/)?([A-Za-z0-9]+)\.node)\.js$/)),
		...credentials.map((path) => entryOf(path, 'credential', /^dist\/(credentials\/([A-Za-z0-9]+)\.credentials)\.js$/)),
	];
}

function entryOf(output: string, kind: Entry['kind'], pattern: RegExp): Entry {
	const [, stem, className] = pattern.exec(output) ?? [];
	if (stem === undefined || className === undefined) {
		throw new Error(`"${output}" in package.json does not match ${pattern.source}`);
	}
	return { kind, className, source: `${stem}.ts`, output };
}
