import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readManifest, type Manifest } from '../build/entries';
import type { Service } from './table';

/** The package of one service, as far as it differs from the package of all. */
export interface Part {
	service: Service;
	/** Its package.json. */
	manifest: Manifest;
	/** What its texts say instead: its own package name and its own credential types. */
	rename: Renames;
}

export interface Renames {
	/** Of code, codex files and workflows. */
	types(text: string): string;
	/** Of what people read: also the names that n8n shows. */
	words(text: string): string;
}

/** What a part takes over from the package of all as it is. */
const shared = ['version', 'license', 'author', 'engines', 'files', 'peerDependencies'];

export function partOf(root: string, service: Service): Part {
	const whole = readManifest(root);
	const name = `${whole.name}-${service.key}`;
	const { nodes, credentials } = membersOf(whole, service);
	const manifest = {
		name,
		description: service.description,
		keywords: ['n8n-community-node-package', ...service.keywords],
		homepage: `${whole.homepage}/tree/main/${sourceFolder(service)}`,
		repository: { ...whole.repository, directory: sourceFolder(service) },
		...Object.fromEntries(Object.entries(whole).filter(([key]) => shared.includes(key))),
		version: whole.version,
		devDependencies: imported(root, whole),
		n8n: { ...whole.n8n, credentials, nodes },
	};
	return { service, manifest, rename: renames(root, whole, { service, name }) };
}

function renames(root: string, whole: Manifest, part: { service: Service; name: string }): Renames {
	const { credentials } = membersOf(whole, part.service);
	const types = replacer([
		// Not in the address of the repository, which all packages share.
		[`(?<![/\\w.-])${whole.name}(?![\\w-])`, part.name],
		...credentials.map((path): [string, string] => [`\\b${typeOf(path)}\\b`, ownName(part.service, path).name]),
	]);
	const shown = replacer(
		credentials.map((path): [string, string] => [
			`\\b${displayNameOf(root, path)}\\b`,
			ownName(part.service, path).displayName,
		]),
	);
	return { types, words: (text) => shown(types(text)) };
}

/**
 * The packages that the sources import, at their versions. n8n removes development dependencies when it installs a
 * package; its scanner, which also lints what a part shares with others and does not bundle, allows imports of them only.
 */
function imported(root: string, { devDependencies = {} }: Manifest): Record<string, string> {
	const files = readdirSync(join(root, 'nodes'), { recursive: true, encoding: 'utf8' });
	const texts = files
		.filter((name) => name.endsWith('.ts'))
		.map((name) => readFileSync(join(root, 'nodes', name), 'utf8'));
	const isImported = (name: string) => texts.some((text) => text.includes(`from '${name}'`));
	return Object.fromEntries(
		Object.entries(devDependencies).filter(([name]) => name !== 'n8n-workflow' && isImported(name)),
	);
}

/** The entries of the package of all that belong to a service. */
export function membersOf(
	{ n8n }: Manifest,
	{ folders, credentials }: Service,
): { nodes: string[]; credentials: string[] } {
	return {
		nodes: (n8n?.nodes ?? []).filter((path) => folders.test(folderOf(path))),
		credentials: (n8n?.credentials ?? []).filter((path) => classOf(path) in credentials),
	};
}

/** Where the repository says what a part consists of; n8n's scanner looks for a package.json with the package's name. */
export const sourceFolder = ({ key }: Service): string => `packages/${key}`;

/** `Marketo` of `dist/nodes/Marketo/MarketoRequestCampaign.node.js`. */
export const folderOf = (path: string): string => path.split('/').at(-2) ?? '';

/** `MarketoApi` of `dist/credentials/MarketoApi.credentials.js`. */
export const classOf = (path: string): string => path.split('/').at(-1)?.split('.')[0] ?? '';

/** The type that workflows name: a class's name begins with a capital, its type's does not. */
export function typeOf(path: string): string {
	const name = classOf(path);
	return name.charAt(0).toLowerCase() + name.slice(1);
}

function ownName({ credentials }: Service, path: string) {
	const own = credentials[classOf(path)];
	if (own === undefined) throw new Error(`${path} has no name of its own in this service`);
	return own;
}

function displayNameOf(root: string, path: string): string {
	const source = readFileSync(join(root, path.replace(/^dist\//, '').replace(/\.js$/, '.ts')), 'utf8');
	const [, name] = /^\tdisplayName = '([^']+)';$/m.exec(source) ?? [];
	if (name === undefined) throw new Error(`${path} does not say its displayName in one line`);
	return name;
}

/** All at once, so that what one replacement wrote is not replaced by the next. */
function replacer(pairs: Array<[string, string]>): (text: string) => string {
	if (pairs.length === 0) return (text) => text;
	const pattern = new RegExp(pairs.map(([from]) => `(${from})`).join('|'), 'g');
	return (text) =>
		text.replace(pattern, (found, ...groups: unknown[]) => {
			const which = groups.slice(0, pairs.length).findIndex((group) => group !== undefined);
			return pairs[which]?.[1] ?? found;
		});
}
