import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { nodePackage } from '../../../scripts/start/nodeBinary';
import { npm } from '../../../scripts/start/npm';
import { root } from '../../harness/paths';

/** Ignored by git, and kept: the binaries take 300 MB to download. */
const folder = join(root, '.cache', 'nodes');

/**
 * A Node of each major version: the running one, and for the others the binaries that npm has for this platform,
 * installed once.
 *
 * @param logFile where npm's output goes
 * @returns the paths by major version; only the running Node's where npm has no binary that starts here
 * @throws Problem where npm cannot install them
 */
export async function nodeBinaries(majors: number[], logFile: string): Promise<Map<number, string>> {
	const running = Number(process.versions.node.split('.')[0]);
	const wanted = majors.filter((major) => major !== running);
	if (!wanted.every((major) => starts(major))) await install(majors, logFile);
	const found = wanted.filter((major) => starts(major)).map((major): [number, string] => [major, binary(major)]);
	return new Map([[running, process.execPath], ...found]);
}

async function install(majors: number[], logFile: string): Promise<void> {
	const source = nodePackage();
	if (!source) return;
	mkdirSync(folder, { recursive: true });
	// One package under several names: npm would keep only one version of it otherwise.
	const dependencies = Object.fromEntries(majors.map((major) => [alias(major), `npm:${source}@${major}`]));
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }, undefined, '\t'));
	await npm({ args: ['install', '--prefix', folder, '--ignore-scripts'], cwd: folder, logFile });
}

const alias = (major: number) => `node-${major}`;

const binary = (major: number) =>
	join(folder, 'node_modules', alias(major), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Asking it, not only looking for it: a glibc binary exists on Alpine, but does not start there. */
function starts(major: number): boolean {
	const { stdout } = spawnSync(binary(major), ['--version'], { encoding: 'utf8' });
	return stdout?.startsWith(`v${major}.`) ?? false;
}
