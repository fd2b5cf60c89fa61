import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ICredentialType, INodeType } from 'n8n-workflow';

import { readEntries, readManifest } from '../../scripts/build/entries';
import { bundle } from '../../scripts/build/bundle';
import { anchorsOf, headingsOf } from '../../scripts/services/pages';
import { classOf, folderOf, partOf } from '../../scripts/services/part';
import { partReadme } from '../../scripts/services/readme';
import { staleSources } from '../../scripts/services/sourceFolder';
import { stage } from '../../scripts/services/stage';
import { services, type Service } from '../../scripts/services/table';
import { root } from '../harness/paths';

const whole = readManifest(root);
const parts = services.map((service) => partOf(root, service));
const table = services.map((service): [string, Service] => [service.key, service]);

/** Instances of the built classes, by class name. */
function instances<T>(folder: string, paths: string[] = []): Map<string, T> {
	return new Map(
		paths.map((path) => {
			const exported = jest.requireActual<Record<string, new () => T>>(join(folder, path));
			const Class = exported[classOf(path)];
			if (Class === undefined) throw new Error(`${path} exports no class`);
			return [classOf(path), new Class()];
		}),
	);
}

const nodes = instances<INodeType>(root, whole.n8n?.nodes);
const credentials = instances<ICredentialType>(root, whole.n8n?.credentials);

describe('the table of services', () => {
	test('has every node of the package in exactly one service', () => {
		expect(parts.flatMap(({ manifest }) => manifest.n8n?.nodes ?? []).sort()).toEqual(
			[...(whole.n8n?.nodes ?? [])].sort(),
		);
	});

	test('has every folder of nodes/ in exactly one service', () => {
		const folders = readdirSync(join(root, 'nodes')).filter((name) => name !== 'shared');
		const owners = folders.map((name) => [name, services.filter(({ folders: own }) => own.test(name)).length]);
		expect(owners).toEqual(folders.map((name) => [name, 1]));
	});

	test.each(table)('has in %s the credentials that its nodes use, and no other', (_, service) => {
		const used = (whole.n8n?.nodes ?? [])
			.filter((path) => service.folders.test(folderOf(path)))
			.flatMap((path) => nodes.get(classOf(path))?.description.credentials ?? [])
			.map(({ name }) => name);
		const listed = Object.keys(service.credentials).map((name) => credentials.get(name)?.name);
		expect(listed.sort()).toEqual([...new Set(used)].sort());
	});

	test('gives each credential of each package a type and a name that no other has', () => {
		const own = services.flatMap((service) => Object.values(service.credentials));
		const types = [...own, ...credentials.values()].map(({ name }) => name);
		const names = [...own, ...credentials.values()].map(({ displayName }) => displayName);
		expect(types.filter((name, index) => types.indexOf(name) !== index)).toEqual([]);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
		expect([...types, ...names].filter((name) => !/(?:Api|API)$/.test(name))).toEqual([]);
	});
});

describe.each(table)('the package of %s', (_, service) => {
	const part = partOf(root, service);
	let folder: string;
	let code: string;

	beforeAll(async () => {
		({ folder } = await stage(part, root));
		code = readFileSync(join(folder, 'dist', 'bundle.js'), 'utf8');
	});

	test('has only the nodes and credentials of its service, with its own names', () => {
		const built = instances<INodeType>(folder, part.manifest.n8n?.nodes);
		const own = Object.values(service.credentials);
		const used = [...built.values()]
			.flatMap(({ description }) => description.credentials ?? [])
			.map(({ name }) => name);
		expect([...new Set(used)].sort()).toEqual(own.map(({ name }) => name).sort());
		const types = instances<ICredentialType>(folder, part.manifest.n8n?.credentials);
		expect([...types.values()].map(({ name, displayName }) => ({ name, displayName }))).toEqual(
			expect.arrayContaining(own),
		);
		expect(types.size).toBe(own.length);
		expect(code).toContain(`'User-Agent': "${part.manifest.name}"`.replace("'User-Agent'", '"User-Agent"'));
	});

	test('has no line of another service’s code', async () => {
		const { files } = await bundle(root, readEntries(whole));
		const lines = linesByFolder(String(files.get('bundle.js')));
		const own = distinct(lines, (name) => service.folders.test(name));
		const foreign = distinct(lines, (name) => name !== 'shared' && !service.folders.test(name));
		const held = new Set(code.split('\n').map(withoutNumbers));
		expect(foreign.length).toBeGreaterThan(500);
		expect(foreign.filter((line) => held.has(line))).toEqual([]);
		// The comparison finds what is there.
		expect(own.filter((line) => held.has(line)).length).toBeGreaterThan(own.length * 0.9);
	});

	test('has the icons and codex files of its nodes, and no others', () => {
		const entries = readEntries(part.manifest);
		const products = new Set(entries.filter(({ kind }) => kind === 'node').map(({ output }) => folderOf(output)));
		expect(readdirSync(join(folder, 'dist', 'nodes')).sort()).toEqual([...products].sort());
		for (const icon of readdirSync(join(folder, 'dist', 'icons'))) expect(code).toContain(`icons/${icon}`);
		for (const { kind, output } of entries) {
			if (kind === 'credential') continue;
			const codex = JSON.parse(readFileSync(join(folder, output.replace(/\.js$/, '.json')), 'utf8')) as {
				node: string;
			};
			expect(codex.node.split('.')[0]).toBe(part.manifest.name);
		}
	});

	test('has its papers, and the licenses of the packages in its bundle', () => {
		const found = readdirSync(folder).sort();
		expect(found).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json']);
		const licenses = readFileSync(join(folder, 'dist', 'THIRD_PARTY_LICENSES.txt'), 'utf8');
		const named = [...licenses.matchAll(/^(\S+) \d+\.\d+\.\d+\S*$/gm)].map(([, name]) => name);
		const bundled = [...code.matchAll(/^ *\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)/gm)].map(([, name]) => name);
		expect(named).toEqual(expect.arrayContaining(bundled));
		// What other parts bundle is not named; what the bundled packages bring along may have been left out as unused.
		const imported = Object.keys(part.manifest.devDependencies ?? {});
		expect(named.filter((name = '') => imported.includes(name) && !bundled.includes(name))).toEqual([]);
	});

	test('has a README about its nodes and credentials only, whose links lead somewhere', () => {
		const readme = partReadme(root, part);
		const titles = headingsOf(readme.split('\n')).map(({ title }) => title);
		const shown = [...nodes].map(([name, { description }]): [string, string] => [name, description.displayName]);
		const ours = (part.manifest.n8n?.nodes ?? []).map(classOf);
		for (const [name, title] of shown) expect([title, titles.includes(title)]).toEqual([title, ours.includes(name)]);
		for (const { displayName } of Object.values(service.credentials)) expect(titles).toContain(displayName);
		for (const { displayName } of credentials.values()) expect(titles).not.toContain(displayName);
		const anchors = anchorsOf(titles);
		const targets = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
		expect(targets.length).toBeGreaterThan(10);
		const broken = targets.filter(
			(target) =>
				!/^https:\/\/|^(?:LICENSE|CHANGELOG\.md)$/.test(target) &&
				!(target.startsWith('#') && anchors.includes(target.slice(1))),
		);
		expect(broken).toEqual([]);
	});

	test('has a folder with its package.json and links to its sources', () => {
		expect(staleSources(root, service)).toEqual([]);
	});
});

test('the package for Marketo knows no address, queue or method of Adobe Campaign', async () => {
	const marketo = parts.find(({ service }) => service.key === 'marketo');
	if (marketo === undefined) throw new Error('The table has no service marketo');
	const campaign = /soaprouter|nms:rtEvent|PushEvents|xtk:session|mc\.adobe\.io|adobelogin/;
	const { folder } = await stage(marketo, root);
	expect(readFileSync(join(folder, 'dist', 'bundle.js'), 'utf8')).not.toMatch(campaign);
	expect(readFileSync(join(root, 'dist', 'bundle.js'), 'utf8')).toMatch(campaign);
});

/** The trimmed lines of a bundle's modules, by the folder of nodes/ that they come from; esbuild names each module. */
function linesByFolder(code: string): Map<string, Set<string>> {
	const found = new Map<string, Set<string>>();
	let folder = 'shared';
	for (const line of code.split('\n')) {
		const [, path] = /^\/\/ ((?:nodes|credentials|node_modules)\/.*)$/.exec(line) ?? [];
		if (path !== undefined) folder = path.startsWith('nodes/') ? (path.split('/')[1] ?? '') : 'shared';
		const lines = found.get(folder) ?? new Set();
		found.set(folder, lines.add(withoutNumbers(line)));
	}
	return found;
}

/** A line without the numbers that esbuild gives to names which several modules have. */
const withoutNumbers = (line: string) => line.trim().replace(/(?<=[A-Za-z_$])\d+\b/g, '');

/** Lines long enough to be somebody's, of the chosen folders and of none of the others. */
function distinct(lines: Map<string, Set<string>>, isChosen: (folder: string) => boolean): string[] {
	const others = new Set([...lines].filter(([name]) => !isChosen(name)).flatMap(([, each]) => [...each]));
	return [...lines]
		.filter(([name]) => isChosen(name))
		.flatMap(([, each]) => [...each])
		.filter((line) => line.length >= 30 && !others.has(line));
}
