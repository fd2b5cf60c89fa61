import { escapeXml } from './answers';
import { executionFault, parametersFault } from './envelope';
import type { EnumValue, Row } from './events';
import type { MethodRequest } from './method';
import { hasNamespace, type XmlElement } from '../xmlTree';

/** Campaign returns at most so many records where a query names no number (acc-js-sdk documentation, "Query API"). */
const defaultLineCount = 200;

/** A query as Campaign reads it. */
export interface QueryDef {
	schema: string;
	select: Array<{ path: string; analyze: boolean }>;
	/** Joined by AND. */
	conditions: string[];
	lineCount: number;
}

/** Reads the only parameter of `ExecuteQuery`; throws the SoapFault with which Campaign responds to an invalid one. */
export function readQueryDef(request: MethodRequest): QueryDef {
	const [queryDef, ...others] = request.parameters[0]?.children ?? [];
	if (queryDef?.name !== 'queryDef' || others.length > 0 || hasNamespace(queryDef)) {
		throw parametersFault(request, 'Exactly one <queryDef> in no namespace is expected.', 'SOP-330007 ');
	}
	if (queryDef.attributes.get('operation') !== 'select') {
		throw executionFault(request, "The sandbox supports only queries with the operation 'select'.");
	}
	const select = nodes(queryDef, 'select', 'node').map(({ attributes }) => ({
		path: attributes.get('expr') ?? '',
		analyze: attributes.get('analyze') === 'true',
	}));
	if (select.length === 0) throw executionFault(request, 'The query selects nothing.');
	const lineCount = Number(queryDef.attributes.get('lineCount') ?? defaultLineCount);
	if (!Number.isInteger(lineCount) || lineCount < 1) {
		throw executionFault(request, "XTK-170006 Unable to parse expression 'lineCount'.");
	}
	return {
		schema: queryDef.attributes.get('schema') ?? '',
		select,
		conditions: nodes(queryDef, 'where', 'condition').map(({ attributes }) => attributes.get('expr')?.trim() ?? ''),
		lineCount,
	};
}

/** The keys that the only condition names, as `path = 1` or `path IN (1, 2)`; throws a SoapFault for any other condition. */
export function keysInCondition({ conditions }: QueryDef, path: string, request: MethodRequest): string[] {
	const [condition = '', ...more] = conditions;
	const escaped = path.replace(/[[\]]/g, '\\$&');
	const single = new RegExp(`^${escaped}\\s*=\\s*(\\d+)$`).exec(condition)?.[1];
	const list = new RegExp(`^${escaped}\\s+IN\\s*\\((\\d+(?:\\s*,\\s*\\d+)*)\\)$`, 'i').exec(condition)?.[1];
	const keys = single ?? list;
	if (keys === undefined || more.length > 0) {
		throw executionFault(request, `XTK-170006 Unable to parse expression '${condition}'.`);
	}
	return keys.split(',').map((key) => key.trim());
}

/** A record as the response contains it: a path such as `[msg/@text]` becomes a child element with an attribute. */
export function recordXml(name: string, row: Row, { select }: QueryDef, request: MethodRequest): string {
	const own: string[] = [];
	const linked = new Map<string, string[]>();
	for (const { path, analyze } of select) {
		const value = row.get(path);
		const [, link, attribute = ''] = /^\[?(?:(\w+)\/)?@([\w-]+)\]?$/.exec(path) ?? [];
		if (value === undefined) throw executionFault(request, `XTK-170036 Unable to parse expression '${path}'.`);
		const target = link === undefined ? own : (linked.get(link) ?? []);
		if (link !== undefined) linked.set(link, target);
		target.push(...attributesOf(attribute, value, analyze));
	}
	const children = [...linked].map(([link, attributes]) => `<${[link, ...attributes].join(' ')}/>`);
	const tag = [name, ...own].join(' ');
	return children.length === 0 ? `<${tag}/>` : `<${tag}>${children.join('')}</${name}>`;
}

function attributesOf(name: string, value: string | EnumValue, analyze: boolean): string[] {
	const attribute = (suffix: string, text: string): string => `${name}${suffix}='${escapeXml(text)}'`;
	if (typeof value === 'string') return [attribute('', value)];
	const words = analyze
		? [
				...(value.name === undefined ? [] : [attribute('Name', value.name)]),
				...(value.label === undefined ? [] : [attribute('Label', value.label)]),
			]
		: [];
	return [attribute('', value.code), ...words];
}

function nodes(queryDef: XmlElement, part: string, item: string): XmlElement[] {
	return queryDef.children
		.filter(({ name }) => name === part)
		.flatMap(({ children }) => children)
		.filter(({ name }) => name === item);
}
