import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folders } from './folders';
import { nodeBinary, nodePackage } from './nodeBinary';
import type { NodeBinary } from './nodeBinary';
import { npm } from './npm';
import { Problem, problem } from './problem';
import type { Reporter } from './progress';
import { neededNodeMajor, overrides } from './versions';

export interface Installation {
	version: string;
	/** n8n's command-line program, to be run with `node`. */
	cli: string;
	node: NodeBinary;
}

/** Written last, so its presence means that every previous step was completed. */
const marker = (app: string) => join(app, 'complete.json');

/** Installs n8n if it is not installed. An interrupted installation continues where it stopped. */
export async function installN8n(version: string, places: Folders, report: Reporter): Promise<Installation> {
	const { app } = places;
	if (!isComplete(app, version)) {
		mkdirSync(app, { recursive: true });
		if (!packagesThere(app)) {
			await assertAvailable(version, places);
			await report.during(`Installing n8n ${version} (about 3 GB, once; 4 to 6 minutes)`, async () => {
				await installPackages(version, places);
			});
		}
		await report.during('Preparing the database driver (up to 3 minutes if it must be compiled)', async () => {
			await buildDatabaseDriver(places);
		});
		writeFileSync(marker(app), JSON.stringify({ version, completed: new Date().toISOString() }));
	}
	return { version, cli: join(app, 'node_modules', 'n8n', 'bin', 'n8n'), node: nodeBinary(app) };
}

function isComplete(app: string, version: string): boolean {
	if (!existsSync(marker(app))) return false;
	const manifest = join(app, 'node_modules', 'n8n', 'package.json');
	if (!existsSync(manifest)) return false;
	const installed: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
	return typeof installed === 'object' && installed !== null && 'version' in installed && installed.version === version;
}

/** npm writes this file as the last step of an installation. */
const packagesThere = (app: string) => existsSync(join(app, 'node_modules', '.package-lock.json'));

/** Checks the registry first: npm install would wait for minutes before it reports that there is no network. */
async function assertAvailable(version: string, { app, logs }: Folders): Promise<void> {
	const args = ['view', `n8n@${version}`, 'version', '--fetch-retries=1', '--fetch-timeout=20000'];
	try {
		await npm({ args, cwd: app, logFile: join(logs, 'registry.log') });
	} catch (error) {
		if (error instanceof Problem && error.details.includes('E404')) throw problem(`n8n ${version} does not exist.`);
		throw withoutNetwork(error);
	}
}

async function installPackages(version: string, { app, logs }: Folders): Promise<void> {
	// npm fails on the half-moved folders of an interrupted run. What was downloaded is still in its cache.
	await rm(join(app, 'node_modules'), { recursive: true, force: true });
	const node = nodePackage();
	const dependencies = { n8n: version, ...(node ? { [node]: String(neededNodeMajor) } : {}) };
	const manifest = { private: true, dependencies, overrides };
	writeFileSync(join(app, 'package.json'), JSON.stringify(manifest, undefined, '\t'));
	try {
		// --ignore-scripts: npm would otherwise compile a Kafka driver that no example uses, and fail.
		await npm({ args: ['install', '--ignore-scripts'], cwd: app, logFile: join(logs, 'install.log') });
	} catch (error) {
		throw withoutNetwork(error);
	}
}

/** sqlite3 is the only native module that n8n needs and that is not shipped prebuilt. */
async function buildDatabaseDriver({ app, logs }: Folders): Promise<void> {
	const node = nodeBinary(app);
	const env: Record<string, string> = {
		npm_config_jobs: 'max',
		...(node.headers ? { npm_config_nodedir: node.headers } : {}),
	};
	const args = ['rebuild', 'sqlite3', '--ignore-scripts=false'];
	try {
		await npm({ args, cwd: app, logFile: join(logs, 'sqlite3.log'), node: node.path, env });
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		const hint =
			'A prebuilt database driver could not be downloaded. To compile it, install a C++ compiler, make and Python 3.';
		throw problem(hint, error.details);
	}
}

function withoutNetwork(error: unknown): unknown {
	const patterns = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/;
	if (!(error instanceof Problem) || !patterns.test(error.details)) return error;
	return problem(
		'The npm registry cannot be reached. A network connection is needed once, to install n8n (about 3 GB).',
		'Run the same command again when you are online. It continues where it stopped.',
	);
}
