import { join } from 'node:path';
import { N8nApi } from '../../scripts/start/api';
import { saveCredentials } from '../../scripts/start/credentials';
import type { CredentialIds } from '../../scripts/start/credentials';
import { demoCredentials, owner } from '../../scripts/start/demo';
import { startInstance, usualPort } from '../../scripts/start/instance';
import type { Instance } from '../../scripts/start/instance';
import { installCommunityPackage } from '../../scripts/start/pack';
import type { World } from './world';

/** An n8n of this run, set up, with the package installed in it and the demo credentials saved. */
export interface RunningN8n {
	instance: Instance;
	/** Signed in as the owner of `scripts/start/demo.ts`. */
	api: N8nApi;
	credentialIds: CredentialIds;
	/** Without a slash at the end. */
	url: string;
}

/** Installs the tarball in a new user folder, as n8n itself would, and starts n8n there with SQLite. */
export async function startRunningN8n(world: World): Promise<RunningN8n> {
	const userFolder = world.places.home;
	await installCommunityPackage(world.tarball, world.places);
	const instance = await startInstance({
		installation: world.installation,
		userFolder,
		logFile: join(world.artefacts, 'n8n.log'),
		port: await world.ports.take(usualPort),
		brokerPort: await world.ports.take(),
		// The README recommends this for bridges: an execution without expressions then starts without their engine.
		env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
	});
	world.onClose(instance.stop);
	await instance.ready();
	const api = new N8nApi(instance.url);
	await api.signIn(owner);
	const credentialIds = await saveCredentials(api, demoCredentials(world.sandbox.url));
	return { instance, api, credentialIds, url: instance.url };
}
