/**
 * Packs what `npm publish` would send: the package of all, or with --all also the packages of one service each. The
 * tarballs are in .artefacts/packages/, their paths are printed.
 *
 * Usage: node scripts/run.mjs scripts/pack.ts [--all] [--service <name>] (npm run pack)
 */
import { stop } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { buildPackage } from './build';
import { partOf } from './services/part';
import { writeSourceFolder } from './services/sourceFolder';
import { stage } from './services/stage';
import { serviceNamed, services, type Service } from './services/table';

/**
 * Runs `npm pack` and unpacks the result into a new temporary folder: exactly what a user receives.
 * The folder is outside the checkout, so that nothing in it resolves the development packages by accident.
 */
export function packAndUnpack(root: string): { temporary: string; folder: string } {
	const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'campaign-bridge-pack-')));
	const tarball = pack(root, temporary);
	const folder = join(temporary, 'package');
	mkdirSync(folder);
	run(`tar -xzf ${tarball} -C package --strip-components=1`, temporary);
	return { temporary, folder };
}

/** Runs `npm pack` in a folder; returns the name of the tarball that is then in `destination`. */
function pack(folder: string, destination: string): string {
	// shell: npm is a .cmd file on Windows. Scripts are off, because packing must not build.
	const output = run(`npm pack --silent --ignore-scripts --pack-destination "${destination}"`, folder);
	const tarball = output.trim().split('\n').at(-1);
	if (tarball?.endsWith('.tgz') !== true) throw new Error(`npm pack did not create a tarball: ${output}`);
	return tarball;
}

/** Packs the packages of these services, built from the sources as they are now. */
export async function packServices(root: string, destination: string, chosen: Service[]): Promise<string[]> {
	mkdirSync(destination, { recursive: true });
	const tarballs: string[] = [];
	for (const service of chosen) {
		const { folder } = await stage(partOf(root, service), root);
		tarballs.push(join(destination, pack(folder, destination)));
	}
	// esbuild's own process would stay until this one ends.
	await stop();
	return tarballs;
}

function run(command: string, cwd: string): string {
	const { status, stdout, stderr } = spawnSync(command, { cwd, shell: true, encoding: 'utf8' });
	if (status !== 0) throw new Error(`"${command}" failed with exit code ${status}\n${stdout}${stderr}`);
	return stdout;
}

async function main(): Promise<string[]> {
	const options = { all: { type: 'boolean' }, service: { type: 'string' } } as const;
	const { all, service } = parseArgs({ options }).values;
	const root = join(__dirname, '..');
	const destination = join(root, '.artefacts', 'packages');
	rmSync(destination, { recursive: true, force: true });
	mkdirSync(destination, { recursive: true });
	const chosen = service === undefined ? (all ? services : []) : [serviceNamed(service)];
	for (const each of chosen) writeSourceFolder(root, each);
	// The type check of the whole covers the parts: they are made of the same files.
	await buildPackage({ root, types: true });
	const whole = service === undefined ? [join(destination, pack(root, destination))] : [];
	return [...whole, ...(await packServices(root, destination, chosen))];
}

if (require.main === module) {
	main().then(
		(tarballs) => console.log(tarballs.join('\n')),
		(error: unknown) => {
			console.error(error instanceof Error ? error.message : String(error));
			process.exitCode = 1;
		},
	);
}
