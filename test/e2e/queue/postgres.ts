import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem } from '../../../scripts/start/problem';
import { systemProgram } from '../systemPackages';
import type { World } from '../world';
import { startServer } from './server';

/** The account that owns the database; local connections do not need a password. */
export const databaseUser = 'n8n';

/** Starts a PostgreSQL with an empty database `postgres` in a temporary folder of its own; returns its port. */
export async function startPostgres(world: World): Promise<number> {
	const initdb = systemProgram('initdb');
	const user = unprivilegedUser();
	// Not in this run's folder, because only the user who runs the tests can read that one.
	const folder = mkdtempSync(join(tmpdir(), 'campaign-bridge-postgres-'));
	world.onClose(async () => rmSync(folder, { recursive: true, force: true }));
	if (user) chownSync(folder, user.uid, user.gid);
	const cluster = join(folder, 'cluster');
	const settings = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
	const made = spawnSync(initdb, ['-D', cluster, '-U', databaseUser, ...settings], {
		...user,
		cwd: folder,
		encoding: 'utf8',
	});
	if (made.status !== 0) throw problem('initdb could not create a database.', made.stderr);
	const port = await world.ports.take();
	const stop = await startServer(
		{
			program: systemProgram('postgres'),
			// -F: nothing here outlives the run, so nothing has to wait for the disk.
			args: ['-D', cluster, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F'],
			port,
			logFile: join(world.artefacts, 'postgres.log'),
			stopSignal: 'SIGINT',
			user,
		},
		world.processes,
	);
	world.onClose(stop);
	return port;
}

/** PostgreSQL refuses to run as root; Debian's package creates a user for it. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const idOf = (flag: string) => {
		const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
		if (status !== 0)
			throw problem('PostgreSQL does not run as root, and the user postgres does not exist on this machine.');
		return Number(stdout);
	};
	return { uid: idOf('-u'), gid: idOf('-g') };
}
