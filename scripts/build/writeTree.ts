import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import type { Files } from './bundle';

/**
 * Makes a folder contain exactly these files. Changed files are replaced by renaming and unchanged files are left alone,
 * so that a test run that reads the folder at the same time never finds a missing or incomplete file.
 */
export function writeTree(folder: string, files: Files, keep: (path: string) => boolean = () => false): void {
	for (const [path, content] of files) {
		const target = join(folder, path);
		const bytes = Buffer.from(content);
		if (existsSync(target) && readFileSync(target).equals(bytes)) continue;
		mkdirSync(dirname(target), { recursive: true });
		const temporary = `${target}.${process.pid}.tmp`;
		writeFileSync(temporary, bytes);
		renameSync(temporary, target);
	}
	removeOthers(folder, '', (path) => files.has(path) || keep(path) || path.endsWith('.tmp'));
}

function removeOthers(folder: string, below: string, stays: (path: string) => boolean): void {
	for (const name of readdirSync(join(folder, below))) {
		const path = below === '' ? name : `${below}/${name}`;
		const full = join(folder, path);
		if (statSync(full).isDirectory()) {
			removeOthers(folder, path, stays);
			if (readdirSync(full).length === 0) rmdirSync(full);
		} else if (!stays(path)) rmSync(full, { force: true });
	}
}
