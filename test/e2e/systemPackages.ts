import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { problem } from '../../scripts/start/problem';

/** The programs that come from the system, by the Debian package that holds them. */
const programs = {
	chromium: 'chromium',
	'redis-server': 'redis-server',
	initdb: 'postgresql',
	postgres: 'postgresql',
	psql: 'postgresql-client',
} as const;

export type SystemProgram = keyof typeof programs;

let isListCurrent = false;

/**
 * The path of a program. Where it is missing, its package is installed if this is root on Debian; otherwise a Problem names
 * the package to install.
 */
export function systemProgram(name: SystemProgram): string {
	const found = find(name) ?? (canInstall() ? installed(name) : undefined);
	if (found) return found;
	throw problem(`${name} is not on this machine.`, `Install it first: apt-get install ${programs[name]} (as root)`);
}

function find(name: string): string | undefined {
	const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin', ...postgresFolders()];
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Debian keeps PostgreSQL's servers out of the path, a folder per version; the newest comes first. */
function postgresFolders(): string[] {
	const base = '/usr/lib/postgresql';
	if (!existsSync(base)) return [];
	const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
	return versions.map((version) => join(base, version, 'bin'));
}

const canInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && find('apt-get') !== undefined;

function installed(name: SystemProgram): string | undefined {
	if (!isListCurrent) apt(['update']);
	isListCurrent = true;
	apt(['install', '--yes', '--no-install-recommends', programs[name]]);
	return find(name);
}

function apt(args: string[]): void {
	// In run level 1 Debian's packages start no service: this run starts its own, and ends them.
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
	if (status !== 0)
		throw problem(`"apt-get ${args.join(' ')}" did not work.`, stderr.trim().split('\n').slice(-5).join('\n'));
}
