import { deepEqual, ok } from 'node:assert/strict';
import type { N8nApi } from '../../../scripts/start/api';
import { isObject, list, object, text } from '../../../scripts/start/json';
import type { Json } from '../../../scripts/start/json';
import type { Checks } from '../checks';
import type { World } from '../world';
import { readManifest } from './manifest';
import { partsInstalled } from './parts';

const prefix = 'n8n-nodes-campaign-bridge';

/** Checks the package in the type lists from which n8n builds its editor. */
export async function installed(world: World, checks: Checks): Promise<void> {
	const { url, api } = await world.n8n();
	const manifest = readManifest(world.places.root);
	const nodes = new Map<string, Json>();
	const credentials = new Map<string, Json>();
	await checks.check('n8n lists its node and credential types', async () => {
		for (const type of await typesAt(api, '/types/nodes.json')) nodes.set(text(type['name']), type);
		for (const type of await typesAt(api, '/types/credentials.json')) credentials.set(text(type['name']), type);
		const ours = [...nodes.keys()].filter((name) => name.startsWith(`${prefix}.`) && !name.endsWith('Tool'));
		deepEqual(ours.sort(), manifest.nodes.map((name) => `${prefix}.${name}`).sort());
	});

	for (const name of manifest.nodes) {
		const type = nodes.get(`${prefix}.${name}`) ?? {};
		await checks.check(
			`${prefix}.${name}`,
			async () => {
				ok(text(type['displayName']).startsWith('Adobe ') || name.startsWith('marketo'), 'a display name');
				await checkIcons(url, type);
				const codex = checkCodex(type);
				// A trigger starts workflows, which an agent cannot do.
				const isTrigger = list(type['group']).includes('trigger');
				const tool = nodes.get(`${prefix}.${name}Tool`);
				ok(isTrigger ? !tool : tool && type['usableAsTool'], 'a tool variant for agents, unless it is a trigger');
				return `${text(type['displayName'])}; ${codex}${isTrigger ? '; a trigger' : '; also a tool'}`;
			},
			(note) => note,
		);
	}
	for (const name of manifest.credentials) {
		const type = credentials.get(name) ?? {};
		await checks.check(
			`credential ${name}`,
			async () => {
				await checkIcons(url, type);
				const supported = list(type['supportedNodes']);
				ok(supported.length > 0, 'a node that uses it');
				return `${text(type['displayName'])}; used by ${supported.length} of the nodes`;
			},
			(note) => note,
		);
	}
	checks.count('node types', manifest.nodes.filter((name) => nodes.has(`${prefix}.${name}`)).length);
	checks.count(
		'tool variants',
		[...nodes.keys()].filter((name) => name.startsWith(`${prefix}.`) && name.endsWith('Tool')).length,
	);
	checks.count('credential types', manifest.credentials.filter((name) => credentials.has(name)).length);
	await partsInstalled(world, checks);
}

const typesAt = async (api: N8nApi, path: string): Promise<Json[]> => list(await api.getWhole(path)).filter(isObject);

/** Both icons exist and differ: one for the light theme, one for the dark theme. */
async function checkIcons(url: string, type: Json): Promise<void> {
	const { light, dark } = object(type['iconUrl']);
	const drawings: string[] = [];
	for (const path of [light, dark].map(text)) {
		ok(path !== '', 'an icon for the light and one for the dark theme');
		const response = await fetch(`${url}/${path}`);
		const drawing = await response.text();
		ok(response.ok && drawing.includes('<svg'), `${path}: response ${response.status}`);
		drawings.push(drawing);
	}
	ok(drawings[0] !== drawings[1], 'two different icons');
}

/** The codex file contains category, search words and documentation; without it, the node panel does not find the node. */
function checkCodex(type: Json): string {
	const { categories, resources, alias } = object(type['codex']);
	deepEqual(list(categories)[0], 'Marketing & Content');
	ok(list(alias).length > 0, 'other words to find it by');
	for (const kind of ['primaryDocumentation', 'credentialDocumentation'])
		ok(text(object(list(object(resources)[kind])[0])['url']).startsWith('https://'), kind);
	return `found by ${list(alias).map(text).join(', ')}`;
}
