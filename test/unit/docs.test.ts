import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { root } from '../harness/paths';

/** Programs whose comments point to the pages. */
const programs = ['nodes', 'credentials', 'test', 'sandbox', 'scripts', 'bench'].flatMap((folder) =>
	filesOf(folder, /\.(ts|mjs|cjs)$/),
);
const pages = [...filesOf('docs', /\.md$/), 'CONTRIBUTING.md', 'SECURITY.md', 'README.md'];
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
		const broken = linksOf(read(page)).filter((link) => !resolves(page, link));
		expect(broken).toEqual([]);
	});
});

test('a link to a file, an anchor or a page that does not exist is found', () => {
	const text =
		'See [a](nowhere.md), [b](guarantees.md#rule-99) and [c](#no-such), `[d](code.md)`, [e](https://x.example/).';
	expect(linksOf(text).map((link) => resolves('docs/n8n-facts.md', link))).toEqual([false, false, false]);
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

/** The targets of links and pictures that stay within the repository. */
function linksOf(markdown: string): string[] {
	return [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target = '']) => target)
		.filter((target) => !/^[a-z]+:/i.test(target));
}

function resolves(page: string, link: string): boolean {
	const [path = '', anchor] = link.split('#');
	const target = path === '' ? page : join(dirname(page), path);
	if (!existsSync(join(root, target))) return false;
	return anchor === undefined || anchors(read(target)).includes(anchor);
}

/** As GitHub makes them of headings. */
function anchors(markdown: string): string[] {
	const seen = new Map<string, number>();
	return headings(markdown).map((heading) => {
		const slug = heading
			.replace(/\]\([^)]*\)/g, '')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replace(/\s/g, '-');
		const earlier = seen.get(slug) ?? 0;
		seen.set(slug, earlier + 1);
		return earlier === 0 ? slug : `${slug}-${earlier}`;
	});
}
