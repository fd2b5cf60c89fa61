import { join } from 'node:path';
import { pinnedN8nVersion } from './versions';

export interface Folders {
	root: string;
	/** Everything below this folder is ignored by git and can be deleted at any time. */
	base: string;
	/** One installation per version, so that trying another version does not delete the first one. */
	app: string;
	/** n8n's user folder: database, encryption key, installed packages. */
	home: string;
	logs: string;
	pack: string;
}

export const repositoryRoot = join(__dirname, '..', '..');

export function folders(version: string, root = repositoryRoot): Folders {
	const base = join(root, '.n8n-real');
	// An older n8n refuses a database that a newer one has migrated, so only the pinned version uses `home`.
	const home = version === pinnedN8nVersion ? 'home' : `home-${version}`;
	return {
		root,
		base,
		app: join(base, `n8n-${version}`),
		home: join(base, home),
		logs: join(base, 'logs'),
		pack: join(base, 'pack'),
	};
}
