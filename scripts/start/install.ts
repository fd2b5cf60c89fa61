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
	/** n8n's command line, to be run with `node`. */
	cli: string;
	node: NodeBinary;
}

/** Written last, so its presence means that every step before it came to its end. */
const marker = (app: string) => join(app, 'complete.json');

/** Installs n8n unless it is there; an interrupted installation goes on where it stopped. */
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
		await report.during('Preparing its database driver (up to 3 minutes where it must be compiled)', async () => {
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

/** npm alone would try for minutes before it says that there is no network. */
async function assertAvailable(version: string, { app, logs }: Folders): Promise<void> {
	const args = ['view', `n8n@${version}`, 'version', '--fetch-retries=1', '--fetch-timeout=20000'];
	try {
		await npm({ args, cwd: app, logFile: join(logs, 'registry.log') });
	} catch (error) {
		if (error instanceof Problem && error.details.includes('E404')) throw problem(`There is no n8n ${version}.`);
		throw withoutNetwork(error);
	}
}

async function installPackages(version: string, { app, logs }: Folders): Promise<void> {
	// npm stumbles over the half-moved folders of an interrupted run; what was downloaded is in its cache.
	await rm(join(app, 'node_modules'), { recursive: true, force: true });
	const node = nodePackage();
	const dependencies = { n8n: version, ...(node ? { [node]: String(neededNodeMajor) } : {}) };
	const manifest = { private: true, dependencies, overrides };
	writeFileSync(join(app, 'package.json'), JSON.stringify(manifest, undefined, '\t'));
	try {
		// --ignore-scripts: a Kafka driver that no example uses would be compiled, and fail.
		await npm({ args: ['install', '--ignore-scripts'], cwd: app, logFile: join(logs, 'install.log') });
	} catch (error) {
		throw withoutNetwork(error);
	}
}

/** sqlite3 is the only native module n8n needs that does not ship ready-made. */
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
		const hint = 'No ready-made driver could be downloaded, so a C++ compiler, make and Python 3 are needed.';
		throw problem(hint, error.details);
	}
}

function withoutNetwork(error: unknown): unknown {
	const signs = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/;
	if (!(error instanceof Problem) || !signs.test(error.details)) return error;
	return problem(
		'The npm registry cannot be reached. A network is needed once, to install n8n (about 3 GB).',
		'Run the same command again when there is one: it goes on where it stopped.',
	);
}
