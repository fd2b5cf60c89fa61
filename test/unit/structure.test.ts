import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import ts from 'typescript';

import { defaultOptions } from '../../nodes/shared/contract/options';
import { optionsCollection } from '../../nodes/shared/description/options';
import { root } from '../harness/paths';

interface Import {
	/** Relative to the checkout, without `.ts`; a package's name where it is one. */
	target: string;
	typeOnly: boolean;
}

function typescriptFiles(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function importsOf(path: string): Import[] {
	const source = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ES2022, true);
	return source.statements.flatMap((statement) => {
		if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
		const { moduleSpecifier } = statement;
		if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return [];
		const { text } = moduleSpecifier;
		return [{ target: text.startsWith('.') ? join(dirname(path), text) : text, typeOnly: isTypeOnly(statement) }];
	});
}

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
	if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
	const clause = statement.importClause;
	if (!clause || clause.isTypeOnly) return clause?.isTypeOnly ?? false;
	const named = clause.namedBindings;
	return (
		!clause.name &&
		named !== undefined &&
		ts.isNamedImports(named) &&
		named.elements.every((element) => element.isTypeOnly)
	);
}

/** Files that are loaded when this one is. */
function loaded(path: string, seen = new Set<string>()): Set<string> {
	for (const { target, typeOnly } of importsOf(path)) {
		if (typeOnly || seen.has(target)) continue;
		seen.add(target);
		if (existsSync(join(root, `${target}.ts`))) loaded(`${target}.ts`, seen);
	}
	return seen;
}

const nodes = typescriptFiles('nodes');
const credentials = typescriptFiles('credentials');
const sandbox = typescriptFiles('sandbox');
const wire = nodes.filter((path) => /^nodes\/[^/]+\/wire\//.test(path));
const shared = nodes.filter((path) => path.startsWith('nodes/shared/'));
const table = (paths: string[]) => paths.map((path): [string] => [path]);

/** The rooms of `nodes/shared/` from the ground up: each may use itself and what lies below it. */
const rooms = [
	...['text', 'xml', 'contract', 'item', 'http', 'platform', 'account', 'signIn', 'sentOnce', 'webhook'],
	...['delivery', 'description', 'paste', 'ims'],
];
/** What a wire module may use of `nodes/shared/`: nothing that knows items, sign-ins or deliveries. */
const belowWire = ['text', 'xml', 'contract', 'http', 'platform', 'ims'];

const targetsOf = (path: string): string[] => importsOf(path).map(({ target }) => target);
const roomOf = (target: string): string => /^nodes\/shared\/([^/]+)\//.exec(target)?.[1] ?? '';

test('there are files to look at', () => {
	expect([wire.length, shared.length, sandbox.length, credentials.length].every((count) => count > 0)).toBe(true);
});

test('every file of nodes/shared/ is in a room', () => {
	expect(shared.filter((path) => !rooms.includes(roomOf(path)))).toEqual([]);
});

test('no arrow between rooms runs back up', () => {
	const upward = shared.flatMap((path) =>
		targetsOf(path)
			.filter((target) => target.startsWith('nodes/') && rooms.indexOf(roomOf(target)) > rooms.indexOf(roomOf(path)))
			.map((target) => `${path} → ${target}`),
	);
	expect(upward).toEqual([]);
});

test('there is no circle of files, types included', () => {
	const done = new Set<string>();
	const circles: string[] = [];
	const visit = (path: string, above: string[]): void => {
		if (above.includes(path)) circles.push([...above.slice(above.indexOf(path)), path].join(' → '));
		if (done.has(path) || above.includes(path)) return;
		for (const target of targetsOf(`${path}.ts`)) {
			if (existsSync(join(root, `${target}.ts`))) visit(target, [...above, path]);
		}
		done.add(path);
	};
	for (const path of [...nodes, ...credentials]) visit(path.replace(/\.ts$/, ''), []);
	expect(circles).toEqual([]);
});

test('a name has one of five suffixes, or none', () => {
	const suffixes = ['node', 'description', 'operation', 'read', 'list'];
	const strange = nodes.filter((path) => {
		const [, suffix] = /\.(\w+)\.ts$/.exec(path) ?? [];
		return suffix !== undefined && !suffixes.includes(suffix);
	});
	expect(strange).toEqual([]);
});

describe.each(table(wire))('%s', (path) => {
	test('knows documented bytes only: nothing of n8n, of pasted texts, of items or of deliveries', () => {
		const foreign = targetsOf(path).filter((target) => {
			if (target.startsWith('nodes/shared/')) return !belowWire.includes(roomOf(target));
			return /^@?n8n/.test(target) || /^nodes\/\w+\/(paste\/|\w+\.\w+$)/.test(target);
		});
		expect(foreign).toEqual([]);
	});
	test('loads nothing of n8n', () => {
		expect([...loaded(path)].filter((target) => /^@?n8n/.test(target))).toEqual([]);
	});
});

describe.each(table(shared))('%s', (path) => {
	test('knows no product', () => {
		const foreign = targetsOf(path).filter(
			(target) => target.startsWith('nodes/') && !target.startsWith('nodes/shared/'),
		);
		expect(foreign).toEqual([]);
		const [code = ''] = [withoutComments(path)];
		expect(code).not.toMatch(/adobeCampaign|marketo|journeyOptimizer|experiencePlatform/);
	});
});

test('no product imports another', () => {
	const crossings = nodes.flatMap((path) => {
		const own = path.split('/')[1];
		return importsOf(path)
			.map(({ target }) => target)
			.filter((target) => target.startsWith('nodes/') && ![own, 'shared'].includes(target.split('/')[1]))
			.map((target) => `${path} → ${target}`);
	});
	expect(crossings).toEqual([]);
});

test('only the one way out touches the HTTP helpers', () => {
	const touching = [...nodes, ...credentials].filter((path) =>
		/helpers\s*\.\s*(httpRequest|request)|\.httpRequest\b/.test(withoutComments(path)),
	);
	expect(touching).toEqual(['nodes/shared/http/egress.ts']);
});

test('nobody reaches for the network otherwise', () => {
	const offenders = [...nodes, ...credentials].filter(
		(path) =>
			/\bfetch\(|XMLHttpRequest/.test(withoutComments(path)) ||
			importsOf(path).some(({ target }) => /^(node:)?(http|https|net|tls|dgram|child_process|fs)$|axios/.test(target)),
	);
	expect(offenders).toEqual([]);
});

test('the sandbox imports nothing of the nodes or credentials', () => {
	const crossings = sandbox.flatMap((path) =>
		importsOf(path)
			.map(({ target }) => target)
			.filter((target) => /^(nodes|credentials|n8n|@n8n)/.test(target)),
	);
	expect(crossings).toEqual([]);
});

test('nodes and sandbox share no XML library', () => {
	const packages = (paths: string[]) =>
		new Set(
			paths
				.flatMap(importsOf)
				.map(({ target }) => target)
				.filter((target) => /xml|sax/.test(target) && !target.includes('/')),
		);
	const ours = packages(nodes);
	expect([...packages(sandbox)].filter((name) => ours.has(name))).toEqual([]);
});

test('no published file is above 250 lines', () => {
	const long = [...nodes, ...credentials]
		.map((path) => [path, readFileSync(join(root, path), 'utf8').split('\n').length] as const)
		.filter(([, lines]) => lines > 250);
	expect(long).toEqual([]);
});

/** Off while it is not added to the options; whoever adds it wants it. */
const onWhenAdded = { dryRun: true };

test('the defaults that the panel shows are those that count', () => {
	const shown = (optionsCollection().options ?? []).flatMap((option) =>
		'default' in option ? [[option.name, option.default]] : [],
	);
	expect(Object.fromEntries(shown)).toEqual({ ...defaultOptions, ...onWhenAdded });
});

test("a node's own defaults are shown too", () => {
	const own = { timeout: 75_000, retryUnknown: true };
	const shown = (optionsCollection([], own).options ?? []).flatMap((option) =>
		'default' in option ? [[option.name, option.default]] : [],
	);
	expect(Object.fromEntries(shown)).toEqual({ ...defaultOptions, ...onWhenAdded, ...own });
});

function withoutComments(path: string): string {
	return readFileSync(join(root, path), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
}
