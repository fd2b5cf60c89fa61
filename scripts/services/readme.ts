import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { list, object, text } from '../start/json';
import {
	anchor,
	anchorsOf,
	atLevel,
	basesOf,
	headingsOf,
	homeOf,
	readPages,
	relink,
	section,
	type Page,
	type Section,
} from './pages';
import { typeOf, type Part } from './part';

/** Of the pages of all, what a part says too. */
const common = ['Options of every node', 'Delivery guarantees in plain words', 'Compatibility'];

/**
 * The README of a part: what the repository's pages say about its nodes and credentials, in the order that n8n's template
 * has.
 *
 * @throws an Error for a node or credential that has no heading of its name on any page
 */
export function partReadme(root: string, { service, manifest, rename }: Part): string {
	const pages = readPages(root);
	const repository = (manifest.repository?.url ?? '').replace(/\.git$/, '');
	const bases = { ...basesOf(repository, manifest.version), home: homeOf(repository) };
	const nodes = (manifest.n8n?.nodes ?? []).map((path) => displayName(root, path, /^\t\tdisplayName: '([^']+)',$/m));
	const credentials = (manifest.n8n?.credentials ?? []).map((path) =>
		displayName(root, path, /^\tdisplayName = '([^']+)';$/m),
	);
	const [options, guarantees, compatibility] = common.map((heading) => needed(pages, heading));
	const { path, lines } = needed(pages, 'License');
	const parts: Array<Section | undefined> = [
		options && atLevel(options, 3),
		...nodes.map((heading) => atLevel(needed(pages, heading), 3)),
		own(['## Credentials', '']),
		...credentials.map((heading) => atLevel(needed(pages, heading), 3)),
		atLevel(needed(pages, 'The address of your n8n'), 3),
		guarantees && atLevel(guarantees, 2),
		compatibility && tableOf(compatibility),
	];
	const sections = parts.filter((each) => each !== undefined);
	const titles = sections.flatMap(({ path: file, lines: text }) =>
		headingsOf(text).map(({ title }) => ({ file, title })),
	);
	const anchors = anchorsOf(titles.map(({ title }) => rename.words(title)));
	const here = (file: string, hash?: string) => {
		const wanted = hash ?? anchor(titleOf(pages, file) ?? '');
		return anchors[titles.findIndex((heading) => heading.file === file && anchor(heading.title) === wanted)];
	};
	const body = sections.map((each) => rename.words(relink(each, bases, here)).trim());
	const rows = nodes.map((name) => `| [${name}](#${anchor(name)}) | ${purpose(pages, name)} |`);
	return `${[
		`# ${manifest.name}`,
		`n8n community nodes for ${service.title}: **nothing lost, nothing sent twice, and a separate outcome for every item.**`,
		['| node | what it does |', '| --- | --- |', ...rows].join('\n'),
		`These are the nodes for ${service.title} of [n8n-nodes-campaign-bridge](${repository}), whose one package serves all of Adobe's messaging services. They have node and credential types of their own, so both packages can be installed; [a script](${bases.blob}/docs/publishing.md#moving-a-workflow) rewrites workflows from one to the other.`,
		'## Installation',
		`In your own n8n, go to _Settings → Community nodes → Install_ and enter \`${manifest.name}\` ([n8n's guide](https://docs.n8n.io/integrations/community-nodes/installation/)). The package has no dependencies of its own.`,
		'## Nodes',
		...body,
		'## Example workflows',
		examples(root, manifest.n8n?.nodes ?? [], bases.blob),
		'## Resources',
		`[Guarantees](${bases.blob}/docs/guarantees.md) · [Troubleshooting](${bases.blob}/docs/troubleshooting.md) · [Sandbox](${bases.blob}/docs/sandbox.md) · [Changes](CHANGELOG.md) (of all packages of the repository) · [Source](${repository})`,
		'## License',
		relink({ path, lines: lines.slice(1) }, bases, here).trim(),
	].join('\n\n')}\n`;
}

const own = (lines: string[]): Section => ({ path: 'README.md', lines });

function needed(pages: Page[], heading: string): Section {
	const found = section(pages, heading);
	if (found) return found;
	throw new Error(`No page in docs/ nor the README has a heading "${heading}"`);
}

/** A page's own title, by which a link without an anchor is known. */
function titleOf(pages: Page[], file: string): string | undefined {
	const page = pages.find(({ path }) => path === file);
	return page && headingsOf(page.lines)[0]?.title;
}

/** How it is tested is of interest in the repository; what is supported, everywhere: the page's first table. */
function tableOf({ path, lines }: Section): Section {
	const first = lines.findIndex((line) => line.startsWith('|'));
	const rest = lines.slice(first);
	const end = rest.findIndex((line) => !line.startsWith('|'));
	return { path, lines: ['## Compatibility', '', ...rest.slice(0, end)] };
}

function displayName(root: string, path: string, pattern: RegExp): string {
	const file = path.replace(/^dist\//, '').replace(/\.js$/, '.ts');
	const [, name] = pattern.exec(readFileSync(join(root, file), 'utf8')) ?? [];
	if (name === undefined) throw new Error(`${file} does not say its displayName in one line`);
	return name;
}

/** The last cell of the node's row in the README's table of nodes. */
function purpose([readme]: Page[], node: string): string {
	const row = readme?.lines.find((line) => line.startsWith(`| [${node}](`));
	const cell = row?.split('|').at(-2)?.trim();
	if (cell === undefined) throw new Error(`The README's table of nodes has no row for ${node}`);
	return cell;
}

/** The examples in which a node of this part is used, and none of another service. */
function examples(root: string, nodes: string[], blob: string): string {
	const types = nodes.map(typeOf);
	const files = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.json'));
	const rows = files.flatMap((file) => {
		const workflow = object(JSON.parse(readFileSync(join(root, 'examples', file), 'utf8')));
		const ours = list(workflow['nodes'])
			.map((node) => text(object(node)['type']))
			.filter((type) => type.startsWith('n8n-nodes-campaign-bridge.'))
			.map((type) => type.split('.').at(-1) ?? '');
		const fits = ours.length > 0 && ours.every((type) => types.includes(type));
		return fits ? [`- [${text(workflow['name'])}](${blob}/examples/${file})`] : [];
	});
	return ['Made for the package of all; the script above rewrites them for this one.', '', ...rows].join('\n');
}
