import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildPackage } from '../build';
import type { Part } from './part';
import { partReadme } from './readme';

/** The papers that every package carries as they are. */
const papers = ['LICENSE', 'CHANGELOG.md'];

export interface Staged {
	/** The package as npm packs it. */
	folder: string;
	summary: string;
}

/** Builds the package of a service in a folder that git ignores; what is unchanged there stays as it is. */
export async function stage(part: Part, { root, types }: { root: string; types: boolean }): Promise<Staged> {
	const folder = join(root, '.cache', 'packages', part.manifest.name);
	mkdirSync(folder, { recursive: true });
	for (const paper of papers) if (existsSync(join(root, paper))) cpSync(join(root, paper), join(folder, paper));
	writeFileSync(join(folder, 'README.md'), partReadme(root, part));
	const summary = await buildPackage({ root, target: folder, types, part });
	return { folder, summary };
}
