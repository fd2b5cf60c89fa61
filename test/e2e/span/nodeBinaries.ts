import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { nodePackage } from '../../../scripts/start/nodeBinary';
import { npm } from '../../../scripts/start/npm';
import { root } from '../../harness/paths';

/** Ignored by git and kept, because the binaries are a download of 300 MB. */
const folder = join(root, '.cache', 'nodes');

/**
 * Provides a Node of each major version: the running one, and npm's binaries for this platform for the others, installed
 * once.
 *
 * @param logFile receives npm's output
 * @returns the paths by major version, without the versions for which npm has no binary that starts here
 * @throws Problem if npm cannot install them
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
	// One package under several names, because npm would otherwise keep only one version.
	const dependencies = Object.fromEntries(majors.map((major) => [alias(major), `npm:${source}@${major}`]));
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }, undefined, '\t'));
	await npm({ args: ['install', '--prefix', folder, '--ignore-scripts'], cwd: folder, logFile });
}

const alias = (major: number) => `node-${major}`;

const binary = (major: number) =>
	join(folder, 'node_modules', alias(major), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Runs it instead of only checking that it exists: on Alpine, a glibc binary exists but does not start. */
function starts(major: number): boolean {
	const { stdout } = spawnSync(binary(major), ['--version'], { encoding: 'utf8' });
	return stdout?.startsWith(`v${major}.`) ?? false;
}
