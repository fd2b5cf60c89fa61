import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import manifest from '../../package.json';
import { anchorsOf, homeOf, inRepository } from '../../scripts/services/pages';
import { root } from '../harness/paths';

const repository = manifest.repository.url.replace(/\.git$/, '');
const home = homeOf(repository);
/** Programs whose comments point to the pages. */
const programs = ['nodes', 'credentials', 'test', 'sandbox', 'scripts', 'bench'].flatMap((folder) =>
	filesOf(folder, /\.(ts|mjs|cjs)$/),
);
const pages = [
	...['docs', 'examples', 'bench', '.github'].flatMap((folder) => filesOf(folder, /\.md$/)),
	...['CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'README.md'],
];
const facts = read('docs/n8n-facts.md');

describe('facts about n8n', () => {
	const explained = headings(facts).filter((heading) => /^F\d+$/.test(heading));

	test('are numbered without a gap', () => {
		expect(explained).toEqual(explained.map((_, index) => `F${index + 1}`));
		expect(explained).not.toHaveLength(0);
	});

	test('that are mentioned are explained', () => {
		expect(mentions(/(?<![#\w])F(\d+)\b/g, (number) => explained.includes(`F${number}`))).toEqual([]);
	});

	test('are shown by a test that begins with their number, or the page says that none does', () => {
		const titles = filesOf('test', /\.test\.ts$/)
			.map(read)
			.join('\n');
		const unshown = explained.filter((fact) => {
			const section = facts.split(new RegExp(`^## ${fact}$`, 'm'))[1]?.split(/^## /m)[0] ?? '';
			const isShown = new RegExp(`['"\`]${fact}: `).test(titles);
			return isShown === /_No test/.test(section);
		});
		expect(unshown).toEqual([]);
	});
});

describe('rules', () => {
	const explained = headings(read('docs/guarantees.md')).flatMap((heading) => /^Rule (\d+): /.exec(heading)?.[1] ?? []);

	test('are numbered without a gap', () => {
		expect(explained).toEqual(explained.map((_, index) => String(index + 1)));
		expect(explained).not.toHaveLength(0);
	});

	test('that are mentioned are explained', () => {
		const list = /\brules? (\d+(?:(?:, | and | to |–)\d+)*)/gi;
		const known = (numbers: string) => numbers.split(/\D+/).every((number) => explained.includes(number));
		expect(mentions(list, known)).toEqual([]);
	});
});

describe.each(pages.map((page): [string] => [page]))('%s', (page) => {
	test('links to what exists', () => {
		expect(linksOf(page, read(page)).filter((link) => !resolves(link))).toEqual([]);
	});
});

describe('README', () => {
	const readme = read('README.md');

	test('has at most 150 lines', () => {
		expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
	});

	test('has absolute links only, because the registry shows it', () => {
		expect(targetsOf(readme).filter((target) => !/^https:\/\//.test(target))).toEqual([]);
	});

	test('shows pictures of this repository as files, and reads pages as pages', () => {
		const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
		const isOurs = (target: string) => target.includes(repository.replace('https://github.com', ''));
		expect(pictures.filter((target) => target.startsWith(home.blob))).toEqual([]);
		expect(pictures.filter((target) => isOurs(target) && target.startsWith(home.raw))).not.toEqual([]);
	});
});

test('no page is without a link from another', () => {
	const linked = new Set(pages.flatMap((page) => linksOf(page, read(page)).map((link) => link.split('#')[0])));
	expect(filesOf('docs', /\.md$/).filter((page) => !linked.has(page))).toEqual([]);
});

test('texts of nodes and credentials link to what exists', () => {
	const files = ['nodes', 'credentials'].flatMap((folder) => filesOf(folder, /\.(ts|json)$/));
	const links = files.flatMap((file) =>
		[...read(file).matchAll(/https:\/\/github\.com\/[^'"`\s)]+/g)]
			.filter(([url]) => url.startsWith(repository))
			.map(([url]): [string, string | undefined] => [`${file}: ${url}`, inRepository(file, url, home)]),
	);
	expect(links.length).toBeGreaterThan(20);
	expect(links.filter(([, link]) => link === undefined || !resolves(link)).map(([place]) => place)).toEqual([]);
});

test('a link to a file, an anchor or a page that does not exist is found', () => {
	const text = [
		'See [a](nowhere.md), [b](guarantees.md#rule-99) and [c](#no-such), `[d](code.md)`, [e](https://x.example/),',
		`[f](${home.blob}/nowhere.md), [g](${home.blob}/README.md#no-such), ![h](${home.raw}/.github/images/no.png),`,
		'and what exists: [i](guarantees.md#rule-1-one-outcome-per-item), [j](../README.md#license), [k](#f1).',
	].join('\n');
	const links = linksOf('docs/n8n-facts.md', text);
	expect(links.map(resolves)).toEqual([false, false, false, false, false, false, true, true, true]);
});

/** Where a number is mentioned that no page explains. */
function mentions(pattern: RegExp, isExplained: (numbers: string) => boolean): string[] {
	return [...programs, ...pages].flatMap((path) =>
		[...withoutThis(path).matchAll(pattern)]
			.filter(([, numbers = '']) => !isExplained(numbers))
			.map(([mention]) => `${path}: ${mention}`),
	);
}

/** This file speaks of numbers that must not exist. */
function withoutThis(path: string): string {
	return join(root, path) === __filename ? '' : read(path);
}

function filesOf(folder: string, name: RegExp): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && name.test(entry.name))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

function withoutCode(markdown: string): string {
	return markdown.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ''));
}

function headings(markdown: string): string[] {
	return [...withoutCode(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.trim());
}

/** The targets of links and pictures. */
function targetsOf(markdown: string): string[] {
	return [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** Of a page's links and pictures those that stay within the repository, from its root: file and anchor. */
function linksOf(page: string, markdown: string): string[] {
	return targetsOf(markdown).flatMap((target) => inRepository(page, target, home) ?? []);
}

function resolves(link: string): boolean {
	const [path = '', hash] = link.split('#');
	if (!existsSync(join(root, path))) return false;
	return hash === undefined || anchorsOf(headings(read(path))).includes(hash);
}
