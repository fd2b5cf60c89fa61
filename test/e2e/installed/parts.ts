import { deepEqual, match, ok } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { packServices } from '../../../scripts/pack';
import { partOf, typeOf } from '../../../scripts/services/part';
import { services } from '../../../scripts/services/table';
import type { Service } from '../../../scripts/services/table';
import type { N8nApi } from '../../../scripts/start/api';
import { saveCredentials } from '../../../scripts/start/credentials';
import type { Credential } from '../../../scripts/start/credentials';
import { runExample } from '../../../scripts/start/examples';
import type { Stage } from '../../../scripts/start/examples';
import type { Example } from '../../../scripts/start/expected';
import { isObject, list, text } from '../../../scripts/start/json';
import { installCommunityPackage } from '../../../scripts/start/pack';
import type { Checks } from '../checks';
import type { World } from '../world';
import { readManifest } from './manifest';
import { demoFor, examplesOf, startStage } from './partStage';

/** What is installed in one start of n8n: services with a package of their own, and perhaps the package of all. */
interface Round {
	keys: string[];
	withWhole: boolean;
	/** Which of a service's examples runs: the same one twice would send the sandbox the same orders again. */
	example: number;
}

/**
 * Each package alone, then two that sign in with Adobe IMS, then a part beside the whole. All share one database, so
 * each start also finds the workflows and credentials of packages that have been uninstalled.
 */
const rounds: Round[] = [
	...services.map(({ key }) => ({ keys: [key], withWhole: false, example: 0 })),
	{ keys: ['experience-platform', 'journey-optimizer'], withWhole: false, example: 1 },
	{ keys: ['marketo'], withWhole: true, example: 0 },
];

/** Installs the packages of one service in an n8n of their own and runs an example with each. */
export async function partsInstalled(world: World, checks: Checks): Promise<void> {
	const places = {
		...world.places,
		home: join(world.places.base, 'home-parts'),
		pack: join(world.places.base, 'pack-parts'),
	};
	const { root } = places;
	const tarballs = await checks.check('the packages of one service are built and packed', async () => {
		return await packServices(root, places.pack, services);
	});
	if (tarballs === undefined) return;

	for (const { keys, withWhole, example: which } of rounds) {
		const chosen = services.filter(({ key }) => keys.includes(key));
		const title = [...(withWhole ? ['the whole'] : []), ...keys].join(' and ');
		await checks.check(
			`installed: ${title}`,
			async () => {
				rmSync(join(places.home, '.n8n', 'nodes'), { recursive: true, force: true });
				if (withWhole) await installCommunityPackage(world.tarball, { ...places, pack: world.places.pack });
				for (const service of chosen) await installCommunityPackage(tarballs[services.indexOf(service)] ?? '', places);
				const stage = await startStage(world, places.home, title);
				try {
					const types = await loaded(stage.api, root, chosen, withWhole);
					const credentials = demoFor(chosen, withWhole, world.sandbox.url);
					stage.ids = await saveCredentials(stage.api, credentials);
					const examples = chosen.flatMap((service) => {
						const found = examplesOf(root, service)[which];
						if (!found) throw new Error(`Too few examples need ${service.title} alone`);
						return withWhole ? [found.whole, found.part] : [found.part];
					});
					for (const example of examples) {
						const { ok: isOk, remark, actual } = await runExample(example, stage);
						ok(isOk, `${example.name}: ${remark} ${JSON.stringify(actual)}`);
					}
					if (withWhole) await wrongSecrets(stage, credentials, examples);
					return `${types} node types, ran ${examples.map(({ name }) => name).join(', ')}`;
				} finally {
					await stage.stop();
				}
			},
			(note) => note,
		);
	}
	checks.count('packages of one service', tarballs.length);
}

/** Checks that n8n lists the nodes and credentials of the installed packages, each once; returns how many nodes. */
async function loaded(api: N8nApi, root: string, chosen: Service[], withWhole: boolean): Promise<number> {
	const manifest = readManifest(root);
	const whole = withWhole ? manifest.nodes.map((name) => `n8n-nodes-campaign-bridge.${name}`) : [];
	const parts = chosen.flatMap((service) => {
		const { name, n8n } = partOf(root, service).manifest;
		return (n8n?.nodes ?? []).map((path) => `${name}.${typeOf(path)}`);
	});
	const nodes = (await names(api, '/types/nodes.json')).filter((name) => name.startsWith('n8n-nodes-campaign-bridge'));
	deepEqual(nodes.filter((name) => !name.endsWith('Tool')).sort(), [...whole, ...parts].sort());

	const types = await names(api, '/types/credentials.json');
	const wanted = [
		...(withWhole ? manifest.credentials : []),
		...chosen.flatMap(({ credentials }) => Object.values(credentials).map(({ name }) => name)),
	];
	const ours = [
		...manifest.credentials,
		...services.flatMap(({ credentials }) => Object.values(credentials).map(({ name }) => name)),
	];
	deepEqual(types.filter((name) => ours.includes(name)).sort(), wanted.sort());
	return whole.length + parts.length;
}

const names = async (api: N8nApi, path: string): Promise<string[]> =>
	list(await api.getWhole(path))
		.filter(isObject)
		.map(({ name }) => text(name));

/**
 * Where two packages have a credential type of the same name, n8n signs in by one package's code for both, and the
 * nodes of the other never learn why a sign-in failed.
 */
async function wrongSecrets(stage: Stage, credentials: Credential[], examples: Example[]): Promise<void> {
	await saveCredentials(
		stage.api,
		credentials.map((each) => ({ ...each, data: { ...each.data, clientSecret: 'not-the-secret' } })),
	);
	for (const example of examples) {
		const { remark } = await runExample(example, stage);
		match(remark, /refuses the client ID or the client secret/, example.name);
	}
}
