import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { ICredentialType, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import manifest from '../../package.json';
import { anchor, headingsOf, homeOf, section, type Page } from '../../scripts/services/pages';
import { loadPackage } from './engine';
import { otherNames } from './otherNames';
import { root } from './paths';

const home = homeOf(manifest.repository.url.replace(/\.git$/, ''));
const pageOf = (displayName: string) => `docs/nodes/${anchor(displayName)}.md`;
const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
const pages = ['README.md', ...docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];

let nodes: INodeTypeDescription[];
let credentials: ICredentialType[];

beforeAll(async () => {
	const loader = await loadPackage();
	nodes = Object.keys(loader.known.nodes).map(
		(name) => NodeHelpers.getVersionedNodeType(loader.getNode(name).type).description,
	);
	credentials = Object.keys(loader.known.credentials).map((name) => loader.getCredential(name).type);
	expect([nodes.length, credentials.length]).toEqual([manifest.n8n.nodes.length, manifest.n8n.credentials.length]);
});

describe('the pages of the nodes', () => {
	test('are one for each node, with its name as title', () => {
		const titles = nodes.map(({ displayName }) => [pageOf(displayName), titleOf(pageOf(displayName))]);
		expect(titles).toEqual(nodes.map(({ displayName }) => [pageOf(displayName), displayName]));
		const files = readdirSync(join(root, 'docs', 'nodes'));
		expect(files.sort()).toEqual(nodes.map(({ displayName }) => basename(pageOf(displayName))).sort());
	});

	test('name every parameter and option of the form', () => {
		const missing = nodes.flatMap(({ displayName, properties }) => {
			const text = read(pageOf(displayName));
			const named = [...italics(text), ...headingsOf(text.split('\n')).map(({ title }) => title)];
			return shown(properties).flatMap((name) => (named.includes(name) ? [] : [`${displayName}: ${name}`]));
		});
		expect(missing).toEqual([]);
	});

	test('have in the first column of their tables parameters of their own form only', () => {
		const foreign = nodes.flatMap(({ displayName, properties }) => {
			const own = shown(properties);
			const cells = firstCells(read(pageOf(displayName)), ['Parameter', 'Option', 'Additional Fields']);
			expect(cells.length).toBeGreaterThan(0);
			return cells.flatMap(italics).flatMap((name) => (own.includes(name) ? [] : [`${displayName}: ${name}`]));
		});
		expect(foreign).toEqual([]);
	});

	test('refer for other options to the page on the options of every node, which has them', () => {
		const common = firstCells(read('docs/options.md'), ['Option']).flatMap(italics);
		const missing = nodes.flatMap(({ displayName, properties }) => {
			const text = read(pageOf(displayName));
			const [line = ''] = /^\[As in every node\]\(\.\.\/options\.md\).*$/m.exec(text) ?? [];
			const own = firstCells(text, ['Parameter', 'Option', 'Additional Fields']).flatMap(italics);
			const options = shown(properties.filter(({ name }) => name === 'options')).filter((name) => name !== 'Options');
			const elsewhere = options.filter((name) => !own.includes(name));
			return elsewhere.filter((name) => !italics(line).includes(name) || !common.includes(name));
		});
		expect(missing).toEqual([]);
	});

	test('lead to their credentials', () => {
		const missing = nodes.flatMap(({ displayName, credentials: used = [] }) =>
			used
				.map(({ name }) => `(../credentials.md#${anchor(credentialNamed(name).displayName)})`)
				.filter((link) => !read(pageOf(displayName)).includes(link))
				.map((link) => `${displayName}: ${link}`),
		);
		expect(missing).toEqual([]);
	});

	test('are where the node’s help and the table in the README lead', () => {
		const readme = read('README.md');
		for (const path of manifest.n8n.nodes) {
			const file = path.replace(/^dist\//, '').replace(/\.js$/, '.json');
			const codex = JSON.parse(read(file)) as { resources: Record<string, Array<{ url: string }>> };
			const type = basename(file, '.node.json').replace(/^./, (letter) => letter.toLowerCase());
			const node = nodes.find(({ name }) => name === type);
			if (node === undefined) throw new Error(`No node is called ${type}`);
			const page = `${home.blob}/${pageOf(node.displayName)}`;
			expect(codex.resources['primaryDocumentation']).toEqual([{ url: page }]);
			const help = (node.credentials ?? []).map(({ name }) => credentialNamed(name).documentationUrl);
			expect(codex.resources['credentialDocumentation']?.map(({ url }) => url)).toEqual(
				help.length > 0 ? help : [page],
			);
			expect(readme).toContain(`\n| [${node.displayName}](${page}) `);
		}
	});
});

test('the page of the credentials names every field in the part of its credential', () => {
	const page: Page = { path: 'docs/credentials.md', lines: read('docs/credentials.md').split('\n') };
	const missing = credentials.flatMap(({ displayName, properties }) => {
		const text = section([page], displayName)?.lines.join('\n') ?? '';
		return shown(properties).flatMap((name) => (italics(text).includes(name) ? [] : [`${displayName}: ${name}`]));
	});
	expect(missing).toEqual([]);
});

describe('names in italics', () => {
	const known = () => {
		const titles = [...nodes, ...credentials].map(({ displayName }) => displayName);
		// `Push Event` where the product is clear.
		const short = titles.map((name) =>
			name.replace(/^(Adobe )?(Campaign|Journey Optimizer|Experience Platform|Marketo|I\/O Events)? ?/, ''),
		);
		const forms = [...nodes, ...credentials].flatMap(({ properties }) => [...everyName(properties)]);
		return new Set([...titles, ...short, ...forms, ...Object.values(otherNames).flat()]);
	};

	test.each(pages.map((page): [string] => [page]))('%s: are those of forms and screens', (page) => {
		expect(unknownNames(read(page), known())).toEqual([]);
	});

	test('that stand on no form and no screen are found', () => {
		const text = 'Set _Options → Dry Run_ and _Environment: Custom_, not _Dry Rum_ or _Data Mode → Past_, _never_.';
		expect(unknownNames(text, known())).toEqual(['Dry Rum', 'Past']);
	});

	test('of other screens are all in use', () => {
		const all = new Set(pages.flatMap((page) => italics(read(page)).flatMap((name) => [name, ...parts(name)])));
		const unused = Object.values(otherNames)
			.flat()
			.filter((name) => !all.has(name));
		expect(unused).toEqual([]);
	});
});

test('every picture of .github/images is shown somewhere', () => {
	const all = pages.map(read).join('\n');
	expect(readdirSync(join(root, '.github', 'images')).filter((name) => !all.includes(`images/${name})`))).toEqual([]);
});

function read(path: string): string {
	const file = join(root, path);
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function titleOf(page: string): string | undefined {
	return headingsOf(read(page).split('\n'))[0]?.title;
}

function credentialNamed(name: string): ICredentialType {
	const found = credentials.find((credential) => credential.name === name);
	if (found === undefined) throw new Error(`No credential is called ${name}`);
	return found;
}

/** The names that a form shows: of its parameters, and of what can be added to them. */
function shown(properties: INodeProperties[]): string[] {
	const visible = properties.filter(({ type }) => type !== 'hidden' && type !== 'notice');
	return [...new Set(visible.flatMap((property) => [property.displayName, ...shown(membersOf(property))]))];
}

/** The parameters within a parameter, of a collection with lists the lists' own names too. */
function membersOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection')
		return options.filter((option): option is INodeProperties => 'displayName' in option && 'type' in option);
	if (type !== 'fixedCollection') return [];
	return options.flatMap((list) =>
		'values' in list ? [{ ...list, type: 'string', default: '' } as INodeProperties, ...list.values] : [],
	);
}

/** The names that a form shows, with those of the choices. */
function* everyName(properties: INodeProperties[]): Generator<string> {
	for (const property of properties) {
		yield property.displayName;
		if (property.type === 'options' || property.type === 'multiOptions')
			for (const choice of property.options ?? []) yield choice.name;
		for (const mode of property.modes ?? []) yield mode.displayName;
		yield* everyName(membersOf(property));
	}
}

/** What stands in italics, without code. */
function italics(markdown: string): string[] {
	const prose = markdown.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
	return [...prose.matchAll(/(?<![\w_])_([^_]+?)_(?![\w_])/g)].map(([, text = '']) =>
		text.replace(/\s+/g, ' ').replace(/\.$/, ''),
	);
}

/** `Options → Dry Run` and `Environment: Custom` are two names each. */
const parts = (name: string): string[] => name.split(/ → |: (?=[A-Z])/);

/** Of the names in italics those on no list. What begins with a small letter is emphasis. */
function unknownNames(markdown: string, known: Set<string>): string[] {
	return italics(markdown)
		.flatMap((name) => (known.has(name) ? [] : parts(name)))
		.filter((name) => /^[A-Z]/.test(name) && !known.has(name));
}

/** The first cells of the tables whose first column has one of these heads. */
function firstCells(markdown: string, heads: string[]): string[] {
	let isWanted = false;
	let isTable = false;
	return markdown.split('\n').flatMap((line) => {
		const cell = /^\| (.*?) *\|/.exec(line)?.[1];
		const isHead = !isTable && cell !== undefined;
		isTable = cell !== undefined;
		if (isHead) isWanted = heads.includes(cell.trim());
		return isWanted && !isHead && cell !== undefined ? [cell] : [];
	});
}
