import { SaxesParser } from 'saxes';

/** An element as a second, independent parser reads it. */
export interface SaxElement {
	name: string;
	/** Namespace, '' for none. */
	uri: string;
	attributes: Record<string, string>;
	text: string;
	children: SaxElement[];
}

/** Reads a document strictly; throws where it is not well formed. */
export function saxTree(document: string): SaxElement {
	const parser = new SaxesParser<{ xmlns: true }>({ xmlns: true });
	const root: SaxElement = { name: '', uri: '', attributes: {}, text: '', children: [] };
	const open = [root];
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ local, uri, attributes }) => {
		const own = Object.values(attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns');
		const element = {
			name: local,
			uri,
			attributes: Object.fromEntries(own.map(({ name, value }) => [name, value])),
			text: '',
			children: [],
		};
		open.at(-1)?.children.push(element);
		open.push(element);
	});
	const add = (text: string): void => {
		const element = open.at(-1);
		if (element && element !== root) element.text += text;
	};
	parser.on('text', add);
	parser.on('cdata', add);
	parser.on('closetag', () => void open.pop());
	parser.write(document).close();
	const [only] = root.children;
	if (!only) throw new Error('There is no root');
	return only;
}

/** The same without the white space that only indents. */
export function withoutIndentation(element: SaxElement): SaxElement {
	return {
		...element,
		text: element.children.length > 0 ? element.text.trim() : element.text,
		children: element.children.map(withoutIndentation),
	};
}
