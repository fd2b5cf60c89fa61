import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command';
import type { Folders } from './folders';
import { npm } from './npm';
import { problem } from './problem';

/** Builds and packs this repository exactly as it would be published; returns the tarball's path. */
export async function packPackage({ root, pack, logs }: Folders): Promise<string> {
	await npm({ args: ['run', 'build'], cwd: root, logFile: join(logs, 'build.log') });
	rmSync(pack, { recursive: true, force: true });
	mkdirSync(pack, { recursive: true });
	await npm({ args: ['pack', '--pack-destination', pack], cwd: root, logFile: join(logs, 'pack.log') });
	const tarball = readdirSync(pack).find((name) => name.endsWith('.tgz'));
	if (!tarball) throw problem('npm pack did not create a package.');
	return join(pack, tarball);
}

/** n8n also removes these fields, so that npm does not install them (community-packages module, `installPackage`). */
const stripped = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/** Installs the package in the same place and form as n8n does when a user installs it from the settings. */
export async function installCommunityPackage(tarball: string, { home, pack, logs }: Folders): Promise<void> {
	const file = tarball.slice(pack.length + 1);
	// Relative names, because tar takes a drive letter with a colon for a remote host.
	await runCommand({ program: 'tar', args: ['-xzf', file], cwd: pack, logFile: join(logs, 'unpack.log') });
	const unpacked = join(pack, 'package');
	const manifestFile = join(unpacked, 'package.json');
	const manifest: unknown = JSON.parse(readFileSync(manifestFile, 'utf8'));
	if (!isManifest(manifest)) throw problem('The name of the package is missing.');
	const kept = Object.fromEntries(Object.entries(manifest).filter(([key]) => !stripped.includes(key)));
	writeFileSync(manifestFile, JSON.stringify(kept, undefined, '\t'));

	const modules = join(home, '.n8n', 'nodes', 'node_modules');
	mkdirSync(modules, { recursive: true });
	const installed = join(modules, manifest.name);
	if (existsSync(installed)) rmSync(installed, { recursive: true });
	renameSync(unpacked, installed);
}

function isManifest(value: unknown): value is { name: string } {
	return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
