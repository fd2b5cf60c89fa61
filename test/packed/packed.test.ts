import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, sep } from 'node:path';

import { packAndUnpack } from '../../scripts/pack';
import { classOf, partOf } from '../../scripts/services/part';
import { stage } from '../../scripts/services/stage';
import { services, type Service } from '../../scripts/services/table';
import { modules, workflowFolder } from '../harness/coreUnderTest.cjs';
import { root } from '../harness/paths';

interface Manifest {
	name: string;
	scripts?: Record<string, string>;
	peerDependencies?: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
}

interface Loaded {
	nodes: Array<{
		name: string;
		icons: string[];
		codex?: { categories?: string[]; resources?: Record<string, unknown[]> };
	}>;
	credentials: Array<{ name: string; icons: string[] }>;
}

const packages: Array<[string, Service | undefined]> = [
	['the packed package', undefined],
	...services.map((service): [string, Service] => [`the packed package of ${service.key}`, service]),
];

/** What a user installs: the tarball with nothing beside it but n8n-workflow. n8n removes development dependencies. */
describe.each(packages)('%s', (_, service) => {
	let temporary: string;
	let folder: string;
	let manifest: Manifest;
	let loaded: Loaded;

	beforeAll(async () => {
		({ temporary, folder } = packAndUnpack(service ? (await stage(partOf(root, service), root)).folder : root));
		manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
		mkdirSync(join(folder, 'node_modules'));
		// A junction needs no special rights on Windows; elsewhere the word is ignored.
		symlinkSync(workflowFolder, join(folder, 'node_modules', 'n8n-workflow'), 'junction');
		loaded = load(folder, temporary);
	});
	afterAll(() => rmSync(temporary, { recursive: true, force: true }));

	test('loads every node and credential it announces', () => {
		const className = (path: string) => path.split('/').at(-1)?.split('.')[0]?.toLowerCase();
		expect(loaded.nodes.map(({ name }) => name.toLowerCase()).sort()).toEqual(manifest.n8n.nodes.map(className).sort());
		expect(loaded.credentials.map(({ name }) => name.toLowerCase()).sort()).toEqual(
			manifest.n8n.credentials
				.map((path) => service?.credentials[classOf(path)]?.name.toLowerCase() ?? className(path))
				.sort(),
		);
	});

	test('every node has a codex with resources', () => {
		for (const { codex } of loaded.nodes) {
			expect(codex?.categories).not.toHaveLength(0);
			expect(codex?.resources?.primaryDocumentation).not.toHaveLength(0);
			expect(codex?.resources?.credentialDocumentation).not.toHaveLength(0);
		}
	});

	test('every icon exists', () => {
		for (const { name, icons } of [...loaded.nodes, ...loaded.credentials]) {
			expect({ name, count: icons.length }).toEqual({ name, count: 2 });
			for (const icon of icons)
				expect(existsSync(join(folder, icon.replace(`icons/${manifest.name}/`, '')))).toBe(true);
		}
	});

	test('has no dependency but n8n-workflow', () => {
		expect(manifest).not.toHaveProperty('dependencies');
		expect(manifest).not.toHaveProperty('optionalDependencies');
		expect(manifest).not.toHaveProperty('overrides');
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	test('has no script that npm runs on installation', () => {
		const forbidden = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish', 'preprepare', 'postprepare'];
		expect(Object.keys(manifest.scripts ?? {}).filter((name) => forbidden.includes(name))).toEqual([]);
	});

	test('requires nothing but n8n-workflow, Node and itself', () => {
		const foreign = files(folder)
			.filter((path) => path.endsWith('.js'))
			.flatMap((path) => required(join(folder, path)))
			.filter((name) => !name.startsWith('.') && name !== 'n8n-workflow')
			.filter((name) => !builtinModules.includes(name.replace(/^node:/, '')));
		expect(foreign).toEqual([]);
	});

	test('contains dist and the usual papers, nothing else', () => {
		const strangers = files(folder).filter(
			(path) => !/^(?:dist\/|package\.json$|README|LICEN[CS]E|CHANGELOG)/.test(path),
		);
		expect(strangers).toEqual([]);
		expect(files(folder).filter((path) => /^dist\/(?:test|sandbox|scripts)\//.test(path))).toEqual([]);
		for (const paper of ['README.md', 'LICENSE', 'CHANGELOG.md']) expect(files(folder)).toContain(paper);
	});

	test('contains the licences of the code it bundles', () => {
		const bundle = readFileSync(join(folder, 'dist', 'bundle.js'), 'utf8');
		expect(/^\/\/ .*node_modules\//m.test(bundle)).toBe(existsSync(join(folder, 'dist', 'THIRD_PARTY_LICENSES.txt')));
	});
});

function load(folder: string, userFolder: string): Loaded {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[join(__dirname, 'load.cjs'), modules['n8n-core'], folder],
		{
			cwd: folder,
			encoding: 'utf8',
			env: {
				...process.env,
				NODE_ENV: 'production',
				NODE_PATH: '',
				N8N_USER_FOLDER: userFolder,
				N8N_LOG_LEVEL: 'silent',
			},
		},
	);
	if (status !== 0) throw new Error(`The packed package does not load\n${stderr}`);
	return JSON.parse(stdout) as Loaded;
}

function files(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(folder.length + 1)
				.split(sep)
				.join('/'),
		)
		.filter((path) => !path.startsWith('node_modules/'));
}

function required(path: string): string[] {
	const text = readFileSync(path, 'utf8');
	return [...text.matchAll(/\b(?:require|import)\(\s*(['"`])([^'"`]+)\1/g)].map(([, , name]) => name ?? '');
}
