import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { N8nApi } from '../../../scripts/start/api';
import { saveCredentials } from '../../../scripts/start/credentials';
import type { CredentialIds } from '../../../scripts/start/credentials';
import { demoCredentials, owner } from '../../../scripts/start/demo';
import { startInstance } from '../../../scripts/start/instance';
import type { Instance } from '../../../scripts/start/instance';
import { installCommunityPackage } from '../../../scripts/start/pack';
import type { World } from '../world';
import { databaseUser } from './postgres';

export interface Cluster {
	api: N8nApi;
	credentialIds: CredentialIds;
	/** Starts one more worker and returns when it accepts jobs. */
	startWorker(name: string): Promise<Instance>;
}

/** As in examples/queue-mode, but with shorter times, so that a dead worker is noticed within half a minute. */
function environment(ports: { postgres: number; redis: number }, encryptionKey: string): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(ports.redis),
		N8N_EXECUTIONS_QUEUE_KEEP_LAST_COMPLETED: '1000',
		N8N_EXECUTIONS_QUEUE_KEEP_LAST_FAILED: '1000',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(ports.postgres),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: databaseUser,
		DB_POSTGRESDB_POOL_SIZE: '10',
		DB_PING_TIMEOUT_MS: '30000',
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		QUEUE_WORKER_LOCK_DURATION: '20000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '5000',
		QUEUE_WORKER_STALLED_INTERVAL: '5000',
	};
}

/** Starts n8n's main process on an empty database. It migrates the database, so workers must start later. */
export async function startCluster(world: World, ports: { postgres: number; redis: number }): Promise<Cluster> {
	const env = environment(ports, randomBytes(24).toString('hex'));
	// One after the other, because they unpack in the same place.
	let installing = Promise.resolve();

	/** Each process has its own user folder with the package, as on separate machines. */
	async function start(command: 'start' | 'worker', name: string): Promise<Instance> {
		const userFolder = join(world.places.base, name);
		installing = installing.then(
			async () => await installCommunityPackage(world.tarball, { ...world.places, home: userFolder }),
		);
		await installing;
		const instance = await startInstance({
			...{ installation: world.installation, userFolder, command, env },
			logFile: join(world.artefacts, `${name}.log`),
			port: await world.ports.take(),
			brokerPort: await world.ports.take(),
		});
		world.onClose(instance.stop);
		await instance.ready();
		return instance;
	}

	const main = await start('start', 'queue-main');
	const api = new N8nApi(main.url);
	await api.signIn(owner);
	const credentialIds = await saveCredentials(api, demoCredentials(world.sandbox.url));
	return { api, credentialIds, startWorker: async (name) => await start('worker', name) };
}
