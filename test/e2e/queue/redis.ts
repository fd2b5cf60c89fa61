import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemProgram } from '../systemPackages';
import type { World } from '../world';
import { startServer } from './server';

/** Starts Redis with all data in memory; returns its port. */
export async function startRedis(world: World): Promise<number> {
	const port = await world.ports.take();
	const folder = join(world.places.base, 'redis');
	mkdirSync(folder, { recursive: true });
	const stop = await startServer(
		{
			program: systemProgram('redis-server'),
			args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
			port,
			logFile: join(world.artefacts, 'redis.log'),
			stopSignal: 'SIGTERM',
		},
		world.processes,
	);
	world.onClose(stop);
	return port;
}
