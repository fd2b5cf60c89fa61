import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { problem } from '../../scripts/start/problem';

/** The system programs that the tests need, and the Debian package of each. */
const programs = {
	chromium: 'chromium',
	ffmpeg: 'ffmpeg',
	'redis-server': 'redis-server',
	initdb: 'postgresql',
	postgres: 'postgresql',
	psql: 'postgresql-client',
} as const;

export type SystemProgram = keyof typeof programs;

let isListCurrent = false;

/**
 * The path of a program. If it is missing, its package is installed when running as root on Debian; otherwise throws a
 * Problem that names the package to install.
 */
export function systemProgram(name: SystemProgram): string {
	const found = find(name) ?? (canInstall() ? installed(name) : undefined);
	if (found) return found;
	throw problem(`${name} is not installed.`, `Install it first, as root: apt-get install ${programs[name]}`);
}

function find(name: string): string | undefined {
	const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin', ...postgresFolders()];
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Debian installs PostgreSQL outside the path, in a folder per version; the newest is first. */
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
	// In run level 1, Debian's packages do not start services: this run starts and ends its own.
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
	if (status !== 0)
		throw problem(`"apt-get ${args.join(' ')}" failed.`, stderr.trim().split('\n').slice(-5).join('\n'));
}
