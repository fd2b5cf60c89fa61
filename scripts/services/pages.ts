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
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');
}

/**
 * Links of a section, for a page elsewhere: what the page contains too is linked there, all else in the repository.
 *
 * @param repository where the files of this version are, to read and to show as an image
 * @param here what became of an anchor on the new page; undefined if the page does not contain it
 */
export function relink(
	{ path, lines }: Section,
	repository: { blob: string; raw: string },
	here: (anchor: string) => string | undefined,
): string {
	return lines
		.join('\n')
		.replace(/(!?)\[((?:[^\]`]|`[^`]*`)*)\]\(([^)\s]+)\)/g, (link, image: string, text: string, target: string) => {
			if (/^(?:https?|mailto):/.test(target)) return link;
			const [file = '', hash] = target.split('#');
			const own = hash === undefined ? undefined : here(hash);
			if (own !== undefined) return `${image}[${text}](#${own})`;
			const full = file === '' ? path : posix.join(posix.dirname(path), file);
			const base = image === '!' ? repository.raw : repository.blob;
			return `${image}[${text}](${base}/${full}${hash === undefined ? '' : `#${hash}`})`;
		});
}
