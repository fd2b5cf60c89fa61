import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A page of the documentation, its path relative to the repository. */
export interface Page {
	path: string;
	lines: string[];
}

export function readPages(root: string): Page[] {
	const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
	const paths = ['README.md', ...docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
	return paths.map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n') }));
}

export interface Section {
	path: string;
	lines: string[];
}

/** From a heading to the next one of its level or above, on the first page that has it; undefined if none has. */
export function section(pages: Page[], heading: string): Section | undefined {
	for (const { path, lines } of pages) {
		const headings = headingsOf(lines);
		const at = headings.findIndex(({ title }) => title === heading);
		const first = headings[at];
		if (first === undefined) continue;
		const next = headings.slice(at + 1).find(({ level }) => level <= first.level);
		return { path, lines: lines.slice(first.line, next?.line) };
	}
	return undefined;
}

export function headingsOf(lines: string[]): Array<{ level: number; title: string; line: number }> {
	let isCode = false;
	return lines.flatMap((text, line) => {
		if (text.startsWith('```')) isCode = !isCode;
		const [, marks, title] = isCode ? [] : (/^(#{1,6}) (.*)$/.exec(text) ?? []);
		return marks === undefined || title === undefined ? [] : [{ level: marks.length, title, line }];
	});
}

/** The section with its heading at this level, and the headings in it moved along. */
export function atLevel({ path, lines }: Section, level: number): Section {
	const headings = headingsOf(lines);
	const shift = level - (headings[0]?.level ?? level);
	const moved = [...lines];
	for (const { line, level: old, title } of headings) moved[line] = `${'#'.repeat(old + shift)} ${title}`;
	return { path, lines: moved };
}

/** GitHub's name for a heading, as links use it. */
export function anchor(heading: string): string {
	return heading
		.replace(/\]\([^)]*\)/g, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');
}

/** The names of all headings of a page, in their order: one that occurs again gets a number. */
export function anchorsOf(headings: string[]): string[] {
	const seen = new Map<string, number>();
	return headings.map((heading) => {
		const name = anchor(heading);
		const earlier = seen.get(name) ?? 0;
		seen.set(name, earlier + 1);
		return earlier === 0 ? name : `${name}-${earlier}`;
	});
}

/** Where the files of a version are, to read and to show as an image; `home` is where the README's own links lead. */
export interface Bases {
	home: { blob: string; raw: string };
	blob: string;
	raw: string;
}

/**
 * Links of a section, for a page elsewhere: what the page contains too is linked there, all else in the repository.
 *
 * @param here the anchor on the new page of a heading, or of a page as a whole; undefined if it does not contain it
 */
export function relink(
	{ path, lines }: Section,
	bases: Bases,
	here: (file: string, hash?: string) => string | undefined,
): string {
	return lines
		.join('\n')
		.replace(/(!?)\[((?:[^\]`]|`[^`]*`)*)\]\(([^)\s]+)\)/g, (link, image: string, text: string, target: string) => {
			const full = inRepository(path, target, bases.home);
			if (full === undefined) return link;
			const [file = '', hash] = full.split('#');
			const own = image === '!' ? undefined : here(file, hash);
			const base = image === '!' ? bases.raw : bases.blob;
			return `${image}[${text}](${own === undefined ? `${base}/${full}` : `#${own}`})`;
		});
}

/** Of a link on a page, the file of the repository that it leads to, with its anchor; undefined if it leads elsewhere. */
export function inRepository(page: string, target: string, home: Bases['home']): string | undefined {
	const base = [home.blob, home.raw].find((each) => target.startsWith(`${each}/`));
	if (base !== undefined) return target.slice(base.length + 1);
	if (/^[a-z]+:/i.test(target)) return undefined;
	return target.startsWith('#') ? page + target : posix.join(posix.dirname(page), target);
}

/** The addresses of the branch that the README links to: the registry shows it, where relative links lead nowhere. */
export function homeOf(repository: string): Bases['home'] {
	return basesOf(repository, 'main');
}

/** The addresses of a version's files. */
export function basesOf(repository: string, version: string): { blob: string; raw: string } {
	const raw = repository.replace('//github.com/', '//raw.githubusercontent.com/');
	return { blob: `${repository}/blob/${version}`, raw: `${raw}/${version}` };
}
