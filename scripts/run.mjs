// @ts-check
/**
 * Runs a TypeScript program of this repository on a machine that has only Node and npm: installs the locked
 * development packages if they are missing or older than the lock file, then starts the program with tsx.
 *
 * Usage: node scripts/run.mjs scripts/build.ts [arguments]
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [program = '', ...programArguments] = process.argv.slice(2);

const minimumNodeMajor = 20;
if (Number(process.versions.node.split('.')[0]) < minimumNodeMajor) {
	console.error(`Node ${minimumNodeMajor} or later is required; this is ${process.version}.`);
	process.exit(1);
}

/** npm writes this file as the last step of an installation, so its age shows whether the installation is complete and up to date. */
function installed() {
	const marker = join(root, 'node_modules', '.package-lock.json');
	return existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

if (!installed()) {
	console.log('Installing the development packages (about 500 MB, once) …');
	// shell: npm is a .cmd file on Windows. Install scripts stay off through the project's .npmrc.
	const npm = spawnSync('npm ci --loglevel=error', { cwd: root, stdio: 'inherit', shell: true });
	if (npm.status !== 0) {
		console.error(
			'\nThe packages could not be installed. Check that the npm registry is reachable, then run the same command again.',
		);
		process.exit(npm.status ?? 1);
	}
}

const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const child = spawn(process.execPath, [tsx, join(root, program), ...programArguments], { stdio: 'inherit' });
// The program cleans up after itself, including the servers it started, so it decides when to end.
process.on('SIGINT', () => {});
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
