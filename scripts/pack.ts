import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs `npm pack` and unpacks the result into a new temporary folder: exactly what a user receives.
 * The folder is outside the checkout, so that nothing in it resolves the development packages by accident.
 */
export function packAndUnpack(root: string): { temporary: string; folder: string } {
	const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'campaign-bridge-pack-')));
	// shell: npm is a .cmd file on Windows. Scripts are off, because packing must not build.
	run(`npm pack --silent --ignore-scripts --pack-destination "${temporary}"`, root);
	const tarball = readdirSync(temporary).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error('npm pack did not create a tarball');
	const folder = join(temporary, 'package');
	mkdirSync(folder);
	run(`tar -xzf ${tarball} -C package --strip-components=1`, temporary);
	return { temporary, folder };
}

function run(command: string, cwd: string): void {
	const { status, stdout, stderr } = spawnSync(command, { cwd, shell: true, encoding: 'utf8' });
	if (status !== 0) throw new Error(`"${command}" failed with exit code ${status}\n${stdout}${stderr}`);
}
