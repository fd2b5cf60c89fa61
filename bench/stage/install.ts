import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildPackage } from '../../scripts/build';
import type { Folders } from '../../scripts/start/folders';
import { npm } from '../../scripts/start/npm';
import { installCommunityPackage } from '../../scripts/start/pack';
import { problem } from '../../scripts/start/problem';

/** Packs this repository as it would be published and installs it; `dist/` is not changed. */
export async function installPackage(places: Folders): Promise<void> {
	const { root, base, pack, logs } = places;
	const target = join(base, 'package');
	rmSync(target, { recursive: true, force: true });
	rmSync(pack, { recursive: true, force: true });
	for (const folder of [target, pack]) mkdirSync(folder, { recursive: true });
	await buildPackage({ root, target, types: false });
	const args = ['pack', '--ignore-scripts', '--pack-destination', pack];
	await npm({ args, cwd: target, logFile: join(logs, 'pack.log') });
	const tarball = readdirSync(pack).find((name) => name.endsWith('.tgz'));
	if (!tarball) throw problem('npm pack did not create a package.');
	await installCommunityPackage(join(pack, tarball), places);
}

/**
 * Puts the benchmarks' own nodes where n8n looks for custom nodes, and compiles the hook that reports executions.
 *
 * @returns the hook's file
 */
export async function installExtensions({ base, home, root }: Folders): Promise<string> {
	const compile = async (source: string, outfile: string): Promise<void> => {
		const entryPoints = [join(root, 'bench', 'n8n', source)];
		await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', external: ['n8n-workflow'] });
	};
	const hook = join(base, 'reportHook.js');
	await compile('reportHook.ts', hook);
	for (const node of ['BenchBareLoop', 'BenchMakeItems'])
		await compile(`${node}.node.ts`, join(home, '.n8n', 'custom', `${node}.node.js`));
	return hook;
}
