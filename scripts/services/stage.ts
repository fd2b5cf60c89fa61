import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildPackage } from '../build';
import type { Part } from './part';
import { partReadme } from './readme';

export interface Staged {
	/** The package as npm packs it. */
	folder: string;
	summary: string;
}

/**
 * Builds the package of a service in a folder that git ignores; what is unchanged there stays as it is. Types are not
 * checked: the build of the whole does that.
 */
export async function stage(part: Part, root: string): Promise<Staged> {
	const folder = join(root, '.cache', 'packages', part.manifest.name);
	mkdirSync(folder, { recursive: true });
	for (const paper of ['LICENSE', 'CHANGELOG.md']) cpSync(join(root, paper), join(folder, paper));
	writeFileSync(join(folder, 'README.md'), partReadme(root, part));
	const summary = await buildPackage({ root, target: folder, types: false, part });
	return { folder, summary };
}
