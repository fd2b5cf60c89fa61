import {
	existsSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';

import { folderOf, partOf, sourceFolder, type Part } from './part';
import type { Service } from './table';

/**
 * The folder of the repository that stands for a part: its package.json, and links to the sources that it is built
 * from. n8n's scanner lints the folder whose package.json has the name of the published package, so it finds all of it.
 *
 * @returns content by path below the folder: a file's text, or the target of a link
 */
export function sourceFolderOf({ manifest }: Part): Map<string, { text: string } | { link: string }> {
	const products = new Set((manifest.n8n?.nodes ?? []).map(folderOf));
	const credentials = (manifest.n8n?.credentials ?? []).map((path) =>
		path.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
	);
	const links = ['icons', 'nodes/shared', ...[...products].map((name) => `nodes/${name}`), ...credentials];
	return new Map<string, { text: string } | { link: string }>([
		['package.json', { text: `${JSON.stringify(manifest, undefined, '\t')}\n` }],
		...links.map((path): [string, { link: string }] => [path, { link: posix.join(up(path), '../..', path) }]),
	]);
}

/** From the folder of a file to the folder of the part. */
const up = (path: string): string => '../'.repeat(path.split('/').length - 1);

/** Writes the folder anew. Needs a system on which links may be made. */
export function writeSourceFolder(root: string, service: Service): void {
	const folder = join(root, sourceFolder(service));
	rmSync(folder, { recursive: true, force: true });
	for (const [path, content] of sourceFolderOf(partOf(root, service))) {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		if ('text' in content) writeFileSync(file, content.text);
		else symlinkSync(content.link, file);
	}
}

/** What the folder says that is not what it should say: empty if `npm run pack -- --all` has nothing to write. */
export function staleSources(root: string, service: Service): string[] {
	const folder = sourceFolder(service);
	return [...sourceFolderOf(partOf(root, service))].flatMap(([path, content]) => {
		const file = join(root, folder, path);
		return read(file) === ('text' in content ? content.text : content.link)
			? []
			: [`${folder}/${path}: run npm run pack -- --all`];
	});
}

/** Where links cannot be made, git writes their target into a file. */
function read(file: string): string | undefined {
	const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
	if (isLink) return readlinkSync(file);
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
